// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QList>
#include <QPalette>
#include <QSize>

/// What to draw.
struct Scene {
    QString name;
    portolan::Snapshot snapshot;
    QList<portolan::Event> events;
    bool dark = false;
    bool highContrast = false;
    bool rightToLeft = false;
    qreal textScale = 1.0;
    QSize size { 1180, 680 };
    portolan::PortKey selected; ///< the selected port; number 0: none
    QString filter;
    bool editing = false; ///< whether the label of the selected port is being edited
};

[[nodiscard]] QList<Scene> allScenes();
[[nodiscard]] QPalette darkPalette();
/// White and yellow on black, like the systems' high-contrast themes.
[[nodiscard]] QPalette highContrastPalette();

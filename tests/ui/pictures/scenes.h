// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QList>
#include <QPalette>
#include <QSize>

/// What the window is drawn with.
struct Scene {
    QString name;
    portolan::Snapshot snapshot;
    QList<portolan::Event> events;
    bool dark = false;
    bool highContrast = false;
    bool rightToLeft = false;
    qreal textScale = 1.0;
    QSize size { 1180, 680 };
    quint16 selected = 0; ///< a port
    QString filter;
    bool editing = false; ///< the selected port's label
};

[[nodiscard]] QList<Scene> allScenes();
[[nodiscard]] QPalette darkPalette();
/// White and yellow on black, as the systems' high-contrast themes are.
[[nodiscard]] QPalette highContrastPalette();

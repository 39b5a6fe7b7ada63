// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QPixmap>
#include <QStringList>

/// The preferences, section by section, and what the program says about itself: light, dark, in large text, small, and
/// in a language with longer words.
[[nodiscard]] QStringList dialogScenes();
/// `font` as the application starts with. Leaves the application's palette and font changed.
[[nodiscard]] QPixmap dialogPicture(const QString& scene, const QFont& font);

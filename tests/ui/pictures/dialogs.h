// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QPixmap>
#include <QStringList>

/// The preferences, page by page, and the About dialog: light, dark, in large text, small, and in a language with
/// longer words.
[[nodiscard]] QStringList dialogScenes();
/// `font`: the application's default. Leaves the application's palette and font changed.
[[nodiscard]] QPixmap dialogPicture(const QString& scene, const QFont& font);

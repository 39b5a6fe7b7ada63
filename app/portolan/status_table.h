// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace portolan {

/// The status object as a table for people, with a sentence for each conflict below it. Lines have at most `width`
/// columns (0: no limit). Ends with a newline.
[[nodiscard]] QString statusTable(const QJsonObject& status, int width = 0);

} // namespace portolan

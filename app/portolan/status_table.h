// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace portolan {

/// The status object as a table for people, with a sentence for each conflict below it; lines of `width` columns at the most
/// (0: as long as they get). Ends with a newline.
[[nodiscard]] QString statusTable(const QJsonObject& status, int width = 0);

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace portolan {

/// The status object as a table for people, with a sentence for each conflict below it. Lines have at most `width`
/// columns (0: no limit). Ends with a newline.
[[nodiscard]] QString statusTable(const QJsonObject& status, int width = 0);

/// The port of one row of the status: "3000", "5353/udp".
[[nodiscard]] QString portWord(const QJsonObject& port);

} // namespace portolan

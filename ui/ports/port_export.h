// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace portolan {

/// The ports as CSV (RFC 4180) with a header line, in UTF-8 with a byte order mark, which spreadsheets need. No cell
/// starts like a formula: process names are untrusted.
[[nodiscard]] QByteArray portsAsCsv(const Snapshot& snapshot);
/// The output of `portolan status --json`, indented.
[[nodiscard]] QByteArray portsAsJson(const Snapshot& snapshot);

/// Writes CSV or JSON, depending on the file name's suffix. Returns "" or the system's error message.
[[nodiscard]] QString savePorts(const Snapshot& snapshot, const QString& path);

/// Asks for a file, then writes the ports into it. Calls `snapshot` when the file is chosen. Returns at once. UI
/// thread.
void askAndSavePorts(QWidget& window, const std::function<Snapshot()>& snapshot);

} // namespace portolan

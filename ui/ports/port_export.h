// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace portolan {

/// The ports as RFC 4180 has it, with a header line, in UTF-8 with a mark of that, which spreadsheets go by. No cell begins
/// as a formula does: names come from programs.
[[nodiscard]] QByteArray portsAsCsv(const Snapshot& snapshot);
/// What `portolan status --json` prints, with line breaks.
[[nodiscard]] QByteArray portsAsJson(const Snapshot& snapshot);

/// Writes the one or the other, as the name of the file ends. Returns "", or what the system said.
[[nodiscard]] QString savePorts(const Snapshot& snapshot, const QString& path);

/// Asks for a file and writes the ports into it as they are then. `snapshot` is called when the file is chosen; returns at
/// once. UI thread.
void askAndSavePorts(QWidget& window, const std::function<Snapshot()>& snapshot);

} // namespace portolan

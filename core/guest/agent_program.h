// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace portolan {

/// The agent's program file, for a guest that has to be given it.
struct AgentProgram {
    QByteArray content;
    QString sha256; ///< of the content, in lowercase hexadecimal digits
};

/// On Windows it is part of this program; elsewhere a file of this installation.
/// Errors: NotAvailable, InvalidInput where it is not what was built with this program; each with a sentence.
[[nodiscard]] Result<AgentProgram> agentProgram();

} // namespace portolan

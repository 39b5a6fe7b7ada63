// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace portolan {

/// The agent's program file, for guests that it must be copied to.
struct AgentProgram {
    QByteArray content;
    QString sha256; ///< lowercase hexadecimal digits
};

/// On Windows a resource of this program; elsewhere a file of the installation.
/// Errors: NotAvailable, InvalidInput if it was not built with this program; each with a sentence.
[[nodiscard]] Result<AgentProgram> agentProgram();

} // namespace portolan

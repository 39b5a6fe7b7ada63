// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace portolan::demo {

/// Runs a program (looked for in PATH and in the folders of system programs) to its end and gives what it wrote to
/// stdout. Errors: NotAvailable when there is no such program; Other with its words when it did not end with 0.
[[nodiscard]] Result<std::string> runCommand(const std::vector<std::string>& command);

} // namespace portolan::demo

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace portolan::demo {

/// Runs a program (searched in PATH and in the folders of system programs) to its end and returns its stdout. Errors:
/// NotAvailable if there is no such program; Other, with its stderr, if it failed.
[[nodiscard]] Result<std::string> runCommand(const std::vector<std::string>& command);

} // namespace portolan::demo

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace portolan::demo {

/// Runs a program (searched in PATH) to its end and returns its output, stderr included. Errors: NotAvailable if there is
/// no such program; Other, with the first line of its output, if it failed.
[[nodiscard]] Result<std::string> runCommand(const std::vector<std::string>& command);

} // namespace portolan::demo

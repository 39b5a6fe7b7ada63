// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>

namespace portolan {

/// Why a program could not be loaded into the kernel, and what would help; sentences for people. The kernel's error alone
/// misleads: it answers EINVAL to a missing privilege. `cannot`: what the kernel then cannot do, "refuse binds".
[[nodiscard]] std::string explainKernelProblem(const Error& error, const std::string& cannot);

/// The same for the error of openCgroupRoot(), after `cannot`: "Binds cannot be refused".
[[nodiscard]] std::string explainCgroupProblem(const Error& error, const std::string& cannot);

} // namespace portolan

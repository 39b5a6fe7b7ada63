// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>

namespace portolan {

/// Why a BPF program could not be loaded, and what would help, in sentences. The kernel's errno alone misleads: a missing
/// privilege gives EINVAL. `cannot`: what the kernel then cannot do, such as "refuse binds".
[[nodiscard]] std::string explainKernelProblem(const Error& error, const std::string& cannot);

/// The same for an error of openCgroupRoot(). `cannot`: such as "Binds cannot be refused".
[[nodiscard]] std::string explainCgroupProblem(const Error& error, const std::string& cannot);

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

namespace portolan {

/// The root of the version 2 cgroup tree, which every process of the machine is below, with whatever cgroup layout.
/// Taken from where it is mounted; where it is not, or hidden (`ip netns exec` mounts over it), from a mount of our own
/// that no path leads to. Errors: NotAvailable where the kernel has no such tree or shows this process only a part of
/// it; PermissionDenied.
[[nodiscard]] Result<UniqueFd> openCgroupRoot();

} // namespace portolan

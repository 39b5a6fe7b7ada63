// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

namespace portolan {

/// Opens the root of the cgroup v2 tree, which contains every process of the machine in any cgroup layout. Uses a
/// detached mount if the tree is not mounted or hidden (`ip netns exec` mounts over it). Errors: NotAvailable if the
/// kernel has no such tree or shows only a part of it to this process; PermissionDenied.
[[nodiscard]] Result<UniqueFd> openCgroupRoot();

} // namespace portolan

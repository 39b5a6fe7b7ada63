// SPDX-License-Identifier: MIT
#include "core/relay/descriptor_limit.h"

#include <sys/resource.h>

namespace portolan {

std::optional<uint64_t> raiseDescriptorLimit()
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::nullopt;
    const uint64_t former = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return former;
}

void restoreDescriptorLimit(std::optional<uint64_t> limit)
{
    rlimit current {};
    if (!limit || ::getrlimit(RLIMIT_NOFILE, &current) != 0)
        return;
    current.rlim_cur = *limit;
    ::setrlimit(RLIMIT_NOFILE, &current);
}

} // namespace portolan

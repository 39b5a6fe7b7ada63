// SPDX-License-Identifier: MIT
#include "core/base/descriptor_limit.h"

#include <algorithm>
#include <limits>

#include <sys/resource.h>

namespace portolan {

namespace {

/// 0: not raised. Global, because the limit is per process.
rlim_t formerLimit = 0;
int forConnections = std::numeric_limits<int>::max();

// For the second descriptor of each connection in one round of accepts, and for all other needs.
constexpr rlim_t reserve = 96;

} // namespace

void raiseDescriptorLimit()
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t former = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) == 0)
        formerLimit = former;
    const rlim_t kept = std::min(reserve, limit.rlim_cur / 4);
    forConnections = static_cast<int>(std::min<rlim_t>(limit.rlim_cur - kept, std::numeric_limits<int>::max()));
}

int descriptorsForConnections() { return forConnections; }

int descriptorsForListeners() { return forConnections / 4 * 3; }

void restoreDescriptorLimit()
{
    rlimit limit {};
    if (formerLimit == 0 || ::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = formerLimit;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace portolan

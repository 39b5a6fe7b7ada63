// SPDX-License-Identifier: MIT
#include "core/base/descriptor_limit.h"

#include <algorithm>
#include <limits>

#include <sys/resource.h>

namespace portolan {

namespace {

/// Zero: not raised. Kept here, as only one answer is right for a process.
rlim_t formerLimit = 0;
int forConnections = std::numeric_limits<int>::max();

// What a connection takes beside its first descriptor, for as many as are taken in a row, and all other needs.
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

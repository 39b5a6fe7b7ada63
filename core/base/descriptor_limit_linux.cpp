// SPDX-License-Identifier: MIT
#include "core/base/descriptor_limit.h"

#include <sys/resource.h>

namespace portolan {

namespace {

/// Zero: not raised. Kept here, as only one answer is right for a process.
rlim_t formerLimit = 0;

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
}

void restoreDescriptorLimit()
{
    rlimit limit {};
    if (formerLimit == 0 || ::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = formerLimit;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace portolan

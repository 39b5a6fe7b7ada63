// SPDX-License-Identifier: MIT
#include "core/listeners/process_identity.h"

#include "core/base/unique_handle_windows.h"

#include <windows.h>

namespace portolan {

std::string processIdentity(uint32_t pid)
{
    const UniqueHandle process(::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, pid));
    FILETIME start {};
    FILETIME end {};
    FILETIME kernel {};
    FILETIME user {};
    if (!process || !::GetProcessTimes(process.handle(), &start, &end, &kernel, &user))
        return {};
    const uint64_t started = uint64_t { start.dwHighDateTime } << 32 | start.dwLowDateTime;
    return std::to_string(pid) + ' ' + std::to_string(started);
}

} // namespace portolan

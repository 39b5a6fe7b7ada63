// SPDX-License-Identifier: MIT
#include "core/base/result.h"

#include "core/base/wide_text_windows.h"

#include <winsock2.h>
#include <windows.h>

namespace portolan {

ErrorCode errorCodeFor(int osError)
{
    switch (osError) {
    case WSAEADDRINUSE: return ErrorCode::InUse;
    case WSAEACCES: // from bind(), for an excluded range; Windows has no privileged ports
        return ErrorCode::Reserved;
    case ERROR_ACCESS_DENIED: return ErrorCode::PermissionDenied;
    case WSAEADDRNOTAVAIL:
    case WSAEAFNOSUPPORT:
    case WSAEPROTONOSUPPORT:
    case WSAEOPNOTSUPP:
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND: return ErrorCode::NotAvailable;
    case WSAECONNREFUSED:
    case WSAECONNRESET:
    case ERROR_CONNECTION_REFUSED:
    case ERROR_NETNAME_DELETED: return ErrorCode::Refused; // the last: a reset, from an overlapped call
    case WSAETIMEDOUT:
    case ERROR_SEM_TIMEOUT: return ErrorCode::Unreachable;
    case WSAENETDOWN:
    case WSAENETUNREACH:
    case ERROR_NETWORK_UNREACHABLE: return ErrorCode::NoRoute;
    case WSAEHOSTDOWN:
    case WSAEHOSTUNREACH:
    case ERROR_HOST_UNREACHABLE: return ErrorCode::HostUnreachable;
    case WSAEINVAL:
    case ERROR_INVALID_PARAMETER: return ErrorCode::InvalidInput;
    case WSAEMFILE:
    case WSAENOBUFS:
    case ERROR_TOO_MANY_OPEN_FILES:
    case ERROR_NOT_ENOUGH_MEMORY:
    case ERROR_OUTOFMEMORY:
    case ERROR_NO_SYSTEM_RESOURCES: return ErrorCode::Resources;
    default: return ErrorCode::Other;
    }
}

std::string systemText(int osError)
{
    wchar_t text[1024];
    const DWORD length = ::FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
        static_cast<DWORD>(osError), 0, text, static_cast<DWORD>(std::size(text)), nullptr);
    std::string said = utf8({ text, length });
    while (!said.empty() && (said.back() == '\n' || said.back() == '\r' || said.back() == ' '))
        said.pop_back();
    return said.empty() ? "error " + std::to_string(osError) : said;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/base/result.h"

#include <cerrno>
#include <system_error>

namespace portolan {

ErrorCode errorCodeFor(int osError)
{
    switch (osError) {
    case EADDRINUSE: return ErrorCode::InUse;
    case EACCES:
    case EPERM: return ErrorCode::PermissionDenied;
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
    case ENOENT:
    case EOPNOTSUPP: return ErrorCode::NotAvailable;
    case ECONNREFUSED:
    case ECONNRESET: return ErrorCode::Refused;
    case ETIMEDOUT: return ErrorCode::Unreachable;
    case ENETDOWN:
    case ENETUNREACH: return ErrorCode::NoRoute;
    case EHOSTDOWN:
    case EHOSTUNREACH: return ErrorCode::HostUnreachable;
    case EINVAL: return ErrorCode::InvalidInput;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM: return ErrorCode::Resources;
    default: return ErrorCode::Other;
    }
}

std::string systemText(int osError) { return std::system_category().message(osError); }

} // namespace portolan

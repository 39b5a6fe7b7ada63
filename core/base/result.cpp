// SPDX-License-Identifier: MIT
#include "core/base/result.h"

namespace portolan {

Error systemError(int osError, const std::string& what)
{
    return { errorCodeFor(osError), osError, what + ": " + systemText(osError) };
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/host/reserved_ports.h"

namespace portolan {

QStringList ReservedPorts::usualCommand() { return {}; }

} // namespace portolan

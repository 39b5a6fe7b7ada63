// SPDX-License-Identifier: MIT
#include "core/listeners/process_identity.h"

#include <fstream>
#include <sstream>

namespace portolan {

std::string processIdentity(uint32_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    const size_t name = line.rfind(')'); // the second field, which may contain any characters
    if (name == std::string::npos)
        return {};
    constexpr int startField = 22; // in clock ticks since the boot
    std::istringstream fields(line.substr(name + 1));
    std::string start;
    for (int field = 3; field <= startField; ++field)
        fields >> start;
    return fields ? bootIdentity() + ' ' + std::to_string(pid) + ' ' + start : std::string();
}

std::string bootIdentity()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

} // namespace portolan

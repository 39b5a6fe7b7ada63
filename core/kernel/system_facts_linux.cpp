// SPDX-License-Identifier: MIT
#include "core/kernel/system_facts.h"

#include "core/base/unique_fd.h"

#include <array>
#include <fstream>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace portolan {

namespace {

// Newer than some headers.
constexpr unsigned capabilityPerfmon = 38;
constexpr unsigned capabilityBpf = 39;
constexpr int namespaceCookieOption = 71; // SO_NETNS_COOKIE
// Inode of the first pid namespace on every kernel.
constexpr uint64_t initialPidNamespace = 0xeffffffc;

} // namespace

std::string kernelRelease()
{
    utsname names {};
    return ::uname(&names) == 0 ? names.release : "";
}

PortRange ephemeralPorts()
{
    std::ifstream file("/proc/sys/net/ipv4/ip_local_port_range");
    PortRange range;
    if (file >> range.first >> range.last && range.first >= 1 && range.first <= range.last)
        return range;
    return usualEphemeralPorts;
}

uint64_t networkNamespaceCookie()
{
    uint64_t cookie = 0;
    socklen_t length = sizeof(cookie);
    const UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket || ::getsockopt(socket.fd(), SOL_SOCKET, namespaceCookieOption, &cookie, &length) != 0)
        return 0;
    return cookie;
}

bool kernelHasBpfCapability() { return ::prctl(PR_CAPBSET_READ, capabilityBpf, 0, 0, 0) >= 0; }

bool mayLoadKernelPrograms()
{
    __user_cap_header_struct header {};
    header.version = _LINUX_CAPABILITY_VERSION_3;
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> data {};
    if (::syscall(SYS_capget, &header, data.data()) != 0)
        return false;
    const auto has
        = [&data](unsigned capability) { return (data.at(capability / 32).effective & (1U << capability % 32)) != 0; };
    return has(CAP_SYS_ADMIN)
        || (has(CAP_NET_ADMIN) && (!kernelHasBpfCapability() || (has(capabilityBpf) && has(capabilityPerfmon))));
}

agent_pid_namespace pidNamespace()
{
    struct stat information {
    };
    if (::stat("/proc/self/ns/pid", &information) != 0)
        return {};
    constexpr unsigned minorBits = 20;
    const uint64_t device = uint64_t { major(information.st_dev) } << minorBits | minor(information.st_dev);
    return { device, information.st_ino };
}

bool seesKernelPids() { return pidNamespace().inode == initialPidNamespace; }

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/guest_listener.h"
#include "core/ports/port_key.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace portolan {

/// Who was first on which port, as one run of this program hands it to the next. A run sees who comes when, but not what happens
/// between two runs. So it leaves two lists:
///
/// - Sockets of the guest on ports that no host program had before them. Where such a socket still listens in the next run, a
///   host program with that port has come later. A socket is the same while its id and the boot of the guest's kernel are.
/// - Host programs that came after the guest's. They stay so while the guest's services restart. A program is the same while its
///   process is: pid, start and boot. One that has started again is forgotten, since it may have been first this time.
///
/// So a reboot on either side forgets what no longer holds, without anybody having to notice it.
struct PortOrder {
    std::string guest; ///< as with --guest; another guest has nothing to do with it
    std::string boot;  ///< of the guest's kernel
    std::map<PortKey, std::set<uint64_t>> guestFirst; ///< ids of sockets
    std::map<PortKey, std::string> hostLater;         ///< the program, as a text that no other has

    friend bool operator==(const PortOrder&, const PortOrder&) = default;
};

/// Remembers which host ports were taken while the guest was already listening on them: by forwarders, such as an editor's. The
/// guest may always bind such a port again, so that its service can restart. Pure: the caller reports the ports in order.
class HostSeniority
{
public:
    /// The program that has a host port now; "": unknown. Asked only about ports that matter.
    using Holder = std::function<std::string(PortKey)>;
    using Listeners = std::map<uint64_t, GuestListener>; ///< by id

    /// `remembered`: what the last run left about this guest.
    explicit HostSeniority(PortOrder remembered = {});

    /// Takes the current ports of host and guest. A host port is junior from the moment it appears beside a guest listener until
    /// it disappears.
    void observe(const std::set<PortKey>& hostPorts, const std::set<PortKey>& guestPorts, const Holder& holder);
    /// Takes the current listeners of the guest. Host ports are junior to the sockets that the last run left.
    void recognize(const std::string& boot, const Listeners& listeners);
    [[nodiscard]] const std::set<PortKey>& juniorPorts() const { return m_junior; }

    /// What to leave for the next run.
    [[nodiscard]] PortOrder order(const std::string& boot, const Listeners& listeners, const Holder& holder) const;

private:
    PortOrder m_remembered;
    std::set<PortKey> m_hostPorts;
    std::set<PortKey> m_junior;
};

} // namespace portolan

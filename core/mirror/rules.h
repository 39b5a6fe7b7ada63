// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/state.h"
#include "core/ports/denied_port.h"
#include "core/ports/port_key.h"
#include "core/ports/port_range.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// What happens to a guest program that binds a port that the host uses.
enum class RefusalPreference { Refuse, Allow };

/// What the user decided for one port. Empty members mean the default.
struct Rule {
    std::optional<bool> enabled;              ///< the switch; `true` outranks every rule that ignores the port
    std::optional<bool> ignored;              ///< keep a row, do nothing; `false` outranks those rules, too
    std::optional<RefusalPreference> refusal; ///< overrides CommonRules::refusal
    std::optional<uint16_t> hostPort;         ///< the number on the host, where it is not the guest's

    [[nodiscard]] bool empty() const { return *this == Rule(); }
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// How many mirrors there may be at a time: one for each port on localhost, and for each other 127.x address of a port.
inline constexpr uint32_t usualMirrorLimit = 1000;
inline constexpr uint32_t highestMirrorLimit = 10000; ///< the agent does not tell of more listeners

/// What rules look at beside the port's number.
struct PortUse {
    PortRange ephemeral = usualEphemeralPorts;  ///< of the guest
    std::vector<std::string_view> processes {}; ///< of the guest's listeners
    bool byNumber = false;                      ///< one of them asked for this number: it is no ephemeral port
    bool tooMany = false;                       ///< the limit leaves the port out
};

/// What the user decided about all ports at once.
struct CommonRules {
    RefusalPreference refusal = RefusalPreference::Refuse;
    RefusalError refusalError = RefusalError::Eacces; ///< what a refused program is told
    bool mirrorEphemeral = true; ///< the ports that the guest's system gives out
    uint32_t mirrorLimit = usualMirrorLimit; ///< 1 to highestMirrorLimit
    std::vector<PortRange> ignoredRanges;      ///< of both protocols
    std::vector<std::string> ignoredProcesses; ///< names of executables, '*' stands for any characters

    friend bool operator==(const CommonRules&, const CommonRules&) = default;
};

/// All that the user decided about mirroring. A value: the engine holds one, settings read and write it.
struct Rules : CommonRules {
    bool paused = false;
    std::map<PortKey, Rule> ports; ///< by the guest's port

    [[nodiscard]] bool enabled(PortKey port) const;
    /// The port of the host that stands for the guest's `port`. Whoever looks up host listeners, failures or reservations of a
    /// guest's port asks here.
    [[nodiscard]] PortKey hostPort(PortKey port) const;
    /// What ignores the port. Its own rule comes first; then port 53 (DNS), which is ignored unless the user wants it; then
    /// ranges, ephemeral ports, and processes if they include every process that listens on the port.
    [[nodiscard]] IgnoredBy ignoredBy(PortKey port, const PortUse& use = {}) const;
    /// Whether listeners of the process called `name` are ignored. A rule for the port outranks that.
    [[nodiscard]] bool ignoresProcess(std::string_view name) const;
    /// Whether the port has a rule of its own against being ignored.
    [[nodiscard]] bool wanted(PortKey port) const;
    /// Whether the user allowed this port in the guest beside a host program. Such a port is never mirrored, so that the host
    /// program can restart.
    [[nodiscard]] bool allowedInGuest(PortKey port) const;
    /// Whether a guest bind() fails while a host program uses the port. Never for UDP or port 53, for a port that is off or
    /// ignored, or while all ports are paused.
    [[nodiscard]] bool refuses(PortKey port, const PortUse& use = {}) const;

    // Rules that equal the default are dropped.
    /// A port that is switched on is mirrored, even if a rule or the limit left it out.
    void setEnabled(PortKey port, bool on, const PortUse& use = {});
    /// Ignoring a port takes its switch back: a port is either off or ignored.
    void setIgnored(PortKey port, bool ignored, const PortUse& use = {});
    void setAllowedInGuest(PortKey port, bool allowed);

    friend bool operator==(const Rules&, const Rules&) = default;

private:
    void forgetIfEmpty(PortKey port);
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/state.h"
#include "core/ports/port_range.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// What a guest program is told when it binds a port that the host uses.
enum class RefusalPreference { Refuse, Allow };

/// How a browser speaks to a port.
enum class WebScheme { Http, Https };
/// "http", "https".
[[nodiscard]] std::string_view toString(WebScheme scheme);

/// What the user decided for one port. Empty members: the default holds.
struct Rule {
    std::optional<bool> enabled;              ///< the switch; `true` outranks whatever else would have the port ignored
    std::optional<bool> ignored;              ///< keep a row, do nothing; `false` outranks like that, too
    std::optional<RefusalPreference> refusal; ///< overrides Rules::refusal
    std::string label;                        ///< UTF-8
    std::optional<WebScheme> scheme;

    [[nodiscard]] bool empty() const { return *this == Rule(); }
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// What the rules look at of a port, beside its number.
struct PortUse {
    PortRange ephemeral = usualEphemeralPorts;  ///< of the guest
    std::vector<std::string_view> processes {}; ///< of the guest's listeners
};

/// All that the user decided. A value: the engine holds one, settings read and write it.
struct Rules {
    bool paused = false;
    RefusalPreference refusal = RefusalPreference::Refuse;
    bool mirrorEphemeral = true;
    std::vector<PortRange> ignoredRanges;
    std::vector<std::string> ignoredProcesses; ///< names of executables, '*' stands for any characters
    std::map<uint16_t, Rule> ports;

    [[nodiscard]] bool enabled(uint16_t port) const;
    /// By what the port is ignored. Its own rule comes first; then port 53 (DNS), which nobody wants unless he says so; then
    /// ranges, ephemeral ports, and processes: when every one that listens on the port is ignored.
    [[nodiscard]] IgnoredBy ignoredBy(uint16_t port, const PortUse& use = {}) const;
    /// Whether listeners of the process called `name` are passed over. A rule of the port's own outranks that.
    [[nodiscard]] bool ignoresProcess(std::string_view name) const;
    /// Whether the port has a rule of its own that keeps it from being ignored.
    [[nodiscard]] bool wanted(uint16_t port) const;
    /// Whether the user allowed the guest this very port, next to a host program. Such a port is never mirrored, so that the
    /// host program can restart.
    [[nodiscard]] bool allowedInGuest(uint16_t port) const;
    /// Whether a guest bind() is to be refused where a host program uses the port. Never for 53, nor for a port that is off or
    /// ignored, nor while everything is paused.
    [[nodiscard]] bool refuses(uint16_t port, const PortUse& use = {}) const;
    [[nodiscard]] std::string_view label(uint16_t port) const;
    /// Http, unless the user or the port's usual service (443, 8443) says otherwise.
    [[nodiscard]] WebScheme scheme(uint16_t port) const;

    // A rule that says what holds anyway is forgotten.
    /// A port that is switched on is mirrored, whatever ignored it.
    void setEnabled(uint16_t port, bool on, const PortUse& use = {});
    /// An ignored port is no longer switched off: it is one or the other.
    void setIgnored(uint16_t port, bool ignored, const PortUse& use = {});
    void setAllowedInGuest(uint16_t port, bool allowed);
    void setLabel(uint16_t port, std::string label);
    void setScheme(uint16_t port, WebScheme scheme);

    friend bool operator==(const Rules&, const Rules&) = default;

private:
    void forgetIfEmpty(uint16_t port);
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>

namespace portolan {

/// What a guest program is told when it binds a port that the host uses.
enum class RefusalPreference { Refuse, Allow };

/// What the user decided for one port. Empty members: the default holds.
struct Rule {
    std::optional<bool> enabled;              ///< the switch
    std::optional<bool> ignored;              ///< keep a row, do nothing
    std::optional<RefusalPreference> refusal; ///< overrides Rules::refusal

    [[nodiscard]] bool empty() const { return !enabled && !ignored && !refusal; }
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// All that the user decided. A value: the engine holds one, settings read and write it.
struct Rules {
    bool paused = false;
    RefusalPreference refusal = RefusalPreference::Refuse;
    std::map<uint16_t, Rule> ports;

    /// With the defaults filled in: every port is on and none ignored, but for 53 (DNS), which is ignored unless the user
    /// switched it on.
    [[nodiscard]] bool enabled(uint16_t port) const;
    [[nodiscard]] bool ignored(uint16_t port) const;
    /// Whether the user allowed the guest this very port, next to a host program. Such a port is never mirrored, so that the
    /// host program can restart.
    [[nodiscard]] bool allowedInGuest(uint16_t port) const;
    /// Whether a guest bind() is to be refused where a host program uses the port. Never for 53, nor for a port that is off or
    /// ignored, nor while everything is paused.
    [[nodiscard]] bool refuses(uint16_t port) const;

    /// A rule that says what holds anyway is forgotten.
    void setEnabled(uint16_t port, bool on);
    void setAllowedInGuest(uint16_t port, bool allowed);

    friend bool operator==(const Rules&, const Rules&) = default;
};

} // namespace portolan

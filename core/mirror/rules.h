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
    std::optional<bool> enabled;               ///< the switch
    std::optional<bool> ignored;               ///< keep a row, do nothing
    std::optional<RefusalPreference> refusal;  ///< overrides Rules::refusal

    [[nodiscard]] bool empty() const { return !enabled && !ignored && !refusal; }
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// All that the user decided. A value: the engine holds one, settings read and write it.
struct Rules {
    bool paused = false;
    RefusalPreference refusal = RefusalPreference::Refuse;
    std::map<uint16_t, Rule> ports;

    /// The rule of a port with the defaults filled in: every port is on and none ignored, but for 53 (DNS), which is ignored
    /// unless the user switched it on.
    [[nodiscard]] bool enabled(uint16_t port) const;
    [[nodiscard]] bool ignored(uint16_t port) const;
    [[nodiscard]] RefusalPreference refusalFor(uint16_t port) const;

    friend bool operator==(const Rules&, const Rules&) = default;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_key.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// How a browser speaks to a port.
enum class WebScheme { Http, Https };
/// "http", "https".
[[nodiscard]] std::string_view toString(WebScheme scheme);

/// How the user wants to see one port. Nothing here decides whether it is mirrored.
struct PortNote {
    std::string label; ///< UTF-8
    std::optional<WebScheme> scheme;

    friend bool operator==(const PortNote&, const PortNote&) = default;
};

/// The notes of all ports. Notes that equal the default are dropped.
struct PortNotes {
    std::map<PortKey, PortNote> ports;

    [[nodiscard]] std::string_view label(PortKey port) const;
    /// Http, unless the user or the port's usual service (443, 8443) says otherwise.
    [[nodiscard]] WebScheme scheme(PortKey port) const;
    void setLabel(PortKey port, std::string label);
    void setScheme(PortKey port, WebScheme scheme);

    friend bool operator==(const PortNotes&, const PortNotes&) = default;

private:
    void set(PortKey port, PortNote note);
};

} // namespace portolan

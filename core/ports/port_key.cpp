// SPDX-License-Identifier: MIT
#include "core/ports/port_key.h"

#include <charconv>

namespace portolan {

std::string_view toString(Protocol protocol) { return protocol == Protocol::Tcp ? "tcp" : "udp"; }

std::string textOf(const PortKey& port)
{
    const std::string number = std::to_string(port.number);
    return port.protocol == Protocol::Tcp ? number : number + '/' + std::string(toString(port.protocol));
}

std::optional<PortKey> parsePortKey(std::string_view text)
{
    const size_t slash = text.find('/');
    const std::string_view digits = text.substr(0, slash);
    Protocol protocol = Protocol::Tcp;
    if (slash != std::string_view::npos) {
        const std::string_view name = text.substr(slash + 1);
        if (name != "tcp" && name != "udp")
            return std::nullopt;
        protocol = name == "tcp" ? Protocol::Tcp : Protocol::Udp;
    }
    if (digits.starts_with('0')) // "080" must not be a second name of port 80
        return std::nullopt;
    uint16_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return PortKey(number, protocol);
}

} // namespace portolan

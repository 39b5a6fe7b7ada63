// SPDX-License-Identifier: MIT
#include "core/engine/meeting.h"

#include <algorithm>
#include <tuple>

namespace portolan {

namespace {

using protocol::Interface;

bool isLinkLocal(const Address& address)
{
    return address.is_v4() ? sameNetwork({ address, 16 }, { asio::ip::make_address_v4("169.254.0.0"), 16 })
                           : address.to_v6().is_link_local();
}

/// Everybody has loopback, and every link has fe80::/10.
bool canMeet(const Address& address)
{
    return !address.is_loopback() && !address.is_unspecified() && !(address.is_v6() && isLinkLocal(address));
}

/// Less is better.
auto rank(const Interface& interface)
{
    return std::tuple(!interface.up, interface.name != "eth0", !interface.routed);
}

/// An address on each side.
struct Pair {
    const Interface* interface;
    const Adapter* adapter;
    InterfaceAddress guest;
    InterfaceAddress host;

    /// Less is better. WSL's switch first, since a guest may claim to be in any network of the host. IPv4 before IPv6, which
    /// cannot be steered.
    [[nodiscard]] auto rank() const
    {
        return std::tuple(!isWslSwitch(*adapter), interface->aside, isLinkLocal(host.address), host.address.is_v6(),
            -host.prefix, portolan::rank(*interface));
    }
};

template <typename Addresses> void bringToFront(Addresses& addresses, const InterfaceAddress& first)
{
    const auto found = std::ranges::find(addresses, first);
    std::rotate(addresses.begin(), found, found + 1);
}

/// By its name, or because nothing else comes into question.
std::optional<Interface> likelyInterface(const std::vector<Interface>& interfaces)
{
    const auto best = std::ranges::min_element(interfaces, {}, [](const Interface& each) {
        return std::tuple(each.aside, each.addresses.empty(), rank(each));
    });
    return best == interfaces.end() ? std::nullopt : std::optional(*best);
}

} // namespace

Meeting findMeeting(const std::vector<Interface>& interfaces, const std::vector<Adapter>& adapters, const ChosenEnds& chosen)
{
    std::vector<Interface> ofGuest = interfaces;
    std::vector<Adapter> ofHost = adapters;
    if (!chosen.interface.isEmpty())
        std::erase_if(ofGuest, [&](const Interface& each) { return each.name != chosen.interface.toStdString(); });
    if (!chosen.adapter.isEmpty())
        std::erase_if(ofHost, [&](const Adapter& each) { return each.name != chosen.adapter; });

    std::optional<Pair> best;
    for (const Interface& interface : ofGuest) {
        for (const InterfaceAddress& guest : interface.addresses) {
            if (!canMeet(guest.address) || isOfHost(adapters, guest.address))
                continue;
            for (const Adapter& adapter : ofHost) {
                for (const InterfaceAddress& host : adapter.addresses) {
                    const Pair pair { &interface, &adapter, guest, host };
                    // The host routes by its own prefix.
                    if (canMeet(host.address) && host.prefix > 0 && sameNetwork(host, { guest.address, host.prefix })
                        && (!best || pair.rank() < best->rank()))
                        best = pair;
                }
            }
        }
    }

    Meeting meeting;
    if (best) {
        meeting = { *best->interface, *best->adapter, true };
        bringToFront(meeting.interface->addresses, best->guest);
        bringToFront(meeting.adapter->addresses, best->host);
        return meeting;
    }
    meeting.interface = likelyInterface(ofGuest);
    const auto adapter = chosen.adapter.isEmpty() ? std::ranges::find_if(ofHost, isWslSwitch) : ofHost.begin();
    if (adapter != ofHost.end())
        meeting.adapter = *adapter;
    return meeting;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/agent/network_state.h"

#include <algorithm>
#include <tuple>

namespace portolan {

namespace {

const Link* choose(const NetworkState& state, std::string_view wanted)
{
    const auto named = [&state](std::string_view name) -> const Link* {
        const auto found = std::ranges::find(state.links, name, &Link::name);
        return found == state.links.end() ? nullptr : &*found;
    };
    if (!wanted.empty())
        return named(wanted);
    if (const Link* eth0 = named("eth0"))
        return eth0;
    if (state.defaultRoute) {
        const auto found = std::ranges::find(state.links, *state.defaultRoute, &Link::index);
        if (found != state.links.end())
            return &*found;
    }
    const auto candidate = [](const Link& link) { return link.up && !link.loopback; };
    const auto first = std::ranges::find_if(state.links, candidate);
    const bool only = std::ranges::count_if(state.links, candidate) == 1;
    return only ? &*first : nullptr;
}

} // namespace

protocol::Interface chooseInterface(const NetworkState& state, std::string_view wanted)
{
    const Link* link = choose(state, wanted);
    if (!link)
        return {};
    std::vector<LinkAddress> addresses = link->addresses;
    std::ranges::stable_sort(addresses, {},
        [](const LinkAddress& each) { return std::tuple(each.address.address.is_v6(), each.reach, each.secondary); });
    protocol::Interface chosen;
    chosen.name = link->name;
    chosen.up = link->up;
    for (const LinkAddress& each : addresses)
        chosen.addresses.push_back(each.address);
    return chosen;
}

std::optional<Address> relayAddress(const protocol::Interface& interface)
{
    const auto usable
        = [](const InterfaceAddress& each) { return each.address.is_v4() || !each.address.to_v6().is_link_local(); };
    const auto found = std::ranges::find_if(interface.addresses, usable);
    if (found == interface.addresses.end())
        return std::nullopt;
    return found->address;
}

} // namespace portolan

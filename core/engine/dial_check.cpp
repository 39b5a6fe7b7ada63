// SPDX-License-Identifier: MIT
#include "core/engine/dial_check.h"

#include <algorithm>

namespace portolan {

namespace {

bool isLinkLocal6(const Address& address) { return address.is_v6() && address.to_v6().is_link_local(); }

/// Whether an address of that kind never belongs to one machine of a network.
bool isSpecial(const Address& address)
{
    const bool broadcast = address.is_v4() && address.to_v4() == asio::ip::address_v4::broadcast();
    return address.is_unspecified() || address.is_loopback() || address.is_multicast() || broadcast
        || unmapped(address) != address || isLinkLocal6(address);
}

bool hasAddress(const std::vector<InterfaceAddress>& addresses, const Address& address)
{
    return std::ranges::find(addresses, address, &InterfaceAddress::address) != addresses.end();
}

/// Whether the address stands for the whole network, or in IPv4 for all of its machines. Networks of two addresses have no such.
bool standsForNetwork(const Address& address, const InterfaceAddress& network)
{
    if (network.prefix >= (address.is_v4() ? 31 : 127))
        return false;
    const AddressRange range = networkRange(network);
    return address == range.first || (address.is_v4() && address == range.last);
}

} // namespace

Result<Address> sourceFor(const Address& dialled, const std::vector<InterfaceAddress>& guest, const Adapter& adapter,
    const std::vector<Adapter>& host)
{
    const auto no = [](const std::string& why) { return Error { ErrorCode::PermissionDenied, 0, why }; };
    if (isSpecial(dialled))
        return no("is no address of a guest");
    if (!hasAddress(guest, dialled))
        return no("is not one of its interface");
    if (isOfHost(host, dialled))
        return no("is an address of this computer");
    const auto leadsThere = [&](const InterfaceAddress& own) { // Qt says 0 or -1 where it does not know the prefix
        return own.prefix > 0 && !isLinkLocal6(own.address) && sameNetwork(own, { dialled, own.prefix });
    };
    const auto source = std::ranges::find_if(adapter.addresses, leadsThere);
    if (source == adapter.addresses.end())
        return no("is not in the network of " + adapter.name.toStdString());
    if (standsForNetwork(dialled, *source))
        return no("stands for the network of " + adapter.name.toStdString());
    return source->address;
}

} // namespace portolan

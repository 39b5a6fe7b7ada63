// SPDX-License-Identifier: MIT
#include "core/host/adapters.h"

#include "core/host/peer_addresses.h"

#include <QNetworkInterface>
#include <QRegularExpression>

#include <algorithm>

namespace portolan {

std::vector<Adapter> hostAdapters()
{
    std::vector<Adapter> adapters;
    const std::map<Address, Address> peers = peerAddresses();
    for (const QNetworkInterface& interface : QNetworkInterface::allInterfaces()) {
        const auto flags = interface.flags();
        if (!(flags & QNetworkInterface::IsUp) || (flags & QNetworkInterface::IsLoopBack))
            continue;
        Adapter adapter { interface.humanReadableName(), {} };
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            QHostAddress plain = entry.ip();
            plain.setScopeId({});
            const std::optional<Address> address = parseAddress(plain.toString().toStdString());
            if (!address)
                continue;
            adapter.addresses.push_back({ *address, entry.prefixLength() });
            if (const auto peer = peers.find(*address); peer != peers.end())
                adapter.addresses.back().peer = peer->second;
        }
        std::stable_partition(adapter.addresses.begin(), adapter.addresses.end(),
            [](const InterfaceAddress& address) { return address.address.is_v4(); });
        if (!adapter.addresses.empty())
            adapters.push_back(std::move(adapter));
    }
    return adapters;
}

bool isOfHost(const std::vector<Adapter>& host, const Address& address)
{
    return std::ranges::any_of(host, [&address](const Adapter& each) {
        return std::ranges::find(each.addresses, address, &InterfaceAddress::address) != each.addresses.end();
    });
}

bool isWslSwitch(const Adapter& adapter)
{
    // "vEthernet (WSL)", "vEthernet (WSL (Hyper-V firewall))" and the article's "vEthernet(WSL)".
    static const QRegularExpression wslSwitch(QStringLiteral("^vEthernet ?\\(WSL"));
    return wslSwitch.match(adapter.name).hasMatch();
}

LoopbackFamilies hostLoopback()
{
    LoopbackFamilies families { false, false };
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        families.v4 = families.v4 || address == QHostAddress(QHostAddress::LocalHost);
        families.v6 = families.v6 || address == QHostAddress(QHostAddress::LocalHostIPv6);
    }
    return families.v4 || families.v6 ? families : LoopbackFamilies {};
}

} // namespace portolan

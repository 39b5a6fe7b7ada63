// SPDX-License-Identifier: MIT
#include "core/host/adapters.h"

#include <QNetworkInterface>
#include <QRegularExpression>

#include <algorithm>

namespace portolan {

namespace {

bool inNetworkOf(const Adapter& adapter, const std::vector<InterfaceAddress>& guestAddresses)
{
    for (const InterfaceAddress& own : adapter.addresses) {
        for (const InterfaceAddress& guest : guestAddresses) {
            // The host routes by its own prefix. Link-local networks prove nothing: every link has fe80::/10.
            const bool linkLocal = own.address.is_v6() && own.address.to_v6().is_link_local();
            if (!linkLocal && sameNetwork(own, { guest.address, own.prefix }))
                return true;
        }
    }
    return false;
}

} // namespace

std::vector<Adapter> hostAdapters()
{
    std::vector<Adapter> adapters;
    for (const QNetworkInterface& interface : QNetworkInterface::allInterfaces()) {
        const auto flags = interface.flags();
        if (!(flags & QNetworkInterface::IsUp) || (flags & QNetworkInterface::IsLoopBack))
            continue;
        Adapter adapter { interface.humanReadableName(), {} };
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            QHostAddress plain = entry.ip();
            plain.setScopeId({});
            if (const auto address = parseAddress(plain.toString().toStdString()))
                adapter.addresses.push_back({ *address, entry.prefixLength() });
        }
        std::stable_partition(adapter.addresses.begin(), adapter.addresses.end(),
            [](const InterfaceAddress& address) { return address.address.is_v4(); });
        if (!adapter.addresses.empty())
            adapters.push_back(std::move(adapter));
    }
    return adapters;
}

bool isWslSwitch(const Adapter& adapter)
{
    // "vEthernet (WSL)", "vEthernet (WSL (Hyper-V firewall))" and the article's "vEthernet(WSL)".
    static const QRegularExpression wslSwitch(QStringLiteral("^vEthernet ?\\(WSL"));
    return wslSwitch.match(adapter.name).hasMatch();
}

std::optional<Adapter> chooseAdapter(
    const std::vector<Adapter>& adapters, const QString& wanted, const std::vector<InterfaceAddress>& guestAddresses)
{
    const auto first = [&](auto&& matches) -> std::optional<Adapter> {
        const auto found = std::find_if(adapters.begin(), adapters.end(), matches);
        return found == adapters.end() ? std::nullopt : std::optional(*found);
    };
    if (!wanted.isEmpty())
        return first([&](const Adapter& adapter) { return adapter.name == wanted; });

    const auto leadsThere = [&](const Adapter& adapter) { return inNetworkOf(adapter, guestAddresses); };
    // A switch of that name may belong to another guest, so the network counts more. The name decides before the guest is
    // known.
    if (auto adapter = first([&](const Adapter& a) { return isWslSwitch(a) && leadsThere(a); }))
        return adapter;
    if (auto adapter = first(leadsThere))
        return adapter;
    return first(isWslSwitch);
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

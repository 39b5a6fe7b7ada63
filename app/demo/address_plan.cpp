// SPDX-License-Identifier: MIT
#include "app/demo/address_plan.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace portolan::demo {

namespace {

constexpr uint32_t firstNetwork = 0xac100000; ///< 172.16.0.0
constexpr int poolPrefix = 12;
constexpr int networkPrefix = 20;
constexpr int guestPrefix = 16;
constexpr uint32_t networkSize = 1U << (32 - networkPrefix);
constexpr uint32_t networkCount = 1U << (networkPrefix - poolPrefix);
constexpr uint32_t articleNetwork = 0xac1d6000; ///< 172.29.96.0
constexpr uint32_t hostPart = 0x0001;           ///< .96.1
constexpr uint32_t guestPart = 0x0c3a;          ///< .108.58

Address address(uint32_t number) { return asio::ip::address_v4(number); }

bool overlaps(const InterfaceAddress& network, const InterfaceAddress& route)
{
    const int prefix = std::min(network.prefix, route.prefix);
    return networkRange({ network.address, prefix }).first == networkRange({ route.address, prefix }).first;
}

std::optional<std::string> freeLink(const std::vector<std::string>& taken)
{
    // A link's name has at most 15 bytes, so there is room for one digit.
    for (const char* suffix : { "", "2", "3", "4", "5", "6", "7", "8", "9" }) {
        const std::string name = std::string("vEthernet(WSL)") + suffix;
        if (std::find(taken.begin(), taken.end(), name) == taken.end())
            return name;
    }
    return std::nullopt;
}

} // namespace

std::optional<AddressPlan> planAddresses(const HostNetwork& host)
{
    const std::optional<std::string> link = freeLink(host.links);
    if (!link)
        return std::nullopt;
    std::vector<uint32_t> candidates { articleNetwork };
    for (uint32_t i = 0; i < networkCount; ++i)
        candidates.push_back(firstNetwork + i * networkSize);

    for (const bool insideWiderRoutes : { false, true }) {
        for (const uint32_t candidate : candidates) {
            const InterfaceAddress network { address(candidate), networkPrefix };
            const bool taken = std::any_of(host.routes.begin(), host.routes.end(), [&](const InterfaceAddress& route) {
                return !(insideWiderRoutes && route.prefix <= poolPrefix) && overlaps(network, route);
            });
            if (!taken) {
                return AddressPlan { *link, { address(candidate + hostPart), networkPrefix },
                    { address(candidate + guestPart), guestPrefix }, network };
            }
        }
    }
    return std::nullopt;
}

std::vector<InterfaceAddress> parseRoutes(const std::string& text)
{
    std::vector<InterfaceAddress> routes;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        // "172.29.96.0/20 dev ...", "local 127.0.0.1 dev ...", "blackhole 10.0.0.0/8 ...", "default via ...".
        std::istringstream words(line);
        std::string word;
        words >> word;
        if (!word.empty() && (word[0] < '0' || word[0] > '9'))
            words >> word;
        const size_t slash = word.find('/');
        const std::optional<Address> parsed = parseAddress(word.substr(0, slash));
        if (!parsed || !parsed->is_v4())
            continue;
        int prefix = 32;
        if (slash != std::string::npos)
            std::from_chars(word.data() + slash + 1, word.data() + word.size(), prefix);
        if (prefix > 0)
            routes.push_back({ *parsed, std::min(prefix, 32) });
    }
    return routes;
}

} // namespace portolan::demo

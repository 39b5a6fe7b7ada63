// SPDX-License-Identifier: MIT
#include "core/listeners/listening_sockets.h"

#include "core/base/address_bytes.h"

#include <algorithm>

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>

#include <iphlpapi.h>

namespace portolan {

namespace {

constexpr int maximumAttempts = 5;

uint16_t portOf(DWORD field) { return ntohs(static_cast<u_short>(field)); }

ListeningSocket named(Address address, uint16_t port, DWORD pid)
{
    ListeningSocket socket;
    socket.address = std::move(address);
    socket.port = port;
    // A dual-stack listener is in both tables.
    socket.v6Only = socket.address.is_v6();
    socket.number = endpointNumber(socket.address, port);
    socket.pid = pid;
    return socket;
}

ListeningSocket socketOf(const MIB_TCPROW_OWNER_PID& row)
{
    return named(asio::ip::address_v4(ntohl(row.dwLocalAddr)), portOf(row.dwLocalPort), row.dwOwningPid);
}

ListeningSocket socketOf(const MIB_TCP6ROW_OWNER_PID& row)
{
    return named(unmapped(addressFrom(row.ucLocalAddr, false)), portOf(row.dwLocalPort), row.dwOwningPid);
}

template <typename Table> Result<Done> appendTable(ULONG family, std::vector<char>& buffer, std::vector<ListeningSocket>& sockets)
{
    DWORD error = ERROR_INSUFFICIENT_BUFFER;
    for (int attempt = 0; attempt < maximumAttempts && error == ERROR_INSUFFICIENT_BUFFER; ++attempt) {
        auto size = static_cast<DWORD>(buffer.size());
        error = ::GetExtendedTcpTable(buffer.data(), &size, FALSE, family, TCP_TABLE_OWNER_PID_LISTENER, 0);
        if (error == ERROR_INSUFFICIENT_BUFFER)
            buffer.resize(size + size / 4); // the table may grow before the next attempt
    }
    if (error == ERROR_NOT_SUPPORTED) // a system without this family
        return Done {};
    if (error != NO_ERROR)
        return systemError(static_cast<int>(error), "Cannot read the list of listening sockets");
    const auto* table = reinterpret_cast<const Table*>(buffer.data());
    for (DWORD i = 0; i < table->dwNumEntries; ++i)
        sockets.push_back(socketOf(table->table[i]));
    return Done {};
}

} // namespace

struct ListeningSockets::Channel {
    std::vector<char> buffer = std::vector<char>(size_t { 16 } * 1024); ///< usually large enough
};

ListeningSockets::ListeningSockets()
    : m_channel(std::make_unique<Channel>())
{
}

ListeningSockets::~ListeningSockets() = default;

Result<std::vector<ListeningSocket>> ListeningSockets::dump()
{
    std::vector<ListeningSocket> sockets;
    if (const auto read = appendTable<MIB_TCPTABLE_OWNER_PID>(AF_INET, m_channel->buffer, sockets); !read)
        return read.error();
    if (const auto read = appendTable<MIB_TCP6TABLE_OWNER_PID>(AF_INET6, m_channel->buffer, sockets); !read)
        return read.error();
    return sockets;
}

Result<std::optional<ListeningSocket>> ListeningSockets::find(const Name& name)
{
    const Result<std::vector<ListeningSocket>> sockets = dump();
    if (!sockets)
        return sockets.error();
    const auto found = std::find_if(sockets.value().begin(), sockets.value().end(),
        [&](const ListeningSocket& socket) { return socket.address == name.address && socket.port == name.port; });
    return found == sockets.value().end() ? std::optional<ListeningSocket>() : std::optional(*found);
}

} // namespace portolan

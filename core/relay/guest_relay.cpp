// SPDX-License-Identifier: MIT
#include "core/relay/guest_relay.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace portolan {

namespace {

/// Of more, the oldest is reset: a host program that only connects and waits cannot keep those out who know the token,
/// since they show it at once.
constexpr size_t maximumStrangers = 512;
/// How often to look for a place where so many ports in a row are free.
constexpr int rowAttempts = 8;

} // namespace

GuestRelay::GuestRelay() = default;

GuestRelay::~GuestRelay()
{
    m_thread.run([this] {
        stopListening();
        for (const auto& [number, connection] : std::exchange(m_strangers, {}))
            connection->abort();
        for (const auto& connection : std::exchange(m_connections, {}))
            connection->abort();
    });
}

void GuestRelay::admit(const protocol::Token& token, const protocol::Token& proof, std::vector<Address> peers)
{
    m_thread.run([&] {
        m_token = token;
        m_proof = proof;
        m_peers = std::move(peers);
        std::ranges::transform(m_peers, m_peers.begin(), unmapped);
    });
}

void GuestRelay::allowServicesOn(std::vector<Address> addresses)
{
    m_thread.run([&] {
        m_allowed = std::move(addresses);
        std::erase_if(m_allowed, [](const Address& each) { return each.is_v6() && each.to_v6().is_link_local(); });
    });
}

Result<GuestRelay::Listening> GuestRelay::listen(const Address& address, uint16_t ports, const std::string& interface)
{
    return m_thread.run([&]() -> Result<Listening> {
        stopListening();
        std::string problem;
        for (int attempt = 0; attempt < rowAttempts && m_listeners.size() < ports; ++attempt) {
            Result<Row> row = openRow(unmapped(address), ports, interface, problem);
            if (!row && m_listeners.empty())
                return row.error();
            if (!row)
                break;
            if (row.value().size() > m_listeners.size())
                std::swap(row.value(), m_listeners);
            close(row.value());
        }
        return Listening { m_listeners.front()->localEndpoint(), static_cast<uint16_t>(m_listeners.size()), problem };
    });
}

void GuestRelay::stopListening()
{
    m_thread.run([this] { close(std::exchange(m_listeners, {})); });
}

/// As many as are free from a port on that the system chooses.
Result<GuestRelay::Row> GuestRelay::openRow(
    const Address& address, uint16_t ports, const std::string& interface, std::string& problem)
{
    Row row;
    sockets::Endpoint next(address, 0);
    while (row.size() < ports) {
        Result<sockets::Acceptor> acceptor = sockets::listen(m_thread.context(), next);
        if (!acceptor && row.empty())
            return acceptor.error();
        if (!acceptor)
            break;
        const Result<Done> bound
            = interface.empty() ? Done {} : sockets::bindToInterface(acceptor.value(), interface);
        if (!bound)
            problem = bound.error().context + ".";
        row.push_back(ConnectionListener::start(m_thread, std::move(acceptor).value(),
            { .accepted = [this](sockets::Socket host) { accepted(std::move(host)); }, .dropped = [] {} }));
        const uint16_t port = row.back()->localEndpoint().port();
        if (port == std::numeric_limits<uint16_t>::max())
            break;
        next.port(static_cast<uint16_t>(port + 1));
    }
    return row;
}

void GuestRelay::close(const Row& row)
{
    for (const auto& listener : row)
        listener->close();
}

void GuestRelay::accepted(sockets::Socket host)
{
    if (std::ranges::find(m_peers, host.remoteEndpoint().address()) == m_peers.end())
        return host.closeWithReset();
    const auto connection
        = std::make_shared<GuestConnection>(*this, m_thread, ++m_lastNumber, std::move(host), m_traffic);
    m_strangers.emplace(connection->number(), connection);
    connection->start();
    if (m_strangers.size() > maximumStrangers) {
        const auto oldest = m_strangers.extract(m_strangers.begin());
        oldest.mapped()->abort();
    }
}

bool GuestRelay::allowsService(const sockets::Endpoint& service) const
{
    const auto isService = [&service](const auto& listener) { return listener->localEndpoint() == service; };
    if (std::ranges::any_of(m_listeners, isService))
        return false; // the relay would call itself, without an end
    return service.address().is_loopback() || std::ranges::find(m_allowed, service.address()) != m_allowed.end();
}

void GuestRelay::trusted(const std::shared_ptr<GuestConnection>& connection)
{
    m_connections.insert(connection);
    m_strangers.erase(connection->number());
}

void GuestRelay::ended(const std::shared_ptr<GuestConnection>& connection)
{
    m_strangers.erase(connection->number());
    m_connections.erase(connection);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/relay/guest_relay.h"

#include "core/net/loop_thread.h"
#include "core/relay/connection_listener.h"
#include "core/relay/guest_connection.h"
#include "core/relay/traffic.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_set>
#include <utility>

namespace portolan {

namespace {

/// Of more, the oldest is reset: a host program that only connects and waits cannot keep those out who know the token,
/// since they show it at once.
constexpr size_t maximumStrangers = 512;
/// How often to look for a place where so many ports in a row are free.
constexpr int rowAttempts = 8;

} // namespace

/// The part that lives on the relay thread. All members but `thread` are used there only.
class GuestRelay::ThreadSide final : public GuestConnection::Owner
{
public:
    ~ThreadSide();

    void admit(const protocol::Token& token, std::vector<Address> peers);
    void allowServicesOn(std::vector<Address> addresses);
    Result<Listening> listen(const Address& address, uint16_t ports);
    void stopListening();

    LoopThread thread;

private:
    using Row = std::vector<std::shared_ptr<ConnectionListener>>;
    [[nodiscard]] Result<Row> openRow(const Address& address, uint16_t ports);
    static void close(const Row& row);
    void accepted(sockets::Socket host);
    [[nodiscard]] bool admits(const sockets::Socket& host) const;

    bool knowsToken(const uint8_t* token) const override { return m_token.matches(token); }
    bool allowsService(const sockets::Endpoint& service) const override;
    void trusted(const std::shared_ptr<GuestConnection>& connection) override;
    void ended(const std::shared_ptr<GuestConnection>& connection) override;

    protocol::Token m_token;
    std::vector<Address> m_peers;
    std::vector<Address> m_allowed;
    Row m_listeners; ///< on ports in a row
    uint64_t m_lastNumber = 0;
    std::map<uint64_t, std::shared_ptr<GuestConnection>> m_strangers; ///< have not shown the token; the oldest first
    std::unordered_set<std::shared_ptr<GuestConnection>> m_connections;
    std::shared_ptr<Traffic> m_traffic = std::make_shared<Traffic>(); // the host counts by port, here nobody asks
};

GuestRelay::ThreadSide::~ThreadSide()
{
    thread.run([this] {
        stopListening();
        for (const auto& [number, connection] : std::exchange(m_strangers, {}))
            connection->abort();
        for (const auto& connection : std::exchange(m_connections, {}))
            connection->abort();
    });
}

void GuestRelay::ThreadSide::admit(const protocol::Token& token, std::vector<Address> peers)
{
    m_token = token;
    m_peers = std::move(peers);
    std::transform(m_peers.begin(), m_peers.end(), m_peers.begin(), unmapped);
}

void GuestRelay::ThreadSide::allowServicesOn(std::vector<Address> addresses)
{
    m_allowed = std::move(addresses);
    std::erase_if(m_allowed, [](const Address& each) { return each.is_v6() && each.to_v6().is_link_local(); });
}

Result<GuestRelay::Listening> GuestRelay::ThreadSide::listen(const Address& address, uint16_t ports)
{
    stopListening();
    for (int attempt = 0; attempt < rowAttempts && m_listeners.size() < ports; ++attempt) {
        Result<Row> row = openRow(unmapped(address), ports);
        if (!row && m_listeners.empty())
            return row.error();
        if (!row)
            break;
        if (row.value().size() > m_listeners.size())
            std::swap(row.value(), m_listeners);
        close(row.value());
    }
    return Listening { m_listeners.front()->localEndpoint(), static_cast<uint16_t>(m_listeners.size()) };
}

/// As many as are free from a port on that the system chooses.
Result<GuestRelay::ThreadSide::Row> GuestRelay::ThreadSide::openRow(const Address& address, uint16_t ports)
{
    Row row;
    sockets::Endpoint next(address, 0);
    while (row.size() < ports) {
        ConnectionListener::Handlers handlers;
        handlers.accepted = [this](sockets::Socket host) { accepted(std::move(host)); };
        handlers.dropped = [] {};
        auto listener = ConnectionListener::open(thread, next, std::move(handlers));
        if (!listener && row.empty())
            return listener.error();
        if (!listener)
            break;
        row.push_back(std::move(listener).value());
        const uint16_t port = row.back()->localEndpoint().port();
        if (port == std::numeric_limits<uint16_t>::max())
            break;
        next.port(static_cast<uint16_t>(port + 1));
    }
    return row;
}

void GuestRelay::ThreadSide::close(const Row& row)
{
    for (const auto& listener : row)
        listener->close();
}

void GuestRelay::ThreadSide::stopListening() { close(std::exchange(m_listeners, {})); }

void GuestRelay::ThreadSide::accepted(sockets::Socket host)
{
    if (!admits(host))
        return host.closeWithReset();
    const auto connection
        = std::make_shared<GuestConnection>(*this, thread, ++m_lastNumber, std::move(host), m_traffic);
    m_strangers.emplace(connection->number(), connection);
    connection->start();
    if (m_strangers.size() > maximumStrangers) {
        const auto oldest = m_strangers.extract(m_strangers.begin());
        oldest.mapped()->abort();
    }
}

bool GuestRelay::ThreadSide::admits(const sockets::Socket& host) const
{
    return std::find(m_peers.begin(), m_peers.end(), host.remoteEndpoint().address()) != m_peers.end();
}

bool GuestRelay::ThreadSide::allowsService(const sockets::Endpoint& service) const
{
    const auto isService = [&service](const auto& listener) { return listener->localEndpoint() == service; };
    if (std::any_of(m_listeners.begin(), m_listeners.end(), isService))
        return false; // the relay would call itself, without an end
    return service.address().is_loopback()
        || std::find(m_allowed.begin(), m_allowed.end(), service.address()) != m_allowed.end();
}

void GuestRelay::ThreadSide::trusted(const std::shared_ptr<GuestConnection>& connection)
{
    m_connections.insert(connection);
    m_strangers.erase(connection->number());
}

void GuestRelay::ThreadSide::ended(const std::shared_ptr<GuestConnection>& connection)
{
    m_strangers.erase(connection->number());
    m_connections.erase(connection);
}

GuestRelay::GuestRelay()
    : m_threadSide(std::make_unique<ThreadSide>())
{
}

GuestRelay::~GuestRelay() = default;

void GuestRelay::admit(const protocol::Token& token, std::vector<Address> peers)
{
    m_threadSide->thread.run([&] { m_threadSide->admit(token, std::move(peers)); });
}

void GuestRelay::allowServicesOn(std::vector<Address> addresses)
{
    m_threadSide->thread.run([&] { m_threadSide->allowServicesOn(std::move(addresses)); });
}

Result<GuestRelay::Listening> GuestRelay::listen(const Address& address, uint16_t ports)
{
    return m_threadSide->thread.run([&] { return m_threadSide->listen(address, ports); });
}

void GuestRelay::stopListening()
{
    m_threadSide->thread.run([&] { m_threadSide->stopListening(); });
}

} // namespace portolan

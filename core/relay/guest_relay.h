// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/net/loop_thread.h"
#include "core/protocol/token.h"
#include "core/relay/connection_listener.h"
#include "core/relay/guest_connection.h"
#include "core/relay/traffic.h"

#include <asio/ip/tcp.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace portolan {

/// The guest's end of the relay, inside the agent: accepts connections from the host on the guest's interface and, for
/// whoever shows the session's token, connects them to a service on this guest's loopback or on one of the interface's
/// addresses. Everybody else is reset without a word. A thread of its own runs it; every method may be called from any
/// other thread.
class GuestRelay final : public GuestConnection::Owner
{
public:
    GuestRelay();
    /// Closes the listener and resets every connection.
    ~GuestRelay();
    GuestRelay(const GuestRelay&) = delete;
    GuestRelay& operator=(const GuestRelay&) = delete;

    /// Whom to let in, and what to show them. Connections that live are not touched.
    void admit(const protocol::Token& token, const protocol::Token& proof, std::vector<Address> peers);
    /// The addresses on which services may be asked for, beside those of the loopback: all those of the interface to the
    /// host. Skips IPv6 link-local ones, which are not complete without an interface. Replaces the former list.
    void allowServicesOn(std::vector<Address> addresses);
    struct Listening {
        asio::ip::tcp::endpoint first;
        uint16_t ports = 1;     ///< in a row from there
        std::string problem {}; ///< a sentence: why it is not bound to the interface; ""
    };
    /// Listens on `address`, on up to `ports` ports in a row that the system chooses, in place of the listeners before,
    /// which are gone in any case. `interface`: takes only what comes in there, and answers by it, whatever the routes and
    /// rules say; "": any. Errors: NotAvailable when the address is not (yet) this guest's; Resources.
    [[nodiscard]] Result<Listening> listen(
        const Address& address, uint16_t ports = 1, const std::string& interface = {});
    /// No listener any more; connections live on.
    void stopListening();

private:
    using Row = std::vector<std::shared_ptr<ConnectionListener>>;
    [[nodiscard]] Result<Row> openRow(
        const Address& address, uint16_t ports, const std::string& interface, std::string& problem);
    static void close(const Row& row);
    void accepted(sockets::Socket host);

    bool knowsToken(const uint8_t* token) const override { return m_token.matches(token); }
    const protocol::Token& proof() const override { return m_proof; }
    bool allowsService(const sockets::Endpoint& service) const override;
    void trusted(const std::shared_ptr<GuestConnection>& connection) override;
    void ended(const std::shared_ptr<GuestConnection>& connection) override;

    // Used on the relay thread only.
    protocol::Token m_token;
    protocol::Token m_proof;
    std::vector<Address> m_peers;
    std::vector<Address> m_allowed;
    Row m_listeners; ///< on ports in a row
    uint64_t m_lastNumber = 0;
    std::map<uint64_t, std::shared_ptr<GuestConnection>> m_strangers; ///< have not shown the token; the oldest first
    std::unordered_set<std::shared_ptr<GuestConnection>> m_connections;
    std::shared_ptr<Traffic> m_traffic = std::make_shared<Traffic>(); // the host counts by port, here nobody asks
    LoopThread m_thread; ///< the last member, so that it ends before the others
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/protocol/token.h"
#include "core/relay/guest_relay.h"
#include "core/relay/mirror_relay.h"

#include <asio/ip/tcp.hpp>

#include <memory>
#include <thread>

/// The path from a port of the host to a service in the guest. tst_relay tests what every such path must do.
class RelayPath
{
public:
    using Endpoint = asio::ip::tcp::endpoint;

    virtual ~RelayPath() = default;
    /// Mirrors `service` on the address `host` and returns the endpoint; port 0 if that fails.
    [[nodiscard]] virtual Endpoint mirror(
        const Endpoint& service, const portolan::Address& host, std::shared_ptr<portolan::Traffic> traffic)
        = 0;
    [[nodiscard]] Endpoint mirror(const Endpoint& service);
};

/// Both relays in this process: the host is 127.0.0.1 and ::1; the agent is 127.0.0.2, dialled from 127.0.0.3.
class LoopbackRelayPath : public RelayPath
{
public:
    LoopbackRelayPath();

    [[nodiscard]] Endpoint mirror(
        const Endpoint& service, const portolan::Address& host, std::shared_ptr<portolan::Traffic> traffic) override;
    using RelayPath::mirror;

    [[nodiscard]] static portolan::Address agentAddress();
    [[nodiscard]] static portolan::Address sourceAddress();
    [[nodiscard]] portolan::RelayTarget target(const Endpoint& service) const;

    portolan::protocol::Token token = portolan::protocol::Token::random();
    Endpoint agent; ///< port 0 if it does not listen
    uint16_t agentPorts = 1;
    std::unique_ptr<portolan::GuestRelay> guest = std::make_unique<portolan::GuestRelay>();
    /// Uses several threads to share connections among, however many processors the machine has.
    std::unique_ptr<portolan::MirrorRelay> host = std::make_unique<portolan::MirrorRelay>(2);
};

/// Echoes data to any number of clients, until each of them ends.
class EchoService
{
public:
    explicit EchoService(const portolan::Address& address);
    ~EchoService();
    EchoService(const EchoService&) = delete;
    EchoService& operator=(const EchoService&) = delete;

    [[nodiscard]] RelayPath::Endpoint endpoint() const { return m_endpoint; }

private:
    void accept();

    asio::io_context m_context;
    asio::ip::tcp::acceptor m_acceptor;
    RelayPath::Endpoint m_endpoint;
    std::thread m_thread;
};

/// How many descriptors this process has open.
[[nodiscard]] int openDescriptors();

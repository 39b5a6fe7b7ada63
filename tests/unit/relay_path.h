// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/protocol/token.h"
#include "core/relay/guest_relay.h"
#include "core/relay/mirror_relay.h"
#include "core/relay/relayed_way.h"
#include "core/relay/steered_way.h"

#include <asio/ip/tcp.hpp>

#include <functional>
#include <memory>
#include <optional>
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

/// A relay with the ways of one guest, as the engine has them.
class HostRelay : public portolan::MirrorRelay
{
public:
    explicit HostRelay(const std::optional<portolan::AgentRoute>& route = {});
    ~HostRelay();

    void setRoute(const std::optional<portolan::AgentRoute>& route);
    void setDialFailureHandler(std::function<void(const portolan::Error&)> handler);
    void probe(std::function<void(portolan::Result<portolan::Done>)> done);

    [[nodiscard]] Target target(const asio::ip::tcp::endpoint& service) const { return { ways, service }; }
    using MirrorRelay::close;
    void close(MirrorId mirror) { close({ &mirror, 1 }); }

    const std::shared_ptr<portolan::SteeredWay> steered;
    const std::shared_ptr<portolan::RelayedWay> relayed;
    const std::shared_ptr<portolan::Ways> ways;
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
    [[nodiscard]] portolan::AgentRoute route() const { return { agent, sourceAddress(), token, agentPorts, proof }; }
    [[nodiscard]] portolan::MirrorRelay::Target target(const Endpoint& service) const { return host->target(service); }

    portolan::protocol::Token token = portolan::protocol::Token::random();
    portolan::protocol::Token proof = portolan::protocol::Token::random();
    Endpoint agent; ///< port 0 if it does not listen
    uint16_t agentPorts = 1;
    std::unique_ptr<portolan::GuestRelay> guest = std::make_unique<portolan::GuestRelay>();
    std::unique_ptr<HostRelay> host;
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

// SPDX-License-Identifier: MIT
#include "relay_path.h"

#include <asio/buffer.hpp>
#include <asio/write.hpp>

#include <QDir>

#include <array>

using namespace portolan;

namespace {

class EchoConnection : public std::enable_shared_from_this<EchoConnection>
{
public:
    explicit EchoConnection(asio::ip::tcp::socket socket)
        : m_socket(std::move(socket))
    {
    }

    void read()
    {
        m_socket.async_read_some(
            asio::buffer(m_buffer), [self = shared_from_this()](const asio::error_code& error, size_t size) {
                if (!error)
                    self->write(size);
            });
    }

private:
    void write(size_t size)
    {
        asio::async_write(
            m_socket, asio::buffer(m_buffer, size), [self = shared_from_this()](const asio::error_code& error, size_t) {
                if (!error)
                    self->read();
            });
    }

    asio::ip::tcp::socket m_socket;
    std::array<char, 16 * 1024> m_buffer {};
};

} // namespace

RelayPath::Endpoint RelayPath::mirror(const Endpoint& service)
{
    return mirror(service, loopback4(), std::make_shared<Traffic>());
}

HostRelay::HostRelay(const std::optional<AgentRoute>& route)
    : steered(std::make_shared<SteeredWay>(thread().context()))
    , relayed(std::make_shared<RelayedWay>(thread().context()))
    , ways(std::make_shared<Ways>(Ways::List { steered, relayed }))
{
    setRoute(route);
}

HostRelay::~HostRelay()
{
    thread().run([this] { ways->close(); });
}

void HostRelay::setRoute(const std::optional<AgentRoute>& route)
{
    thread().run([&] { relayed->setRoute(route); });
}

void HostRelay::setDialFailureHandler(std::function<void(const Error&)> handler)
{
    thread().run([&] { relayed->setDialFailureHandler(std::move(handler)); });
}

void HostRelay::probe(std::function<void(Result<Done>)> done)
{
    thread().post([way = relayed, done = std::move(done)] { way->probe(done); });
}

LoopbackRelayPath::LoopbackRelayPath()
{
    guest->admit(token, proof, { sourceAddress() });
    if (const auto listening = guest->listen(agentAddress(), 4)) {
        agent = listening.value().first;
        agentPorts = listening.value().ports;
    }
    host = std::make_unique<HostRelay>(route());
}

Address LoopbackRelayPath::agentAddress() { return *parseAddress("127.0.0.2"); }

Address LoopbackRelayPath::sourceAddress() { return *parseAddress("127.0.0.3"); }

RelayPath::Endpoint LoopbackRelayPath::mirror(
    const Endpoint& service, const Address& address, std::shared_ptr<Traffic> traffic)
{
    const auto opened = host->open({ address, 0 }, target(service), std::move(traffic));
    if (!opened)
        return {};
    return opened.value().local;
}

EchoService::EchoService(const Address& address)
    : m_acceptor(m_context, { address, 0 })
    , m_endpoint(m_acceptor.local_endpoint())
{
    m_acceptor.listen(4096);
    accept();
    m_thread = std::thread([this] { m_context.run(); });
}

EchoService::~EchoService()
{
    m_context.stop();
    m_thread.join();
}

void EchoService::accept()
{
    m_acceptor.async_accept([this](const asio::error_code& error, asio::ip::tcp::socket socket) {
        if (!error)
            std::make_shared<EchoConnection>(std::move(socket))->read();
        accept();
    });
}

int openDescriptors()
{
    return static_cast<int>(
        QDir("/proc/self/fd").entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

// SPDX-License-Identifier: MIT
#include "core/relay/connection_listener.h"

#include <chrono>

namespace portolan {

namespace {

constexpr int connectionsPerWakeUp = 16;
constexpr std::chrono::milliseconds backOffTime { 50 };

/// The one connection broke before it was taken; the listener is well.
bool concernsOneConnection(const asio::error_code& error)
{
    return sockets::isLater(error) || error == asio::error::connection_aborted
        || error == asio::error::connection_reset;
}

} // namespace

std::shared_ptr<ConnectionListener> ConnectionListener::start(
    LoopThread& thread, sockets::Acceptor acceptor, Handlers handlers)
{
    auto listener = std::make_shared<ConnectionListener>(thread, std::move(acceptor), std::move(handlers));
    listener->waitForConnection();
    return listener;
}

ConnectionListener::ConnectionListener(LoopThread& thread, sockets::Acceptor acceptor, Handlers handlers)
    : m_thread(thread)
    , m_acceptor(std::move(acceptor))
    , m_backOff(thread.context())
    , m_handlers(std::move(handlers))
{
    asio::error_code ignored;
    m_local = m_acceptor.local_endpoint(ignored);
}

ConnectionListener::~ConnectionListener() { sockets::closeListener(m_acceptor); }

void ConnectionListener::close()
{
    m_backOff.cancel();
    sockets::closeListener(m_acceptor);
}

void ConnectionListener::waitForConnection()
{
    sockets::acceptNext(
        m_acceptor, [self = shared_from_this()](const asio::error_code& error, sockets::Socket accepted) {
            self->takeBurst(error, std::move(accepted));
        });
}

void ConnectionListener::takeBurst(asio::error_code error, sockets::Socket accepted)
{
    for (int taken = 1;; ++taken) {
        if (!error) {
            m_handlers.accepted(std::move(accepted));
        } else if (sockets::isExhaustion(error)) {
            switch (m_thread.spareDescriptor().acceptAndReset(m_acceptor)) {
            case sockets::SpareDescriptor::Outcome::Reset: m_handlers.dropped(); break;
            case sockets::SpareDescriptor::Outcome::NobodyWaits: return waitForConnection();
            case sockets::SpareDescriptor::Outcome::Impossible: return backOff();
            }
        } else if (!concernsOneConnection(error)) {
            return backOff();
        }
        if (!m_acceptor.is_open())
            return;
        if (sockets::isLater(error) || taken == connectionsPerWakeUp)
            return waitForConnection();
        accepted = sockets::Socket(m_thread.context());
        error = sockets::acceptNow(m_acceptor, accepted);
    }
}

void ConnectionListener::backOff()
{
    m_backOff.expires_after(backOffTime);
    m_backOff.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error && self->m_acceptor.is_open())
            self->waitForConnection();
    });
}

} // namespace portolan

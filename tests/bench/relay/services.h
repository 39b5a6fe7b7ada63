// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/echo_service.h"
#include "tests/support/program.h"
#include "tests/support/twin.h"

#include <QTemporaryDir>

#include <memory>

namespace portolan::bench {

/// The guest's services. Each has two listeners: one on 127.0.0.1, and one on 0.0.0.0 on another port.
enum class Service { Bulk, Http, Echo };
inline constexpr Service allServices[] = { Service::Bulk, Service::Http, Service::Echo };

/// The port of the listener on the guest's 127.0.0.1.
[[nodiscard]] constexpr quint16 loopbackPort(Service service)
{
    switch (service) {
    case Service::Bulk: return 5201;
    case Service::Http: return 8080;
    case Service::Echo: return 7007;
    }
    return 0;
}
/// The port of the listener on 0.0.0.0.
[[nodiscard]] constexpr quint16 wildcardPort(Service service)
{
    return static_cast<quint16>(loopbackPort(service) + 10000);
}
/// The port on which a peer listens, on the host's 127.0.0.1 and, with a second hop, on the guest's address.
[[nodiscard]] constexpr quint16 relayPort(Service service)
{
    return static_cast<quint16>(loopbackPort(service) + 20000);
}

/// Runs iperf3, nginx and an echo service in the guest while it lives.
class Services
{
public:
    explicit Services(const test::Twin& twin);

    /// What did not start; "" if everything did.
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] EchoService& echo() { return m_echo; }

private:
    QString m_error;
    QTemporaryDir m_folder;
    EchoService m_echo;
    std::unique_ptr<test::Program> m_loopbackBulk;
    std::unique_ptr<test::Program> m_wildcardBulk;
    std::unique_ptr<test::Program> m_http;
};

/// Whether somebody listens there. Does not connect, which would disturb a server that takes one client at a time.
[[nodiscard]] bool listens(const test::Place& place, const QString& address, quint16 port);

} // namespace portolan::bench

// SPDX-License-Identifier: MIT
#include "tests/bench/relay/contender.h"

#include "tests/bench/relay/peers.h"
#include "tests/bench/relay/portolan_way.h"

namespace portolan::bench {

namespace {

/// No relay: connects to the listeners on 0.0.0.0 over the virtual link.
class Direct final : public Way
{
public:
    [[nodiscard]] Target target(Service service) const override
    {
        return { test::Twin::guestAddress, wildcardPort(service) };
    }
};

} // namespace

const QList<Contender>& contenders()
{
    static const QList<Contender> all {
        { "direct", "direct, wildcard listener (the limit)", "no relay; the service listens on 0.0.0.0.", -1,
            [](const test::Twin&) -> std::unique_ptr<Way> { return std::make_unique<Direct>(); } },
        { "bare", "bare loop, one hop",
            "read and write of 1 MiB in two threads per connection, to the listener on 0.0.0.0: the least that a "
            "relay in user space does (tests/bench/relay/bare_relay.cpp); 500 idle connections.",
            500, startBareRelay },
        { "steered", "**Portolan, steered**",
            "to the service on 127.0.0.1; the guest's kernel hands over the host's connections.", -1,
            [](const test::Twin& twin) { return startPortolan(twin, "steered"); } },
        { "relayed", "**Portolan, relayed**", "to the service on 127.0.0.1, through the agent.", -1,
            [](const test::Twin& twin) { return startPortolan(twin, "relayed"); } },
        { "haproxy", "haproxy, one hop",
            "mode tcp, to the listener on 0.0.0.0; as many threads as processors, splice-auto.", -1, startHaproxyOnce },
        { "haproxy-copy", "haproxy, one hop, copying", "the same without splicing.", -1, startHaproxyCopying },
        { "haproxy2", "haproxy + haproxy", "the same on the host and in the guest, to the service on 127.0.0.1.", -1,
            startHaproxyTwice },
        { "socat", "socat + socat",
            "fork, nodelay, blocks of 256 KiB (-b), to the service on 127.0.0.1; two processes per "
            "connection, so only 500 idle ones.",
            500, startSocatTwice },
        { "rinetd", "rinetd, one hop", "Debian's configuration, to the listener on 0.0.0.0.", -1, startRinetd },
        { "nginx", "nginx stream, one hop",
            "one worker per processor, 65536 worker_connections, to the listener on 0.0.0.0.", -1, startNginxStream },
        { "ssh", "ssh -L",
            "OpenSSH with its default cipher and the bench's own server in the guest, to the service on "
            "127.0.0.1; 500 idle connections.",
            500, startSsh },
        { "qtcpsocket", "QTcpSocket, one hop",
            "256 KiB of buffer each way, nodelay, to the listener on 0.0.0.0 (tests/bench/relay/qtcpsocket_relay.cpp).",
            -1, startQTcpSocketRelay },
    };
    return all;
}

} // namespace portolan::bench

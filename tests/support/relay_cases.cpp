// SPDX-License-Identifier: MIT
#include "tests/support/relay_cases.h"

#include "tests/support/exchange.h"
#include "tests/support/system_test.h"
#include "tests/support/transfer.h"

#include <cstring>
#include <thread>
#include <vector>

namespace portolan::test {

std::optional<RelayCases::Pair> RelayCases::connectTo(Listener& service, const char* way) const
{
    if (!QTest::qWaitFor([&] { return m_portolan.state(service.port()) == "mirrored"; }, 30000))
        return std::nullopt;
    Connection client(m_twin.host(), way, service.port());
    std::optional<Connection> accepted = service.accept();
    if (!client.open() || !accepted)
        return std::nullopt;
    return Pair { std::move(client), std::move(*accepted) };
}

int RelayCases::count(int port, const char* group, const char* key) const
{
    return m_portolan.row(port).value(group).toObject().value(key).toInt();
}

void RelayCases::halfClose(bool clientFirst) const
{
    constexpr qint64 much = 8 * 1024 * 1024;
    Listener service(m_twin.guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    Connection& first = clientFirst ? pair->client : pair->service;
    Connection& second = clientFirst ? pair->service : pair->client;
    QVERIFY(first.send("question"));
    first.shutdownSending();
    QCOMPARE(second.receiveAll(), QByteArray("question"));
    // The other direction still carries any amount of data.
    Transferred late;
    Transferred arrived;
    {
        const std::jthread answering([&] { late = sendRandom(second, much, 3); });
        arrived = receiveUntilEnd(first);
    }
    QCOMPARE(late.size, much);
    QCOMPARE(arrived, late);
    TRY_COMPARE(count(service.port(), "connections", "active"), 0);
    QCOMPARE(count(service.port(), "connections", "failed"), 0);
}

void RelayCases::connectionsOfRandomSizes() const
{
    constexpr int connections = 1000;
    Listener service(m_twin.guest(), "127.0.0.1", 0);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(m_portolan.state(service.port()), QString("mirrored"));
    std::vector<Connection> clients;
    std::vector<Connection> accepted;
    for (int i = 0; i < connections; ++i) {
        clients.emplace_back(m_twin.host(), i % 2 ? "127.0.0.1" : "::1", service.port());
        QVERIFY2(clients.back().open(), std::strerror(clients.back().error()));
        std::optional<Connection> one = service.accept();
        QVERIFY(one.has_value());
        accepted.push_back(std::move(*one));
    }
    TRY_COMPARE(count(service.port(), "connections", "active"), connections);

    QCOMPARE(exchange(clients, accepted), 0);
    TRY_COMPARE(count(service.port(), "connections", "active"), 0);
    QCOMPARE(count(service.port(), "connections", "total"), connections);
    QCOMPARE(count(service.port(), "connections", "failed"), 0);
}

} // namespace portolan::test

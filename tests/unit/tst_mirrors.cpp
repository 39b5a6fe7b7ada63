// SPDX-License-Identifier: MIT
#include "core/engine/mirrors.h"
#include "core/net/acceptor.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

namespace {

/// The decision to mirror `port` on these host addresses, each to the same address in the guest.
PortDecision decision(PortKey port, const std::vector<const char*>& addresses, PortKey hostPort = {})
{
    PortDecision decision;
    decision.port = port;
    decision.hostPort = hostPort == PortKey() ? port : hostPort;
    for (const char* text : addresses)
        decision.mirrors.push_back({ { decision.hostPort, *parseAddress(text) }, { *parseAddress(text), port } });
    return decision;
}

QStringList texts(const std::vector<Address>& addresses)
{
    QStringList texts;
    for (const Address& address : addresses)
        texts << QString::fromStdString(address.to_string());
    return texts;
}

} // namespace

/// Real listeners on this machine's loopback, with an agent that nobody dials.
class tst_Mirrors : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsThePortsApart();
    void opensAllOfAPortOrNone();
    void hostPortMayDiffer();

private:
    /// A port that is free on every address.
    static uint16_t freePort()
    {
        asio::io_context context;
        const asio::ip::tcp::acceptor acceptor(context, { asio::ip::address_v4::any(), 0 });
        return acceptor.local_endpoint().port();
    }

    std::unique_ptr<MirrorRelay> m_relay;
    std::unique_ptr<Mirrors> m_mirrors;
};

void tst_Mirrors::init()
{
    m_mirrors.reset();
    m_relay = std::make_unique<MirrorRelay>();
    m_mirrors = std::make_unique<Mirrors>(*m_relay);
    m_mirrors->setWays(std::make_shared<Ways>(Ways::List {}));
}

void tst_Mirrors::tellsThePortsApart()
{
    if (!sockets::tryBind({ loopback6(), 0 }))
        QSKIP("This machine has no ::1.");
    const uint16_t one = freePort();
    const uint16_t other = freePort();
    // 127.0.0.1 first, then ::1, then the others.
    QVERIFY(!m_mirrors->apply(
        { decision(one, { "127.0.1.1", "127.0.0.2", "::1", "127.0.0.1" }), decision(other, { "127.0.0.3", "::1" }) }));
    QCOMPARE(texts(m_mirrors->openAddresses(one)), QStringList({ "127.0.0.1", "::1", "127.0.0.2", "127.0.1.1" }));
    QCOMPARE(texts(m_mirrors->openAddresses(other)), QStringList({ "::1", "127.0.0.3" }));
    QCOMPARE(texts(m_mirrors->servedAddresses(other)), QStringList({ "127.0.0.3", "::1" }));
    QCOMPARE(m_mirrors->inodes().size(), size_t(6));

    // The kept mirror gets its new target, and the unwanted ones are closed.
    PortDecision aimed = decision(other, { "127.0.0.3" });
    aimed.mirrors[0].guest.address = loopback4();
    QVERIFY(!m_mirrors->apply({ aimed }));
    QCOMPARE(texts(m_mirrors->openAddresses(one)), QStringList());
    QCOMPARE(texts(m_mirrors->openAddresses(other)), QStringList({ "127.0.0.3" }));
    QCOMPARE(texts(m_mirrors->servedAddresses(other)), QStringList({ "127.0.0.1" }));
}

void tst_Mirrors::opensAllOfAPortOrNone()
{
    asio::io_context context;
    asio::ip::tcp::acceptor holder(context, { loopback4(), 0 });
    const uint16_t taken = holder.local_endpoint().port();
    const uint16_t free = freePort();
    const std::vector<PortDecision> wanted { decision(taken, { "127.0.0.1", "127.0.0.2" }),
        decision(free, { "127.0.0.1" }) };
    QVERIFY(m_mirrors->apply(wanted));
    QCOMPARE(texts(m_mirrors->openAddresses(taken)), QStringList());
    QCOMPARE(texts(m_mirrors->openAddresses(free)), QStringList({ "127.0.0.1" }));
    QCOMPARE(m_mirrors->failures().size(), size_t(1));
    QCOMPARE(m_mirrors->failures().begin()->second.code, ErrorCode::InUse);

    m_mirrors->forgetFailures(free);
    QCOMPARE(m_mirrors->failures().size(), size_t(1));
    m_mirrors->forgetFailures(taken);
    QCOMPARE(m_mirrors->failures().size(), size_t(0));
    holder.close();
    QVERIFY(!m_mirrors->apply(wanted));
    QCOMPARE(texts(m_mirrors->openAddresses(taken)), QStringList({ "127.0.0.1", "127.0.0.2" }));
}

void tst_Mirrors::hostPortMayDiffer()
{
    const uint16_t hostPort = freePort();
    QVERIFY(!m_mirrors->apply({ decision(80, { "127.0.0.1" }, hostPort) }));
    QCOMPARE(texts(m_mirrors->openAddresses(hostPort)), QStringList({ "127.0.0.1" }));
    QCOMPARE(texts(m_mirrors->openAddresses(80)), QStringList());
    QVERIFY(m_mirrors->traffic(80)); // counted for the guest's port
    QVERIFY(!m_mirrors->traffic(hostPort));
    QVERIFY(!m_mirrors->apply({}));
    QCOMPARE(texts(m_mirrors->openAddresses(hostPort)), QStringList());
}

REGISTER_TEST(tst_Mirrors, QCoreApplication)
#include "tst_mirrors.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/servers.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/windows/support/windows_test.h"

#include <QJsonArray>

#include <cerrno>

using namespace portolan::test;

/// The article, step by step, with the real portolan.exe: Node.js in a WSL distribution, and a Windows application on
/// port 80.
class TestWindowsWalk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_bed.reset(); }

    void addressesOfBothEnds();
    void serverOfTheGuestIsOnLocalhost();
    void switchedOffAndOnByCommand();
    void windowsPort80IsRefusedInTheGuest();
    void guestStopsAndReturnsWithAnotherAddress();
    void killedPortolanLeavesNothing();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    WindowsPortolan& portolan() { return m_bed->portolan; }
    [[nodiscard]] QString get(const QString& url) const { return m_bed->twin.curl(url).output; }

    std::unique_ptr<WindowsBed> m_bed;
};

void TestWindowsWalk::initTestCase()
{
    SKIP_WITHOUT_WINDOWS();
    m_bed = std::make_unique<WindowsBed>();
    START_IN_WINDOWS(*m_bed);
}

void TestWindowsWalk::addressesOfBothEnds()
{
    const QJsonObject hostEnd = portolan().status().value("host").toObject();
    QCOMPARE(hostEnd.value("adapter").toString(), QString("vEthernet(WSL)"));
    QCOMPARE(hostEnd.value("address").toString(), QString(Twin::hostAddress));
    QCOMPARE(hostEnd.value("prefix").toInt(), 20);
    const QJsonObject guestEnd = portolan().status().value("guest").toObject();
    QCOMPARE(guestEnd.value("interface").toString(), QString("eth0"));
    QCOMPARE(guestEnd.value("address").toString(), QString(Twin::guestAddress));
    QCOMPARE(guestEnd.value("prefix").toInt(), 16);
    QCOMPARE(guestEnd.value("sameNetwork").toBool(), true);
    // The agent comes from portolan.exe, and sees the same as the Linux build's.
    QCOMPARE(guestEnd.value("agent").toObject().value("detection").toString(), QString("events"));
    QCOMPARE(guestEnd.value("agent").toObject().value("refusal").toString(), QString("EACCES"));
}

void TestWindowsWalk::serverOfTheGuestIsOnLocalhost()
{
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    QCOMPARE(portolan().hostAddresses(3000), QString("127.0.0.1 ::1"));
    for (const char* url : { "http://localhost:3000/", "http://127.0.0.1:3000/", "http://[::1]:3000/" }) {
        const QString page = get(url);
        QVERIFY2(page.startsWith("This is WSL2. "), qPrintable(page));
        // The service sees a client on its own machine.
        QVERIFY2(page.contains("for 127.0.0.1") || page.contains("for ::1"), qPrintable(page));
    }
    // netstat shows the listener: the port is taken on the host, for Windows programs as well.
    QCOMPARE(m_bed->wine.run(Wine::standIns() + "/web_server.exe", { "127.0.0.1", "3000" }).output,
        QString("error 10048\r\n"));

    node.process().stop();
    TRY_COMPARE(portolan().state(3000), QString());
    QCOMPARE(m_bed->twin.curl("http://127.0.0.1:3000/").exitCode, 7); // could not connect
    QCOMPARE(Listener(host(), "127.0.0.1", 3000).error(), 0);
}

void TestWindowsWalk::switchedOffAndOnByCommand()
{
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));

    QCOMPARE(portolan().command({ "disable", "3000" }).exitCode, 0);
    QCOMPARE(m_bed->twin.curl("http://localhost:3000/").exitCode, 7);
    QCOMPARE(portolan().state(3000), QString("off"));

    QCOMPARE(portolan().command({ "enable", "3000" }).exitCode, 0);
    TRY_VERIFY(get("http://localhost:3000/").startsWith("This is WSL2. "));
    QCOMPARE(portolan().state(3000), QString("mirrored"));
}

void TestWindowsWalk::windowsPort80IsRefusedInTheGuest()
{
    const auto application = m_bed->wine.start(Wine::standIns() + "/web_server.exe", { "0.0.0.0", "80" });
    TRY_COMPARE(application->output(), QString("listening\r\n"));

    // The guest learns of the host's port a moment later; until then a bind would succeed.
    TRY_VERIFY(Listener(guest(), "0.0.0.0", 80).error() == EACCES);
    NodeServer node(guest(), 80);
    QVERIFY(!node.waitUntilListening());
    QVERIFY2(node.process().errors().contains("Error: listen EACCES: permission denied 0.0.0.0:80"),
        qPrintable(node.process().errors()));

    TRY_COMPARE(portolan().row(80).value("refused").toObject().value("process").toString(), QString("node"));
    QCOMPARE(portolan().state(80), QString("conflict host-port-in-use"));
    const QJsonObject row = portolan().row(80);
    QVERIFY(row.value("owner").toObject().value("process").toString().startsWith("web_server"));
    QVERIFY2(row.value("message").toString().contains("web_server"), qPrintable(row.value("message").toString()));
    QCOMPARE(row.value("hostAddresses").toArray(), QJsonArray());
    QCOMPARE(get("http://127.0.0.1:80/"), QString("a program of this Windows\n"));

    // The conflict clears when the owner stops, and the guest gets its port.
    application->kill();
    TRY_VERIFY(portolan().state(80) != "conflict host-port-in-use");
    NodeServer again(guest(), 80);
    QVERIFY2(again.waitUntilListening(), qPrintable(again.process().errors()));
    TRY_COMPARE(portolan().state(80), QString("mirrored"));
    QVERIFY(get("http://localhost:80/").startsWith("This is WSL2. "));
}

void TestWindowsWalk::guestStopsAndReturnsWithAnotherAddress()
{
    auto node = std::make_unique<NodeServer>(guest(), 3000);
    QVERIFY(node->waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));

    QCOMPARE(m_bed->wine.run("wsl.exe", { "--shutdown" }).exitCode, 0);
    m_bed->twin.deleteGuest();
    TRY_COMPARE(portolan().guestState(), QString("stopped"));
    TRY_COMPARE(portolan().state(3000), QString("waiting guest-stopped"));
    TRY_COMPARE(Connection(host(), "127.0.0.1", 3000).error(), ECONNREFUSED);
    // Portolan must not start what the user has stopped.
    const qsizetype calls = m_bed->wsl.calls().size();
    TRY_VERIFY(m_bed->wsl.calls().size() > calls + 1);
    QVERIFY(!m_bed->wsl.calls().mid(calls).join(u'\n').contains("exec"));
    QVERIFY(!m_bed->wsl.running("Ubuntu"));

    m_bed->twin.makeGuest("172.29.97.9/16");
    QCOMPARE(m_bed->error(), QString());
    m_bed->wsl.setRunning("Ubuntu", true);
    node = std::make_unique<NodeServer>(guest(), 3000);
    QVERIFY(node->waitUntilListening());
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    QCOMPARE(portolan().status().value("guest").toObject().value("address").toString(), QString("172.29.97.9"));
    TRY_VERIFY(get("http://localhost:3000/").startsWith("This is WSL2. "));
}

/// As with the task manager.
void TestWindowsWalk::killedPortolanLeavesNothing()
{
    TRY_COMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 1);
    (void)m_bed->wine.run("taskkill.exe", { "/f", "/im", "portolan.exe" });
    QVERIFY(portolan().process().waitForEnd() >= 0);
    TRY_COMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 0);
    // The next start is not delayed by what the last one left.
    portolan().start();
    QVERIFY2(portolan().connected(), qPrintable(portolan().process().errors()));
    QVERIFY(portolan().quit());
    TRY_COMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 0);
}

REGISTER_TEST(TestWindowsWalk, QCoreApplication)
#include "tst_windows_walk.moc"

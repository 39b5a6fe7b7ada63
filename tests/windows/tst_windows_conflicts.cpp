// SPDX-License-Identifier: MIT
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/windows/support/windows_test.h"

#include <QFile>
#include <QJsonArray>
#include <QScopeGuard>

#include <cerrno>

using namespace portolan::test;

/// Who else may have a port on Windows: other applications, Windows itself, and WSL's own relay.
class TestWindowsConflicts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_WINDOWS(); }
    void cleanup() { m_bed.reset(); }

    void anotherApplication();
    void applicationOnOneFamily();
    void reservedRange();
    void servedByWsl();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    WindowsPortolan& portolan() { return m_bed->portolan; }
    [[nodiscard]] QString message(int port) { return portolan().row(port).value("message").toString(); }
    void start();
    /// A Windows program called `name` that listens.
    [[nodiscard]] std::unique_ptr<Program> listening(const QString& name, const QString& address, int port);

    std::unique_ptr<WindowsBed> m_bed;
};

void TestWindowsConflicts::start()
{
    m_bed = std::make_unique<WindowsBed>();
    START_IN_WINDOWS(*m_bed);
}

std::unique_ptr<Program> TestWindowsConflicts::listening(const QString& name, const QString& address, int port)
{
    const QString copy = m_bed->wine.drive() + u'/' + name;
    QFile::remove(copy);
    if (!QFile::copy(Wine::standIns() + "/web_server.exe", copy))
        return {};
    auto program = m_bed->wine.start("C:\\" + name, { address, QString::number(port) });
    if (!QTest::qWaitFor([&] { return program->output().startsWith("listening"); }, 30000))
        return {};
    return program;
}

void TestWindowsConflicts::anotherApplication()
{
    start();
    auto application = listening("shop.exe", "0.0.0.0", 4000);
    QVERIFY(application);
    // It was there first, and the guest's program gets an error.
    TRY_COMPARE(Listener(guest(), "127.0.0.1", 4000).error(), EACCES);
    TRY_COMPARE(portolan().state(4000), QString("conflict host-port-in-use"));
    const QJsonObject owner = portolan().row(4000).value("owner").toObject();
    QVERIFY2(owner.value("process").toString().startsWith("shop"), qPrintable(message(4000)));
    QVERIFY(owner.value("pid").toInt() > 0);
    QVERIFY2(message(4000).contains("shop"), qPrintable(message(4000)));

    application->kill();
    TRY_COMPARE(Listener(guest(), "127.0.0.1", 4000).error(), 0);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
}

void TestWindowsConflicts::applicationOnOneFamily()
{
    start();
    const auto application = listening("shop.exe", "::1", 4000);
    QVERIFY(application);
    TRY_COMPARE(Listener(guest(), "127.0.0.1", 4000).error(), EACCES);
    TRY_COMPARE(portolan().state(4000), QString("conflict host-port-in-use"));
    // Neither address is opened.
    QCOMPARE(portolan().row(4000).value("hostAddresses").toArray(), QJsonArray());
    QCOMPARE(Connection(host(), "127.0.0.1", 4000).error(), ECONNREFUSED);
}

void TestWindowsConflicts::reservedRange()
{
    // Windows reserves ranges of ports: a bind fails with WSAEACCES although nobody listens. Here low ports play that
    // role, for a Wine without the privilege to use them.
    m_bed = std::make_unique<WindowsBed>(WineOptions { .display = {},
        .wrapper = { "setpriv", "--bounding-set", "-net_bind_service", "--inh-caps", "-net_bind_service" } });
    m_bed->wine.setEnvironment("PORTOLAN_RESERVED_PORTS", "700       899");
    const QString netsh = m_bed->wine.system() + "/netsh.exe";
    const QString before = netsh + ".before";
    if (!QFile::exists(before))
        QVERIFY(QFile::rename(netsh, before));
    QVERIFY(QFile::copy(Wine::standIns() + "/netsh.exe", netsh));
    const auto putBack = qScopeGuard([&] {
        QFile::remove(netsh);
        QFile::rename(before, netsh);
    });
    START_IN_WINDOWS(*m_bed);
    Listener service(guest(), "0.0.0.0", 800);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(800), QString("conflict host-port-reserved"));
    QVERIFY(portolan().row(800).value("owner").isNull());
    TRY_VERIFY(message(800).contains("700") && message(800).contains("899"));
    // It is retried.
    QCOMPARE(run(host(), "sysctl", { "-q", "-w", "net.ipv4.ip_unprivileged_port_start=80" }).exitCode, 0);
    TRY_COMPARE(portolan().state(800), QString("mirrored"));
}

void TestWindowsConflicts::servedByWsl()
{
    start();
    Listener service(guest(), "127.0.0.1", 5000);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(5000), QString("mirrored"));
    service.close();
    TRY_COMPARE(portolan().state(5000), QString());

    auto relay = listening("wslrelay.exe", "127.0.0.1", 5000);
    QVERIFY(relay);
    // Ports that WSL serves for the guest are never refused to the guest.
    Listener again(guest(), "127.0.0.1", 5000);
    QCOMPARE(again.error(), 0);
    TRY_COMPARE(portolan().state(5000), QString("ignored served-by-wsl"));
    QVERIFY2(message(5000).contains("WSL"), qPrintable(message(5000)));
    relay->kill();
    TRY_COMPARE(portolan().state(5000), QString("mirrored"));
}

REGISTER_TEST(TestWindowsConflicts, QCoreApplication)
#include "tst_windows_conflicts.moc"

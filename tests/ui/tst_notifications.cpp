// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/fake_core.h"
#include "tests/ui/fake_notifier.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/tray/notices.h"
#include "ui/tray/notifications.h"

#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using Kind = Notice::Kind;

namespace {

PortFact conflict(quint16 port, const QString& process)
{
    PortFact fact = samples::mirrored(port, process, 412, { "0.0.0.0" });
    fact.state = PortState::Conflict;
    fact.reason = PortReason::HostPortInUse;
    fact.hostAddresses.clear();
    fact.owner = ProcessFact { 871, "nginx" };
    return fact;
}

PortFact node(quint16 port) { return samples::mirrored(port, "node", 1204, { "0.0.0.0" }); }

} // namespace

class tst_Notifications : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::C); }
    void init();
    void cleanup();

    void newConflict_data();
    void newConflict();
    void refusedBesideAMirroredService();
    void newPort();
    void newPortsAreOffByDefault();
    void conflictsCanBeSwitchedOff();
    void stormIsOneNotice();
    void noticesOfAKindKeepTheirDistance();
    void unreadNewsIsRepeated();
    void existingStateIsNoNews();
    void guestThatComesBackBringsNoNewPorts();
    void ownActionsAreNotNotified_data();
    void ownActionsAreNotNotified();
    void windowInFrontIsEnough();
    void briefConflictIsNotNotified();
    void retryingProgramIsNotifiedOnce();
    void healedConflictIsNotifiedAgain();
    void flickeringConflictIsNotifiedInTheEnd();
    void conflictOutlivesAGuestThatStops();
    void restartedServerIsNoNewPort();
    void outdatedNoticeIsWithdrawn();
    void clickOnConflictShowsItsRow();
    void clickOnNewPortOpensTheBrowser();
    void clickOnSeveralShowsTheWindow();
    void actions();

private:
    void show(const QList<PortFact>& ports) { m_core->show(samples::connected(ports)); }
    void wait(qint64 milliseconds)
    {
        m_now += milliseconds;
        m_notifications->tellWhatIsDue();
    }

    qint64 m_now = 1000000;
    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<FakeNotifier> m_notifier;
    std::unique_ptr<Notifications> m_notifications;
};

/// A guest with one port that has been connected for a long time.
void tst_Notifications::init()
{
    m_core = std::make_unique<FakeCore>();
    m_notifier = std::make_unique<FakeNotifier>();
    m_notifications = std::make_unique<Notifications>(*m_core, *m_notifier, [this] { return m_now; });
    show({ node(3000) });
    wait(60000);
    show({ node(3000) });
    wait(60000);
    m_notifications->setChoice({ true, true });
}

void tst_Notifications::cleanup()
{
    m_notifications.reset();
    m_notifier.reset();
    m_core.reset();
}

void tst_Notifications::newConflict_data()
{
    QTest::addColumn<PortFact>("port");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("actions");

    const QStringList both { "Let the guest use this port anyway", "Switch off" };
    QTest::newRow("refused") << samples::refused(80, "node", 2311)
                             << "node (pid 2311) in Ubuntu was refused. nginx (pid 871) uses the port on this computer."
                             << both;
    PortFact beside = samples::refused(80, "node", 2311);
    beside.listeners = { { "172.17.0.1", { 5, "dockerd" } } };
    QTest::newRow("refused beside another interface")
        << beside << "node (pid 2311) in Ubuntu was refused. nginx (pid 871) uses the port on this computer." << both;
    QTest::newRow("not mirrored") << conflict(
        80, "caddy") << "caddy (pid 412) in Ubuntu is not mirrored. nginx (pid 871) uses the port on this computer."
                                  << both;
    PortFact user = conflict(80, "caddy");
    user.owner = ProcessFact { 0, "root" };
    QTest::newRow("another user's")
        << user
        << "caddy (pid 412) in Ubuntu is not mirrored. a program of the user root uses the port on this computer."
        << both;
    PortFact bound = conflict(80, "caddy");
    bound.owner.reset();
    QTest::newRow("nobody's") << bound
                              << "caddy (pid 412) in Ubuntu is not mirrored. On this computer a socket "
                                 "holds the port, although no program listens on it."
                              << both;
    PortFact denied = conflict(80, "caddy");
    denied.reason = PortReason::PermissionDenied;
    QTest::newRow("no permission") << denied
                                   << "caddy (pid 412) in Ubuntu is not mirrored. You are not allowed to listen on this port."
                                   << QStringList { "Switch off" };
}

void tst_Notifications::newConflict()
{
    QFETCH(PortFact, port);
    show({ port, node(3000) });
    QCOMPARE(m_notifier->titles(), QStringList());
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "Port 80: conflict" });
    QTEST(m_notifier->shown.first().text, "text");
    QStringList actions;
    for (const Notice::Action& action : m_notifier->shown.first().actions)
        actions.append(action.text);
    QTEST(actions, "actions");
}

/// On an address of its own, so that it stays mirrored.
void tst_Notifications::refusedBesideAMirroredService()
{
    PortFact port = node(3000);
    port.owner = ProcessFact { 871, "nginx" };
    port.refused = RefusedFact { { 2311, "caddy" }, QDateTime::currentDateTime(), 1, "EACCES" };
    show({ port });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "Port 3000: conflict" });
    QCOMPARE(m_notifier->shown.first().text,
        "caddy (pid 2311) in Ubuntu was refused. nginx (pid 871) uses the port on this computer.");
    QCOMPARE(m_notifier->shown.first().actions.size(), 2);
}

void tst_Notifications::newPort()
{
    show({ node(3000), node(4000) });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "New port: 4000" });
    QCOMPARE(m_notifier->shown.first().text, "node (pid 1204) in Ubuntu is at http://localhost:4000.");
    wait(60000);
    QCOMPARE(m_notifier->shown.size(), 1);
}

void tst_Notifications::newPortsAreOffByDefault()
{
    QVERIFY(!NotificationChoice().newPort);
    m_notifications->setChoice({});
    show({ node(3000), node(4000) });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList());
}

void tst_Notifications::conflictsCanBeSwitchedOff()
{
    QVERIFY(NotificationChoice().conflict);
    m_notifications->setChoice({ false, false });
    show({ conflict(80, "caddy"), node(3000) });
    wait(2000);
    // When switched on later, the old conflict is no longer news.
    m_notifications->setChoice({});
    show({ conflict(80, "caddy"), node(3000), node(4000) });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList());
}

void tst_Notifications::stormIsOneNotice()
{
    QList<PortFact> ports;
    for (int i = 0; i < 200; ++i) {
        ports.append(conflict(quint16(5000 + i), "flask"));
        show(ports);
        wait(5);
    }
    QCOMPARE(m_notifier->shown.size(), 0);
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "200 new conflicts" });
    QCOMPARE(m_notifier->shown.first().text,
        "Ports 5000 flask, 5001 flask, 5002 flask, 5003 flask, 5004 flask and 195 more");
    QVERIFY(m_notifier->shown.first().actions.isEmpty());
}

void tst_Notifications::noticesOfAKindKeepTheirDistance()
{
    show({ conflict(80, "caddy") });
    wait(2000);
    m_notifier->close(Kind::Conflict);
    show({ conflict(80, "caddy"), conflict(81, "caddy") });
    wait(2000);
    show({ conflict(80, "caddy"), conflict(81, "caddy"), conflict(82, "caddy") });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "Port 80: conflict" });
    wait(6000);
    QCOMPARE(m_notifier->titles(), QStringList({ "Port 80: conflict", "2 new conflicts" }));
    QCOMPARE(m_notifier->shown.last().text, "Ports 81 caddy and 82 caddy");
}

/// A notice that replaces an unread one must repeat its content.
void tst_Notifications::unreadNewsIsRepeated()
{
    show({ conflict(80, "caddy") });
    wait(2000);
    show({ conflict(80, "caddy"), conflict(81, "caddy") });
    wait(10000);
    QCOMPARE(m_notifier->titles(), QStringList({ "Port 80: conflict", "2 new conflicts" }));
    QCOMPARE(m_notifier->shown.last().text, "Ports 80 caddy and 81 caddy");
}

void tst_Notifications::existingStateIsNoNews()
{
    m_notifications = std::make_unique<Notifications>(*m_core, *m_notifier, [this] { return m_now; });
    m_notifications->setChoice({ true, true });
    m_core->show({});
    show({ conflict(80, "caddy"), node(3000) });
    wait(1000);
    show({ conflict(80, "caddy"), conflict(81, "caddy"), node(3000), node(4000) });
    wait(60000);
    show({ conflict(80, "caddy"), conflict(81, "caddy"), node(3000), node(4000) });
    wait(60000);
    QCOMPARE(m_notifier->titles(), QStringList());
    show({ conflict(80, "caddy"), conflict(81, "caddy"), conflict(82, "caddy"), node(3000), node(4000) });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "Port 82: conflict" });
}

void tst_Notifications::guestThatComesBackBringsNoNewPorts()
{
    Snapshot stopped = samples::connected({ node(3000) });
    stopped.guest.state = GuestState::Stopped;
    stopped.ports[0].state = PortState::Waiting;
    m_core->show(stopped);
    wait(60000);
    show({ node(3000), node(4000), conflict(5000, "flask") });
    wait(60000);
    QCOMPARE(m_notifier->titles(), QStringList { "Port 5000: conflict" });
}

void tst_Notifications::ownActionsAreNotNotified_data()
{
    QTest::addColumn<Snapshot>("before");
    QTest::addColumn<Snapshot>("after");

    Snapshot off = samples::connected({ samples::switchedOff(80, "caddy", 412) });
    QTest::newRow("switched on into a conflict") << off << samples::connected({ conflict(80, "caddy") });
    QTest::newRow("switched on") << off << samples::connected({ samples::mirrored(80, "caddy", 412, { "::" }) });
    Snapshot allowed = samples::connected({ conflict(80, "caddy") });
    allowed.ports[0].allowedInGuest = true;
    allowed.ports[0].state = PortState::Ignored;
    allowed.ports[0].reason = PortReason::AllowedInGuest;
    QTest::newRow("no longer allowed") << allowed << samples::connected({ conflict(80, "caddy") });
    Snapshot paused = samples::connected({ conflict(80, "caddy") });
    paused.paused = true;
    paused.ports[0].state = PortState::Off;
    paused.ports[0].reason = PortReason::Paused;
    QTest::newRow("resumed") << paused << samples::connected({ conflict(80, "caddy") });
}

void tst_Notifications::ownActionsAreNotNotified()
{
    QFETCH(Snapshot, before);
    QFETCH(Snapshot, after);
    m_core->show(before);
    wait(60000);
    m_notifier->shown.clear();
    m_core->show(after);
    wait(60000);
    after.ports.append(node(9000)); // some other snapshot
    m_notifications->setChoice({ true, false });
    m_core->show(after);
    wait(60000);
    QCOMPARE(m_notifier->titles(), QStringList());
}

void tst_Notifications::windowInFrontIsEnough()
{
    bool inFront = true;
    m_notifications->setWindowInFront([&inFront] { return inFront; });
    show({ conflict(80, "caddy"), node(3000), node(4000) });
    wait(2000);
    inFront = false;
    show({ conflict(80, "caddy"), node(3000) });
    wait(60000);
    QCOMPARE(m_notifier->titles(), QStringList());
}

void tst_Notifications::briefConflictIsNotNotified()
{
    show({ conflict(80, "caddy"), node(3000), node(4000) });
    wait(1000);
    show({ node(3000) });
    wait(60000);
    QCOMPARE(m_notifier->titles(), QStringList());
}

void tst_Notifications::retryingProgramIsNotifiedOnce()
{
    for (quint32 attempt = 1; attempt < 100; ++attempt) {
        PortFact refused = samples::refused(80, "node", 2311 + attempt);
        refused.refused->count = attempt;
        show({ refused, node(3000) });
        wait(1000);
    }
    QCOMPARE(m_notifier->titles(), QStringList { "Port 80: conflict" });
}

void tst_Notifications::healedConflictIsNotifiedAgain()
{
    show({ conflict(80, "caddy") });
    wait(2000);
    show({ samples::mirrored(80, "caddy", 412, { "::" }) });
    wait(5000);
    show({ conflict(80, "caddy") }); // too soon: the host's program was restarted
    wait(60000);
    QCOMPARE(m_notifier->shown.size(), 1);
    show({ samples::mirrored(80, "caddy", 412, { "::" }) });
    wait(60000);
    show({ conflict(80, "caddy") });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList({ "Port 80: conflict", "Port 80: conflict" }));
}

void tst_Notifications::flickeringConflictIsNotifiedInTheEnd()
{
    for (int i = 0; i < 10; ++i) {
        show({ conflict(80, "caddy") });
        wait(500);
        show({ samples::mirrored(80, "caddy", 412, { "::" }) });
        wait(500);
    }
    QCOMPARE(m_notifier->shown.size(), 0);
    show({ conflict(80, "caddy") });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "Port 80: conflict" });
}

void tst_Notifications::conflictOutlivesAGuestThatStops()
{
    show({ conflict(80, "caddy") });
    wait(2000);
    Snapshot stopped = samples::connected({ conflict(80, "caddy") });
    stopped.guest.state = GuestState::Stopped;
    stopped.ports[0].state = PortState::Waiting;
    m_core->show(stopped);
    wait(600000);
    show({ conflict(80, "caddy") });
    wait(60000);
    QCOMPARE(m_notifier->shown.size(), 1);
}

void tst_Notifications::restartedServerIsNoNewPort()
{
    show({});
    wait(5000);
    show({ node(3000) });
    wait(60000);
    QCOMPARE(m_notifier->titles(), QStringList());
    show({});
    wait(60000);
    show({ node(3000) });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "New port: 3000" });
}

void tst_Notifications::outdatedNoticeIsWithdrawn()
{
    show({ conflict(80, "caddy"), conflict(81, "caddy") });
    wait(2000);
    show({ conflict(80, "caddy"), samples::mirrored(81, "caddy", 412, { "::" }) });
    QCOMPARE(m_notifier->withdrawn, QList<Kind>());
    show({ samples::mirrored(80, "caddy", 412, { "::" }), samples::mirrored(81, "caddy", 412, { "::" }) });
    QCOMPARE(m_notifier->withdrawn, QList<Kind> { Kind::Conflict });
}

void tst_Notifications::clickOnConflictShowsItsRow()
{
    const QSignalSpy ports(m_notifications.get(), &Notifications::portRequested);
    show({ conflict(80, "caddy"), node(3000) });
    wait(2000);
    m_notifier->click(Kind::Conflict);
    QCOMPARE(ports.size(), 1);
    QCOMPARE(ports.at(0).at(0).value<PortKey>(), PortKey(80));
    QCOMPARE(m_notifier->withdrawn, QList<Kind> { Kind::Conflict });
}

void tst_Notifications::clickOnNewPortOpensTheBrowser()
{
    const QSignalSpy urls(m_notifications.get(), &Notifications::urlRequested);
    show({ node(3000), node(4000) });
    wait(2000);
    m_notifier->click(Kind::NewPort);
    QCOMPARE(urls.size(), 1);
    QCOMPARE(urls.at(0).at(0).toString(), "http://localhost:4000");
}

void tst_Notifications::clickOnSeveralShowsTheWindow()
{
    const QSignalSpy urls(m_notifications.get(), &Notifications::urlRequested);
    const QSignalSpy ports(m_notifications.get(), &Notifications::portRequested);
    show({ node(3000), node(4000), node(5000) });
    wait(2000);
    QCOMPARE(m_notifier->titles(), QStringList { "2 new ports" });
    QCOMPARE(m_notifier->shown.first().text, "Mirrored: 4000 node and 5000 node");
    m_notifier->choose(Kind::NewPort, notices::openKey); // a button that was there a moment ago
    m_notifier->click(Kind::NewPort);
    QCOMPARE(urls.size(), 0);
    QCOMPARE(ports.size(), 1);
    QCOMPARE(ports.at(0).at(0).value<PortKey>(), PortKey(4000));
}

void tst_Notifications::actions()
{
    const QSignalSpy urls(m_notifications.get(), &Notifications::urlRequested);
    show({ conflict(80, "caddy"), node(3000), node(4000) });
    wait(2000);
    m_notifier->choose(Kind::NewPort, notices::openKey);
    QCOMPARE(urls.size(), 1);
    // An answer ends the notice.
    QCOMPARE(m_notifier->withdrawn, QList<Kind> { Kind::NewPort });
    m_notifier->choose(Kind::Conflict, notices::allowKey);
    QCOMPARE(m_core->commands, QStringList { "setAllowedInGuest 80 true" });
    QCOMPARE(m_notifier->withdrawn, QList<Kind>({ Kind::NewPort, Kind::Conflict }));
    m_notifier->choose(Kind::Conflict, notices::offKey);
    QCOMPARE(m_core->commands.size(), 1);

    wait(60000);
    show({ conflict(81, "caddy"), node(3000), node(4000) });
    wait(2000);
    m_notifier->choose(Kind::Conflict, notices::offKey);
    QCOMPARE(m_core->commands.last(), "setEnabled 81 false");
}

REGISTER_TEST(tst_Notifications, QCoreApplication)
#include "tst_notifications.moc"

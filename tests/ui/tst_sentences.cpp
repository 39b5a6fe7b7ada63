// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/text/sentences.h"
#include "ui/text/text.h"

#include <QTest>

using namespace portolan;

namespace {

PortFact port(quint16 number, PortState state, PortReason reason)
{
    PortFact fact = samples::mirrored(number, "node", 2311, { "0.0.0.0" });
    fact.state = state;
    fact.reason = reason;
    if (state != PortState::Mirrored)
        fact.hostAddresses.clear();
    return fact;
}

PortFact ownedBy(PortFact fact, quint32 pid, const QString& name)
{
    fact.owner = ProcessFact { pid, name };
    return fact;
}

PortFact refusedTo(
    PortFact fact, const ProcessFact& process, quint32 count = 1, const QString& error = "EACCES")
{
    fact.listeners.clear();
    fact.refused = RefusedFact { process, QDateTime({ 2026, 3, 2 }, { 12, 1, 44 }), count, error };
    return fact;
}

GuestFact guest() { return samples::connected({}).guest; }

GuestFact unreachable(GuestObstacle obstacle, const QString& name = {})
{
    GuestFact fact = guest();
    fact.reachable = false;
    fact.obstacle = obstacle;
    fact.obstacleName = name;
    return fact;
}

} // namespace

class tst_Sentences : public QObject
{
    Q_OBJECT

private slots:
    void port_data();
    void port();
    void permissionSaysWhatToRun();
    void event_data();
    void event();
    void everyEventHasASentence();
    void guest_data();
    void guest();
    void guessesOnlyAfterADial_data();
    void guessesOnlyAfterADial();
    void dial_data();
    void dial();
    void process_data();
    void process();
    void bytes_data();
    void bytes();
    void url_data();
    void url();
    void counts();
};

void tst_Sentences::port_data()
{
    QTest::addColumn<PortFact>("fact");
    QTest::addColumn<GuestFact>("guest");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QStringList>("message"); ///< what it must contain; none: it is empty

    const auto inUse = ::port(80, PortState::Conflict, PortReason::HostPortInUse);
    const auto nginx = ownedBy(inUse, 871, "nginx");
    const ProcessFact node { 2311, "node" };

    QTest::newRow("mirrored") << ::port(3000, PortState::Mirrored, PortReason::None) << ::guest() << "Mirrored"
                              << QStringList();
    PortFact four = ::port(3000, PortState::Mirrored, PortReason::OneFamily);
    four.hostAddresses = QStringList { "127.0.0.1" };
    QTest::newRow("IPv4 only") << four << ::guest() << "Mirrored on IPv4 only"
                               << QStringList { "no IPv6", "port 3000", "127.0.0.1 only" };
    PortFact six = four;
    six.hostAddresses = QStringList { "::1" };
    QTest::newRow("IPv6 only") << six << ::guest() << "Mirrored on IPv6 only" << QStringList { "no IPv4", "::1 only" };

    PortFact contested = ::port(3000, PortState::Mirrored, PortReason::OtherUser);
    contested.listeners = { { "127.0.0.1", { 2311, "node" }, "alice" }, { "::1", { 77, "python3" }, "bob", true } };
    QTest::newRow("another user's") << contested << ::guest() << "Mirrored without python3 (pid 77) of bob"
                                    << QStringList { "python3 (pid 77) of the user bob listens on ::1", "users of Ubuntu",
                                           "localhost:3000 reaches only node (pid 2311) of the user alice" };

    QTest::newRow("in use") << nginx << ::guest() << "Used by nginx (pid 871) on this computer"
                            << QStringList { "Port 80", "nginx (pid 871)", "node (pid 2311) in Ubuntu", "Stop nginx" };
    QTest::newRow("in use, a user's name only")
        << ownedBy(inUse, 0, "root") << ::guest() << "Used by a program of the user root on this computer"
        << QStringList { "Port 80", "a program of the user root", "Stop that program" };
    QTest::newRow("in use, a pid only") << ownedBy(inUse, 871, "") << ::guest()
                                        << "Used by a program (pid 871) on this computer"
                                        << QStringList { "a program (pid 871)", "Stop that program" };
    QTest::newRow("in use, nobody listens")
        << inUse << ::guest() << "Held by a socket on this computer that no program listens on"
        << QStringList { "Port 80", "no program listens", "Retrying automatically" };
    QTest::newRow("refused") << refusedTo(nginx, node) << ::guest()
                             << "Used by nginx (pid 871) on this computer; node in Ubuntu got EACCES"
                             << QStringList { "nginx (pid 871)", "In Ubuntu, node (pid 2311)",
                                    "got EACCES at 12:01:44", "let the guest use this port" };
    QTest::newRow("refused thrice") << refusedTo(nginx, node, 3) << ::guest()
                                    << "Used by nginx (pid 871) on this computer; node in Ubuntu got EACCES"
                                    << QStringList { "3 times, last at 12:01:44" };
    QTest::newRow("refused with EPERM") << refusedTo(nginx, node, 1, "EPERM") << ::guest()
                                        << "Used by nginx (pid 871) on this computer; node in Ubuntu got EPERM"
                                        << QStringList { "got EPERM" };
    QTest::newRow("refused with EADDRINUSE")
        << refusedTo(nginx, node, 1, "EADDRINUSE") << ::guest()
        << "Used by nginx (pid 871) on this computer; node in Ubuntu got EADDRINUSE" << QStringList { "got EADDRINUSE" };
    QTest::newRow("refused, who is not known")
        << refusedTo(nginx, {}) << ::guest()
        << "Used by nginx (pid 871) on this computer; a program in Ubuntu got EACCES"
        << QStringList { "a program tried" };
    QTest::newRow("reserved") << ::port(5000, PortState::Conflict, PortReason::HostPortReserved) << ::guest()
                              << "Reserved by the system"
                              << QStringList { "port 5000", "system reserves", "node (pid 2311)", "another port" };
    PortFact ranged = ::port(5000, PortState::Conflict, PortReason::HostPortReserved);
    ranged.reserved = PortRange { 4950, 5049 };
    QTest::newRow("reserved, in a range") << ranged << ::guest() << "Reserved by the system"
                                          << QStringList { "ports 4950 to 5049", "port 5000", "node (pid 2311)", "another port" };
    PortFact denied = ::port(8443, PortState::Conflict, PortReason::PermissionDenied);
    denied.systemError = "Permission denied";
    QTest::newRow("no permission") << denied << ::guest() << "No permission to listen on this port"
                                   << QStringList { "port 8443", "node (pid 2311)",
                                          "The system said: Permission denied" };

    QTest::newRow("off") << ::port(5432, PortState::Off, PortReason::None) << ::guest() << "Off"
                         << QStringList { "port 5432", "node (pid 2311)" };
    PortFact rule = ::port(5432, PortState::Off, PortReason::None);
    rule.listeners.clear();
    QTest::newRow("off, nobody there") << rule << ::guest() << "Off" << QStringList { "port 5432", "Nothing listens" };
    QTest::newRow("paused") << ::port(3000, PortState::Off, PortReason::Paused) << ::guest() << "Paused"
                            << QStringList { "Resume", "port 3000" };

    const auto ignored = [](quint16 number, IgnoredBy ignoredBy) {
        PortFact fact = ::port(number, PortState::Ignored, PortReason::Rule);
        fact.ignoredBy = ignoredBy;
        return fact;
    };
    QTest::newRow("ignored") << ignored(3000, IgnoredBy::Port) << ::guest() << "Ignored by you"
                             << QStringList { "You ignore port 3000" };
    QTest::newRow("range") << ignored(3000, IgnoredBy::Range) << ::guest() << "Ignored: port range"
                           << QStringList { "in a range", "Port 3000", "stop ignoring" };
    QTest::newRow("program") << ignored(3000, IgnoredBy::Process) << ::guest() << "Ignored: program"
                             << QStringList { "port 3000", "node (pid 2311)", "stop ignoring" };
    QTest::newRow("ephemeral") << ignored(40000, IgnoredBy::Ephemeral) << ::guest() << "Ignored: ephemeral port"
                               << QStringList { "Port 40000", "stop ignoring" };
    QTest::newRow("name service") << ignored(53, IgnoredBy::Default) << ::guest() << "Ignored: name service (DNS)"
                                  << QStringList { "Port 53", "stop ignoring" };
    PortFact other = ::port(9000, PortState::Ignored, PortReason::OtherInterface);
    other.listeners = { { "172.17.0.1", { 5, "dockerd" } } };
    QTest::newRow("other interface") << other << ::guest() << "Ignored: listens on 172.17.0.1 only"
                                     << QStringList { "dockerd (pid 5)", "Ubuntu", "127.0.0.1 or 0.0.0.0",
                                            "port 9000" };
    const auto toNode = [&](PortFact fact) {
        fact.refused = RefusedFact { node, QDateTime({ 2026, 3, 2 }, { 12, 1, 44 }), 1, "EACCES" };
        return ownedBy(std::move(fact), 871, "nginx");
    };
    const QStringList refusal { "is used by nginx (pid 871) on this computer", "In Ubuntu, node (pid 2311) tried to use it and got EACCES",
        "Stop nginx", "let the guest use this port" };
    QTest::newRow("other interface, host uses it")
        << ownedBy(other, 871, "nginx") << ::guest() << "Ignored: listens on 172.17.0.1 only"
        << QStringList { "127.0.0.1 or 0.0.0.0. But nginx (pid 871) uses port 9000 on this computer", "has to stop first" };
    QTest::newRow("other interface, the host's program is unknown")
        << ownedBy(other, 0, "") << ::guest() << "Ignored: listens on 172.17.0.1 only"
        << QStringList { "But another program uses port 9000" };
    PortFact beside = other;
    beside.state = PortState::Conflict;
    beside.reason = PortReason::HostPortInUse;
    QTest::newRow("refused beside another interface")
        << toNode(beside) << ::guest() << "Used by nginx (pid 871) on this computer; node in Ubuntu got EACCES" << refusal;
    PortFact oneAddress = ::port(80, PortState::Mirrored, PortReason::None);
    oneAddress.listeners = { { "127.0.1.1", { 5, "dockerd" } } };
    QTest::newRow("refused beside another loopback address")
        << toNode(oneAddress) << ::guest() << "Mirrored; node in Ubuntu got EACCES" << refusal;
    QTest::newRow("refused, then paused") << toNode(::port(80, PortState::Off, PortReason::Paused)) << ::guest()
                                          << "Paused; node in Ubuntu got EACCES" << refusal;
    QTest::newRow("refused, then stopped") << toNode(::port(80, PortState::Waiting, PortReason::GuestStopped)) << ::guest()
                                           << "Waiting: Ubuntu is not running; node in Ubuntu got EACCES" << refusal;
    QTest::newRow("paused, host uses it") << ownedBy(::port(80, PortState::Off, PortReason::Paused), 871, "nginx") << ::guest()
                                          << "Paused" << QStringList { "But nginx (pid 871) uses port 80" };
    QTest::newRow("range, host uses it") << ownedBy(ignored(80, IgnoredBy::Range), 871, "nginx") << ::guest()
                                         << "Ignored: port range"
                                         << QStringList { "stop ignoring this port. But nginx (pid 871) uses port 80" };
    const PortFact tooMany = ::port(80, PortState::Ignored, PortReason::TooMany);
    QTest::newRow("too many, host uses it") << ownedBy(tooMany, 871, "nginx") << ::guest() << "Ignored: too many ports"
                                            << QStringList { "But nginx (pid 871) uses port 80" };
    QTest::newRow("too many, refused") << toNode(tooMany) << ::guest() << "Ignored: too many ports; node in Ubuntu got EACCES" << refusal;
    QTest::newRow("stopped, host uses it") << ownedBy(::port(80, PortState::Waiting, PortReason::GuestStopped), 871, "nginx")
                                           << ::guest() << "Waiting: Ubuntu is not running"
                                           << QStringList { "But nginx (pid 871) uses port 80" };
    QTest::newRow("allowed") << ownedBy(::port(80, PortState::Ignored, PortReason::AllowedInGuest), 871, "nginx")
                             << ::guest() << "Allowed in the guest, not mirrored"
                             << QStringList { "localhost:80 reaches nginx (pid 871)" };
    QTest::newRow("allowed, host port free")
        << ::port(80, PortState::Ignored, PortReason::AllowedInGuest) << ::guest()
        << "Allowed in the guest, not mirrored" << QStringList { "You let programs", "port 80" };
    QTest::newRow("served by WSL") << ::port(3000, PortState::Ignored, PortReason::ServedByWsl) << ::guest()
                                   << "Mirrored by WSL itself"
                                   << QStringList { "port 3000", "localhostForwarding=false" };

    PortFact many = ::port(3000, PortState::Ignored, PortReason::TooMany);
    many.mirrorLimit = 1000;
    QTest::newRow("too many") << many << ::guest() << "Ignored: too many ports"
                              << QStringList { "at most 1000 ports", "port 3000", "stop ignoring", "preferences" };

    QTest::newRow("stopped") << ::port(3000, PortState::Waiting, PortReason::GuestStopped) << ::guest()
                             << "Waiting: Ubuntu is not running"
                             << QStringList { "Ubuntu is not running", "Port 3000" };
    const PortFact waiting = ::port(3000, PortState::Waiting, PortReason::GuestUnreachable);
    QTest::newRow("unreachable") << waiting << unreachable(GuestObstacle::NotDialled)
                                 << "Waiting: Ubuntu cannot be reached"
                                 << QStringList { "172.29.108.58", "port 3000" };
    GuestFact dialled = unreachable(GuestObstacle::NotDialled);
    dialled.dial = DialFact { "172.29.96.1", "172.29.108.58", 40123, DialAnswer::TimedOut, "no answer in time" };
    QTest::newRow("unreachable, dialled") << waiting << dialled << "Waiting: Ubuntu cannot be reached"
                                          << QStringList { "172.29.108.58 port 40123 from 172.29.96.1: no answer in time.", "drops",
                                                 "Until then port 3000" };
    QTest::newRow("unreachable, host uses it")
        << ownedBy(waiting, 871, "nginx") << dialled << "Waiting: Ubuntu cannot be reached"
        << QStringList { "Portolan keeps trying. But nginx (pid 871) uses port 3000" };
    QTest::newRow("silent") << waiting << unreachable(GuestObstacle::AgentSilent) << "Waiting: Ubuntu does not answer"
                            << QStringList { "the agent in it does not answer", "port 3000" };
    QTest::newRow("interface down") << waiting << unreachable(GuestObstacle::InterfaceDown, "eth0")
                                    << "Waiting: Ubuntu cannot be reached"
                                    << QStringList { "its interface eth0 is down", "port 3000" };
    GuestFact failed = ::guest();
    failed.state = GuestState::Failed;
    failed.error = "sudo: a password is required";
    QTest::newRow("failed") << waiting << failed << "Waiting: Ubuntu cannot be reached"
                            << QStringList { "sudo: a password is required. Until then", "port 3000" };
    GuestFact starting = ::guest();
    starting.state = GuestState::Starting;
    QTest::newRow("starting") << waiting << starting << "Waiting for Ubuntu"
                              << QStringList { "the agent in Ubuntu to answer", "port 3000" };
}

void tst_Sentences::port()
{
    QFETCH(PortFact, fact);
    QFETCH(GuestFact, guest);
    QFETCH(QStringList, message);
    QTEST(sentences::portState(fact, guest), "state");
    const QString text = sentences::portMessage(fact, guest);
    QCOMPARE(text.isEmpty(), message.isEmpty());
    for (const QString& part : message)
        QVERIFY2(text.contains(part), qPrintable(part + " is missing in: " + text));
    QVERIFY2(!text.contains(QRegularExpression("%[0-9n]")), qPrintable(text));
}

void tst_Sentences::permissionSaysWhatToRun()
{
    const QString text
        = sentences::portMessage(::port(443, PortState::Conflict, PortReason::PermissionDenied), ::guest());
    if (sentences::hostIsWindows()) {
        // Windows has no privileged low ports.
        QVERIFY2(text.contains("the program or policy"), qPrintable(text));
        QCOMPARE(sentences::permissionCommand(443), QString());
        return;
    }
    QVERIFY2(text.contains("“sudo sysctl net.ipv4.ip_unprivileged_port_start=443”"), qPrintable(text));
    QVERIFY2(text.contains("sudo setcap cap_net_bind_service=+ep " + QCoreApplication::applicationFilePath()),
        qPrintable(text));
    QCOMPARE(sentences::permissionCommand(443), "sudo sysctl net.ipv4.ip_unprivileged_port_start=443");
    // Above 1023 the command would not help, so the message does not suggest it.
    QCOMPARE(sentences::permissionCommand(8443), QString());
    const QString high
        = sentences::portMessage(::port(8443, PortState::Conflict, PortReason::PermissionDenied), ::guest());
    QVERIFY2(!high.contains("sudo"), qPrintable(high));
}

void tst_Sentences::event_data()
{
    QTest::addColumn<Event>("happened");
    QTest::addColumn<QString>("sentence");

    const auto of = [](Event::Kind kind, quint16 port = 0) {
        Event event;
        event.kind = kind;
        event.port = event.hostPort = port;
        event.process = { 2311, "node" };
        return event;
    };
    Event mirrored = of(Event::Kind::PortMirrored, 3000);
    mirrored.addresses = QStringList { "127.0.0.1", "::1" };
    QTest::newRow("mirrored") << mirrored << "Port 3000: node (pid 2311) is mirrored at http://localhost:3000";
    mirrored.scheme = WebScheme::Https;
    QTest::newRow("mirrored, with TLS")
        << mirrored << "Port 3000: node (pid 2311) is mirrored at https://localhost:3000";
    QTest::newRow("closed") << of(Event::Kind::PortClosed, 3000) << "Port 3000: node (pid 2311) stopped listening.";
    Event conflict = of(Event::Kind::PortConflict, 80);
    conflict.reason = PortReason::HostPortInUse;
    QTest::newRow("conflict without owner") << conflict
                                            << "Port 80: node (pid 2311) in Ubuntu is not mirrored because a "
                                               "socket holds the port, although no program listens on it. Retrying.";
    conflict.owner = { 871, "nginx" };
    QTest::newRow("conflict")
        << conflict << "Port 80: node (pid 2311) in Ubuntu is not mirrored; nginx (pid 871) uses the port on this computer.";
    Event refused = of(Event::Kind::PortRefused, 80);
    refused.owner = { 0, "root" };
    QTest::newRow("refused")
        << refused << "Port 80: node (pid 2311) in Ubuntu was refused; a program of the user root uses the port on this computer.";
    QTest::newRow("off") << of(Event::Kind::PortSwitchedOff, 80) << "Port 80 was switched off.";
    QTest::newRow("on") << of(Event::Kind::PortSwitchedOn, 80) << "Port 80 was switched on.";
    Event labelled = of(Event::Kind::PortLabelled, 80);
    QTest::newRow("label gone") << labelled << "Port 80 no longer has a label.";
    labelled.text = "shop %1";
    QTest::newRow("labelled") << labelled << "Port 80 is labelled “shop %1”.";
    QTest::newRow("ignored") << of(Event::Kind::PortIgnored, 80) << "Port 80 is now ignored.";
    QTest::newRow("watched") << of(Event::Kind::PortWatched, 80) << "Port 80 is no longer ignored.";
    QTest::newRow("allowed") << of(Event::Kind::PortAllowed, 80)
                             << "Programs in Ubuntu may now use port 80, even while this computer uses it.";
    QTest::newRow("no longer allowed") << of(Event::Kind::PortDisallowed, 80)
                                       << "Port 80 is blocked in Ubuntu again while this computer uses it.";
    Event chosen = of(Event::Kind::GuestChosen);
    chosen.text = "netns:shop";
    chosen.detail = "demo";
    QTest::newRow("another guest") << chosen << "Guest changed from demo to shop.";
    Event connected = of(Event::Kind::GuestConnected);
    connected.text = "172.29.108.58";
    QTest::newRow("connected") << connected << "Ubuntu connected at 172.29.108.58.";
    connected.detail = "172.29.101.7";
    QTest::newRow("connected elsewhere") << connected << "Ubuntu connected at 172.29.108.58 (was 172.29.101.7).";
    QTest::newRow("stopped") << of(Event::Kind::GuestStopped) << "Ubuntu stopped. Its ports come back when it starts again.";
    QTest::newRow("absent") << of(Event::Kind::GuestAbsent)
                            << "Ubuntu is not running. Start it, and its ports come back automatically.";
    QTest::newRow("let go") << of(Event::Kind::GuestLetGo)
                            << "Nobody is using Ubuntu, so Portolan disconnected to let it stop. Portolan reconnects when it is "
                               "used again.";
    Event failed = of(Event::Kind::GuestFailed);
    failed.text = "no such distribution";
    QTest::newRow("failed") << failed << "Ubuntu failed: no such distribution";
    Event problem = of(Event::Kind::Problem);
    problem.text = "100 %1 full";
    QTest::newRow("problem") << problem << "100 %1 full";
}

void tst_Sentences::event()
{
    QFETCH(Event, happened);
    QTEST(sentences::event(happened, "wsl:Ubuntu"), "sentence");
}

void tst_Sentences::everyEventHasASentence()
{
    for (int kind = 0; kind <= int(Event::Kind::Problem); ++kind) {
        Event event;
        event.kind = Event::Kind(kind);
        event.port = event.hostPort = 4321;
        event.text = "words";
        const QString sentence = sentences::event(event, "netns:guest");
        QVERIFY2(!sentence.isEmpty(), qPrintable(QString::number(kind)));
        QVERIFY2(!sentence.contains(QRegularExpression("%[0-9n]")), qPrintable(sentence));
    }
}

void tst_Sentences::guest_data()
{
    QTest::addColumn<GuestState>("state");
    QTest::addColumn<bool>("reachable");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("message"); ///< a part of it; "": no message

    QTest::newRow("connected") << GuestState::Connected << true << "connected"
                               << "";
    QTest::newRow("unreachable") << GuestState::Connected << false << "unreachable"
                                 << "172.29.108.58";
    QTest::newRow("starting") << GuestState::Starting << true << "starting…"
                              << "agent in Ubuntu";
    QTest::newRow("stopped") << GuestState::Stopped << true << "stopped"
                             << "Ubuntu is not running";
    QTest::newRow("failed") << GuestState::Failed << true << "failed"
                            << "install it first";
}

void tst_Sentences::guest()
{
    QFETCH(GuestState, state);
    QFETCH(bool, reachable);
    QFETCH(QString, message);
    GuestFact fact = ::guest();
    fact.state = state;
    fact.reachable = reachable;
    fact.error = "install it first";
    QTEST(sentences::guestState(fact), "word");
    const QString text = sentences::guestMessage(fact);
    QCOMPARE(text.isEmpty(), message.isEmpty());
    QVERIFY2(text.contains(message), qPrintable(text));
    fact.name = "wsl";
    if (state == GuestState::Stopped) // how to start it depends on the kind of guest
        QVERIFY2(sentences::guestMessage(fact).startsWith("No WSL distribution is running. Start one, for example with “wsl”"), qPrintable(text));
}

void tst_Sentences::guessesOnlyAfterADial_data()
{
    QTest::addColumn<GuestFact>("fact");
    QTest::addColumn<QString>("message");
    QTest::newRow("silent") << unreachable(GuestObstacle::AgentSilent) << "the agent in it does not answer";
    QTest::newRow("no address") << unreachable(GuestObstacle::NoAddress) << "has no address";
    QTest::newRow("interface down") << unreachable(GuestObstacle::InterfaceDown, "eth0")
                                    << "its interface eth0 is down";
    QTest::newRow("interface missing") << unreachable(GuestObstacle::InterfaceMissing, "eth7")
                                       << "Ubuntu has no interface eth7 with an address, which was chosen for it";
    QTest::newRow("adapter missing") << unreachable(GuestObstacle::AdapterMissing, "nosuch")
                                     << "This computer has no adapter nosuch, which was chosen for Ubuntu.";
    QTest::newRow("no adapter") << unreachable(GuestObstacle::NoAdapter)
                                << "No adapter on this computer connects to Ubuntu.";
    QTest::newRow("no relay") << unreachable(GuestObstacle::NoRelay, "eth0") << "the agent in it cannot listen on eth0";
    QTest::newRow("rejected") << unreachable(GuestObstacle::AddressRejected, "10.0.0.5")
                              << "Portolan does not connect to 10.0.0.5: the agent in Ubuntu gave this address";
    QTest::newRow("not dialled") << unreachable(GuestObstacle::NotDialled)
                                 << "connections to 172.29.108.58 do not get through";
    QTest::newRow("unknown") << unreachable(GuestObstacle::None) << "connections to 172.29.108.58 do not get through";
}

void tst_Sentences::guessesOnlyAfterADial()
{
    QFETCH(GuestFact, fact);
    QFETCH(QString, message);
    const QString text = sentences::guestMessage(fact);
    QVERIFY2(text.contains(message), qPrintable(text));
    QVERIFY2(!text.contains("VPN"), qPrintable(text));
}

void tst_Sentences::dial_data()
{
    QTest::addColumn<DialAnswer>("answer");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("cause");
    QTest::newRow("timed out") << DialAnswer::TimedOut << "Connection timed out" << "no answer in time" << "drops";
    QTest::newRow("refused by it") << DialAnswer::Refused << "Connection refused" << "Connection refused" << "no longer listens";
    QTest::newRow("no route") << DialAnswer::NoRoute << "Network is unreachable" << "Network is unreachable" << "adapter of this computer is down";
    QTest::newRow("nobody there") << DialAnswer::HostUnreachable << "No route to host" << "No route to host" << "cut off";
    QTest::newRow("forbidden") << DialAnswer::Forbidden << "Operation not permitted." << "Operation not permitted" << "policy of this computer";
    QTest::newRow("hung up") << DialAnswer::HungUp << "" << "closed at once" << "other than the agent";
    QTest::newRow("no source") << DialAnswer::NoSource << "Cannot assign requested address" << "Cannot assign" << "another address";
    QTest::newRow("something else") << DialAnswer::Other << "Protocol error 100 %1" << "Protocol error 100 %1" << "";
}

void tst_Sentences::dial()
{
    QFETCH(DialAnswer, answer);
    QFETCH(QString, words);
    QFETCH(QString, said);
    QFETCH(QString, cause);
    const DialFact dial { "172.29.96.1", "172.29.108.58", 40123, answer, words };
    const QString text = sentences::dialMessage(dial);
    QVERIFY2(text.startsWith("Portolan dialled 172.29.108.58 port 40123 from 172.29.96.1: "), qPrintable(text));
    QVERIFY2(text.contains(said) && text.contains(cause) && !text.contains(".."), qPrintable(text));

    Event event;
    event.kind = Event::Kind::GuestUnreachable;
    event.text = "dial the agent";
    event.dial = dial;
    QCOMPARE(sentences::event(event, "wsl:Ubuntu"), "Ubuntu cannot be reached. Retrying. " + text);
    GuestFact fact = unreachable(GuestObstacle::NotDialled);
    fact.dial = dial;
    QVERIFY(sentences::guestMessage(fact).contains(text + " Portolan keeps trying."));
}

void tst_Sentences::process_data()
{
    QTest::addColumn<quint32>("pid");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("both") << 1204U << "node"
                          << "node 1204";
    QTest::newRow("name") << 0U << "node"
                          << "node";
    QTest::newRow("pid") << 1204U << ""
                         << "pid 1204";
    QTest::newRow("neither") << 0U << ""
                             << "unknown";
    QTest::newRow("percent") << 7U << "%1 %2"
                             << "%1 %2 7";
}

void tst_Sentences::process()
{
    QFETCH(quint32, pid);
    QFETCH(QString, name);
    QTEST(sentences::process({ pid, name }), "text");
}

void tst_Sentences::bytes_data()
{
    QTest::addColumn<quint64>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << quint64(0) << "0 B";
    QTest::newRow("999") << quint64(999) << "999 B";
    QTest::newRow("1000") << quint64(1000) << "1.0 kB";
    QTest::newRow("310 k") << quint64(310'000) << "310 kB";
    QTest::newRow("just below") << quint64(999'499) << "999 kB";
    QTest::newRow("rounds up") << quint64(999'500) << "1.0 MB";
    QTest::newRow("12.4 M") << quint64(12'400'000) << "12.4 MB";
    QTest::newRow("99.95 M") << quint64(99'950'000) << "100 MB";
    QTest::newRow("all") << ~quint64(0) << "18.4 EB";
}

void tst_Sentences::bytes()
{
    QLocale::setDefault(QLocale::C);
    QFETCH(quint64, number);
    QTEST(sentences::bytes(number), "text");
}

void tst_Sentences::url_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("url");
    QTest::newRow("both") << QStringList { "127.0.0.1", "::1" } << "http://localhost:3000";
    QTest::newRow("IPv6") << QStringList { "::1" } << "http://localhost:3000";
    QTest::newRow("other loopback") << QStringList { "127.0.0.5" } << "http://127.0.0.5:3000";
    QTest::newRow("none") << QStringList() << "";
}

void tst_Sentences::url()
{
    QFETCH(QStringList, addresses);
    QTEST(sentences::url(3000, addresses, WebScheme::Http), "url");
}

void tst_Sentences::counts()
{
    QCOMPARE(sentences::portCounts(samples::six()), "4 mirrored · 1 conflict · 1 off");
    QCOMPARE(sentences::portCounts({}), "no ports");
    // Ports that were off before the pause stay off.
    Snapshot paused = samples::six();
    paused.paused = true;
    for (PortFact& port : paused.ports) {
        if (port.enabled) {
            port.state = PortState::Off;
            port.reason = PortReason::Paused;
        }
    }
    QCOMPARE(sentences::portCounts(paused), "5 paused · 1 off");
}

REGISTER_TEST(tst_Sentences, QCoreApplication)
#include "tst_sentences.moc"

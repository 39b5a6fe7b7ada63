// SPDX-License-Identifier: MIT
#include "core/engine/changes.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

namespace {

PortFact port(quint16 number, PortState state)
{
    PortFact fact;
    fact.port = fact.hostPort = number;
    fact.state = state;
    fact.listeners = { { "0.0.0.0", { 1204, "node" } } };
    return fact;
}

Snapshot snapshot(const QList<PortFact>& ports, GuestState state = GuestState::Connected, const QString& address = "172.29.108.58")
{
    Snapshot result;
    result.guest.name = "netns:guest";
    result.guest.state = state;
    result.guest.address = address;
    result.ports = ports;
    return result;
}

QString names(const QList<Event>& events)
{
    static const QMap<Event::Kind, QString> kinds { { Event::Kind::PortMirrored, "mirrored" }, { Event::Kind::PortClosed, "closed" },
        { Event::Kind::PortConflict, "conflict" }, { Event::Kind::PortRefused, "refused" },
        { Event::Kind::PortContested, "contested" },
        { Event::Kind::PortSwitchedOff, "switched off" }, { Event::Kind::PortSwitchedOn, "switched on" },
        { Event::Kind::Paused, "paused" }, { Event::Kind::Resumed, "resumed" }, { Event::Kind::GuestConnected, "connected" },
        { Event::Kind::GuestStopped, "stopped" }, { Event::Kind::GuestAbsent, "absent" }, { Event::Kind::GuestLetGo, "let go" },
        { Event::Kind::GuestUnreachable, "unreachable" },
        { Event::Kind::PortLabelled, "labelled" }, { Event::Kind::PortIgnored, "ignored" },
        { Event::Kind::PortWatched, "watched" }, { Event::Kind::PortAllowed, "allowed" },
        { Event::Kind::PortDisallowed, "no longer allowed" }, { Event::Kind::IgnoreRulesChanged, "ignore rules" }, { Event::Kind::GuestChosen, "chosen" },
        { Event::Kind::GuestFailed, "failed" }, { Event::Kind::RefusalUnavailable, "no refusal" },
        { Event::Kind::HostExhausted, "host exhausted" }, { Event::Kind::AgentExhausted, "agent exhausted" },
        { Event::Kind::LimitReached, "limit" }, { Event::Kind::PortLeftOut, "left out" }, { Event::Kind::ListTruncated, "truncated" } };
    QStringList result;
    for (const Event& event : events)
        result << (event.port == PortKey() ? QString() : portText(event.port) + ' ') + kinds.value(event.kind, "?");
    return result.join(", ");
}

} // namespace

class tst_Changes : public QObject
{
    Q_OBJECT

private slots:
    void ports_data();
    void ports();
    void rulesFromTheSettingsAreNoNews();
    void refusals();
    void guest();
    void pause();
    void methodOfTheAgent();
    void exhaustion();
    void tooMany();
    void decisions_data();
    void decisions();
    void anotherGuest();
    void ignoredIsNotSwitchedOn();
};

void tst_Changes::ports_data()
{
    QTest::addColumn<QList<PortFact>>("before");
    QTest::addColumn<QList<PortFact>>("after");
    QTest::addColumn<QString>("events");
    using List = QList<PortFact>;

    const PortFact mirrored = port(80, PortState::Mirrored);
    PortFact off = port(80, PortState::Off);
    off.enabled = false;
    PortFact conflict = port(80, PortState::Conflict);
    conflict.reason = PortReason::HostPortInUse;
    conflict.owner = ProcessFact { 871, "nginx" };
    PortFact otherOwner = conflict;
    otherOwner.owner = ProcessFact { 872, "caddy" };
    PortFact carrying = mirrored;
    carrying.bytesToGuest = 5;
    PortFact rule = off;
    rule.listeners.clear();

    PortFact contested = mirrored;
    contested.listeners << ListenerFact { "::1", { 77, "python3" }, "bob", true };

    QTest::newRow("nothing") << List {} << List {} << "";
    QTest::newRow("the same") << List { mirrored } << List { mirrored } << "";
    QTest::newRow("traffic is no event") << List { mirrored } << List { carrying } << "";
    QTest::newRow("appears") << List {} << List { mirrored } << "80 mirrored";
    QTest::newRow("goes") << List { mirrored } << List {} << "80 closed";
    QTest::newRow("appears in conflict") << List {} << List { conflict } << "80 conflict";
    QTest::newRow("falls into conflict") << List { mirrored } << List { conflict } << "80 conflict";
    QTest::newRow("another owner") << List { conflict } << List { otherOwner } << "80 conflict";
    QTest::newRow("conflict heals") << List { conflict } << List { mirrored } << "80 mirrored";
    QTest::newRow("another user comes") << List { mirrored } << List { contested } << "80 contested";
    QTest::newRow("and goes") << List { contested } << List { mirrored } << "";
    QTest::newRow("switched off") << List { mirrored } << List { off } << "80 switched off";
    QTest::newRow("switched on") << List { off } << List { mirrored } << "80 switched on, 80 mirrored";
    QTest::newRow("a rule ahead of the listener") << List {} << List { rule } << "80 switched off";
    QTest::newRow("that rule taken back") << List { rule } << List {} << "80 switched on";
    QTest::newRow("appears, off") << List {} << List { off } << "";
}

void tst_Changes::ports()
{
    QFETCH(QList<PortFact>, before);
    QFETCH(QList<PortFact>, after);
    QFETCH(QString, events);
    QCOMPARE(names(changesBetween(snapshot(before), snapshot(after))), events);
}

void tst_Changes::rulesFromTheSettingsAreNoNews()
{
    PortFact rule = port(80, PortState::Off);
    rule.enabled = false;
    rule.listeners.clear();
    QCOMPARE(names(changesBetween(Snapshot(), snapshot({ rule }, GuestState::Starting, {}))), QString());
}

void tst_Changes::refusals()
{
    const ProcessFact node { 2311, "node" };
    PortFact fact = port(80, PortState::Conflict);
    fact.listeners.clear();
    fact.reason = PortReason::HostPortInUse;
    fact.owner = ProcessFact { 871, "nginx" };
    fact.refused = RefusedFact { node, QDateTime::currentDateTime(), 1 };
    const Event told = refusalEvent(80, node, "EACCES", &fact);
    QCOMPARE(names({ told }), QString("80 refused"));
    QCOMPARE(told.process, node);
    QCOMPARE(told.owner.name, QString("nginx"));

    // Beside a service in another network of the guest: it is not that one that was refused.
    fact.listeners = { { "172.17.0.1", { 5, "dockerd" } } };
    QCOMPARE(refusalEvent(80, node, "EACCES", &fact).process, node);
    PortFact aside = fact;
    aside.state = PortState::Ignored;
    aside.reason = PortReason::OtherInterface;
    aside.refused.reset();
    QCOMPARE(names(changesBetween(snapshot({ aside }), snapshot({ fact }))), QString());

    // The port has been freed meanwhile, so that it has no row any more.
    const Event late = refusalEvent(80, node, "EACCES", nullptr);
    QCOMPARE(names({ late }), QString("80 refused"));
    QCOMPARE(late.process, node);
    QCOMPARE(late.hostPort, PortKey(80));
}

void tst_Changes::guest()
{
    const Snapshot starting = snapshot({}, GuestState::Starting, {});
    const Snapshot up = snapshot({});
    const Snapshot moved = snapshot({}, GuestState::Connected, "172.29.101.7");
    const Snapshot stopped = snapshot({}, GuestState::Stopped);
    Snapshot failed = snapshot({}, GuestState::Failed);
    failed.guest.error = "no ip";
    Snapshot cut = up;
    cut.guest.reachable = false;

    QCOMPARE(names(changesBetween(starting, up)), QString("connected"));
    QCOMPARE(names(changesBetween(up, stopped)), QString("stopped"));
    QCOMPARE(names(changesBetween(cut, stopped)), QString("stopped"));
    Snapshot resting = stopped;
    resting.guest.resting = true;
    QCOMPARE(names(changesBetween(up, resting)), QString("let go"));
    QCOMPARE(names(changesBetween(resting, stopped)), QString());
    // A guest that was not running has not stopped.
    for (const Snapshot& before : { Snapshot(), starting, failed })
        QCOMPARE(names(changesBetween(before, stopped)), QString("absent"));
    QCOMPARE(names(changesBetween(starting, failed)), QString("failed"));
    QCOMPARE(names(changesBetween(up, cut)), QString("unreachable"));
    QCOMPARE(names(changesBetween(cut, up)), QString("connected"));
    const auto events = changesBetween(stopped, moved);
    QCOMPARE(names(events), QString("connected"));
    QCOMPARE(events.first().text, QString("172.29.101.7"));
    QCOMPARE(events.first().detail, QString("172.29.108.58"));
}

void tst_Changes::pause()
{
    Snapshot paused = snapshot({ port(80, PortState::Off) });
    paused.paused = true;
    const Snapshot running = snapshot({ port(80, PortState::Mirrored) });
    QCOMPARE(names(changesBetween(running, paused)), QString("paused"));
    QCOMPARE(names(changesBetween(paused, running)), QString("resumed, 80 mirrored"));
}

void tst_Changes::methodOfTheAgent()
{
    Snapshot full = snapshot({});
    full.guest.agent = AgentFact { "0.2.0", "polling", "EACCES", {} };
    Snapshot none = full;
    none.guest.agent->refusal = "none";
    none.guest.agent->refusalProblem = "no privilege";
    QCOMPARE(names(changesBetween(snapshot({}), full)), QString());
    const auto events = changesBetween(snapshot({}), none);
    QCOMPARE(names(events), QString("no refusal"));
    QCOMPARE(events.first().text, QString("no privilege"));
}

void tst_Changes::exhaustion()
{
    const Snapshot well = snapshot({});
    Snapshot host = well;
    host.host.exhausted = true;
    Snapshot both = host;
    both.guest.exhausted = true;
    QCOMPARE(names(changesBetween(well, host)), QString("host exhausted"));
    QCOMPARE(names(changesBetween(host, both)), QString("agent exhausted"));
    QCOMPARE(names(changesBetween(both, both)), QString()); // reported once
    QCOMPARE(names(changesBetween(both, well)), QString());
}

/// One event, however many ports are left out, and none when they go.
void tst_Changes::tooMany()
{
    PortFact one = port(80, PortState::Ignored);
    one.reason = PortReason::TooMany;
    one.mirrorLimit = 1000;
    PortFact two = one;
    two.port = two.hostPort = 81;
    const QList<Event> events = changesBetween(snapshot({}), snapshot({ one, two }));
    QCOMPARE(names(events), QString("limit"));
    QCOMPARE(events.first().text, QString("1000"));
    QCOMPARE(names(changesBetween(snapshot({ one }), snapshot({ one, two }))), QString());
    QCOMPARE(names(changesBetween(snapshot({ one, two }), snapshot({}))), QString());
    // A rule brings another port in, and this one out.
    QCOMPARE(names(changesBetween(snapshot({ port(80, PortState::Mirrored), two }), snapshot({ one, two }))), QString("80 left out"));
    Snapshot truncated = snapshot({});
    truncated.guest.truncated = true;
    QCOMPARE(names(changesBetween(snapshot({}), truncated)), QString("truncated"));
    QCOMPARE(names(changesBetween(truncated, truncated)), QString());
}

void tst_Changes::decisions_data()
{
    QTest::addColumn<UserSettings>("before");
    QTest::addColumn<UserSettings>("after");
    QTest::addColumn<QString>("events");
    const auto with = [](auto&&... changes) {
        UserSettings user;
        (changes(user), ...);
        return user;
    };
    const auto label = [](UserSettings& user) { user.notes.setLabel(80, "shop"); };
    const auto udpLabel = [](UserSettings& user) { user.notes.setLabel({ 80, Protocol::Udp }, "quic"); };
    const auto ignore = [](UserSettings& user) { user.rules.setIgnored(80, true); };
    const auto range = [](UserSettings& user) { user.rules.ignoredRanges = { { 1, 99 } }; };
    const auto watch = [](UserSettings& user) { user.rules.setIgnored(80, false); };
    const auto allow = [](UserSettings& user) { user.rules.setAllowedInGuest(80, true); };
    const auto refuse = [](UserSettings& user) { user.rules.setAllowedInGuest(80, false); };
    const auto allowAll = [](UserSettings& user) { user.rules.refusal = RefusalPreference::Allow; };
    const auto others = [](UserSettings& user) {
        user.rules.setEnabled(80, false);
        user.notes.setScheme(81, WebScheme::Https);
        user.rules.paused = true;
    };
    QTest::newRow("nothing") << with(label, ignore, range) << with(label, ignore, range) << "";
    QTest::newRow("what others tell") << with() << with(others) << "";
    QTest::newRow("label") << with() << with(label) << "80 labelled";
    QTest::newRow("label goes") << with(label, ignore) << with(ignore) << "80 labelled";
    QTest::newRow("label of UDP") << with(label) << with(label, udpLabel) << "80/udp labelled";
    QTest::newRow("ignored") << with() << with(ignore) << "80 ignored";
    QTest::newRow("no longer") << with(ignore) << with() << "80 watched";
    QTest::newRow("taken out of a range") << with(range) << with(range, watch) << "80 watched";
    QTest::newRow("allowed") << with() << with(allow) << "80 allowed";
    QTest::newRow("no longer allowed") << with(allow) << with() << "80 no longer allowed";
    QTest::newRow("taken out of all") << with(allowAll) << with(allowAll, refuse) << "80 no longer allowed";
    QTest::newRow("range") << with() << with(range) << "ignore rules";
    QTest::newRow("programs") << with() << with([](UserSettings& user) { user.rules.ignoredProcesses = { "steam" }; }) << "ignore rules";
    QTest::newRow("ephemeral ports") << with() << with([](UserSettings& user) { user.rules.mirrorEphemeral = false; }) << "ignore rules";
}

void tst_Changes::decisions()
{
    QFETCH(UserSettings, before);
    QFETCH(UserSettings, after);
    QTEST(names(changesBetween(before, after)), "events");
}

void tst_Changes::anotherGuest()
{
    Snapshot before = snapshot({ ::port(3000, PortState::Mirrored) });
    PortFact off = ::port(80, PortState::Off);
    off.enabled = false;
    off.listeners.clear();
    before.ports.prepend(off);
    Snapshot after = snapshot({ off }, GuestState::Starting, {});
    after.guest.name = "demo";
    const QList<Event> events = changesBetween(before, after);
    QCOMPARE(names(events), QString("chosen")); // not that the old guest's programs no longer listen
    QCOMPARE(events.first().text, QString("demo"));
    QCOMPARE(events.first().detail, QString("netns:guest"));

    Snapshot connected = snapshot({ off }, GuestState::Connected, "10.0.0.2");
    connected.guest.name = "demo";
    QCOMPARE(names(changesBetween(before, connected)), QString("chosen, connected"));
}

void tst_Changes::ignoredIsNotSwitchedOn()
{
    PortFact off = ::port(80, PortState::Off);
    off.enabled = false;
    PortFact ignored = ::port(80, PortState::Ignored);
    ignored.reason = PortReason::Rule;
    QCOMPARE(names(changesBetween(snapshot({ off }), snapshot({ ignored }))), QString());
}

REGISTER_TEST(tst_Changes, QCoreApplication)
#include "tst_changes.moc"

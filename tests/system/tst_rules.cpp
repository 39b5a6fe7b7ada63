// SPDX-License-Identifier: MIT
#include "core/engine/live_core.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <sched.h>

using namespace portolan;
using namespace portolan::test;

/// What the user decides: rules, labels, schemes, guest and adapter, by command, settings file and preferences.
class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init() { m_bed = std::make_unique<TestBed>(); }
    void cleanup() { m_bed.reset(); }

    void rangesAndEphemeralPorts();
    void processes();
    void commandsAreKept();
    void labels();
    void allowedAndRefusedAgain();
    void unsavedChangeIsReported();
    void opensInTheBrowser();
    void opensOnlyWhatIsMirrored();
    void guestFromTheSettings();
    void completionAsksTheInstance();
    void preferencesAtOnce();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    [[nodiscard]] QString guestSpec() const { return "netns:" + m_bed->twin.guestName(); }
    QString ignoredBy(int port)
    {
        const QJsonObject row = portolan().row(port);
        return row.value("state").toString() + ' ' + row.value("ignoredBy").toString();
    }
    int command(const QStringList& arguments) { return portolan().command(arguments).exitCode; }
    QByteArray settings()
    {
        QFile file(portolan().folder() + "/config/portolan/portolan.ini");
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A stand-in for xdg-open that records its arguments and ends with `exitCode`.
    void putBrowser(int exitCode);
    QString opened()
    {
        QFile file(portolan().folder() + "/opened");
        return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    }

    std::unique_ptr<TestBed> m_bed;
};

void TestRules::putBrowser(int exitCode)
{
    const QString folder = portolan().folder() + "/bin";
    QDir().mkpath(folder);
    QFile file(folder + "/xdg-open");
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(
        QString("#!/bin/sh\necho \"$@\" > %1/opened\nexit %2\n").arg(portolan().folder()).arg(exitCode).toUtf8());
    file.setPermissions(file.permissions() | QFile::ExeOwner);
    portolan().setEnvironment("PATH", folder + ':' + qEnvironmentVariable("PATH"));
}

void TestRules::rangesAndEphemeralPorts()
{
    QCOMPARE(run(guest(), "sh", { "-c", "echo 20000 20100 > /proc/sys/net/ipv4/ip_local_port_range" }).exitCode, 0);
    portolan().writeSettings("[Mirroring]\nignored-ports=5000-5010, 9229\nephemeral=ignore\n");
    START(*m_bed);
    Listener inRange(guest(), "0.0.0.0", 5010);
    Listener single(guest(), "0.0.0.0", 9229);
    Listener byNumber(guest(), "127.0.0.1", 20000);
    Listener given(guest(), "127.0.0.1", 0); // the kernel's events tell the two apart
    const quint16 ephemeral = given.port();
    Listener usualEphemeral(guest(), "127.0.0.1", 40000);
    TRY_COMPARE(portolan().state(40000), QString("mirrored"));
    TRY_COMPARE(ignoredBy(5010), QString("ignored range"));
    TRY_COMPARE(ignoredBy(9229), QString("ignored range"));
    TRY_COMPARE(portolan().state(20000), QString("mirrored"));
    TRY_COMPARE(ignoredBy(ephemeral), QString("ignored ephemeral"));
    QVERIFY(!portolan().row(ephemeral).value("message").toString().isEmpty());
    for (quint16 port : { quint16(5010), quint16(9229), ephemeral })
        QCOMPARE(Connection(host(), "127.0.0.1", port).error(), ECONNREFUSED);

    // Never refused, while others are.
    Listener used(host(), "0.0.0.0", 4999);
    Listener usedInRange(host(), "0.0.0.0", 5000);
    TRY_COMPARE(Listener(guest(), "0.0.0.0", 4999).error(), EACCES);
    QCOMPARE(Listener(guest(), "0.0.0.0", 5000).error(), 0);

    // The port's own rule outranks the range.
    QCOMPARE(command({ "unignore", "5010" }), 0);
    QCOMPARE(portolan().state(5010), QString("mirrored"));
    QCOMPARE(command({ "enable", QString::number(ephemeral) }), 0);
    QCOMPARE(portolan().state(ephemeral), QString("mirrored"));
    QVERIFY2(settings().contains("5010=watch") && settings().contains(QByteArray::number(ephemeral) + "=on"),
        settings().constData());
}

void TestRules::processes()
{
    portolan().writeSettings("[Mirroring]\nignored-processes=steam, system_te*\n[Ports]\n3001=watch\n");
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    Listener watched(guest(), "0.0.0.0", 3001);
    TRY_COMPARE(portolan().state(3001), QString("mirrored"));
    TRY_COMPARE(ignoredBy(3000), QString("ignored process"));
    QCOMPARE(command({ "enable", "3000" }), 0);
    QCOMPARE(portolan().state(3000), QString("mirrored"));
}

void TestRules::commandsAreKept()
{
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    QCOMPARE(command({ "ignore", "3000" }), 0);
    QCOMPARE(ignoredBy(3000), QString("ignored port"));
    QCOMPARE(Connection(host(), "127.0.0.1", 3000).error(), ECONNREFUSED);
    QVERIFY(portolan().quit());
    QVERIFY(portolan().startAndConnect());
    TRY_COMPARE(ignoredBy(3000), QString("ignored port"));
    const Outcome back = portolan().command({ "unignore", "3000" });
    QCOMPARE(back.exitCode, 0);
    QVERIFY2(back.output.contains("3000"), qPrintable(back.output));
    QCOMPARE(portolan().state(3000), QString("mirrored"));
    QVERIFY2(!settings().contains("3000"), settings().constData());
}

void TestRules::labels()
{
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    QCOMPARE(command({ "label", "3000", "the", "\"old\"", "店, v2;" }), 0);
    const QString label = QString::fromUtf8("the \"old\" 店, v2;");
    TRY_COMPARE(portolan().row(3000).value("label").toString(), label);
    QVERIFY(portolan().command({ "status" }).output.contains(label));
    QVERIFY(portolan().quit());
    QVERIFY(portolan().startAndConnect());
    TRY_COMPARE(portolan().row(3000).value("label").toString(), label);
    QCOMPARE(command({ "label", "3000" }), 0);
    QVERIFY(portolan().row(3000).value("label").isNull());
    QVERIFY(!portolan().command({ "status" }).output.contains("LABEL"));
    TRY_VERIFY(portolan().process().output().contains("no longer has a label"));
}

void TestRules::allowedAndRefusedAgain()
{
    Listener used(host(), "0.0.0.0", 8000);
    START(*m_bed);
    TRY_COMPARE(Listener(guest(), "0.0.0.0", 8000).error(), EACCES);
    QCOMPARE(command({ "allow", "8000" }), 0);
    QCOMPARE(Listener(guest(), "0.0.0.0", 8000).error(), 0);
    QCOMPARE(portolan().state(8000), QString("ignored allowed-in-guest"));
    QCOMPARE(command({ "refuse", "8000" }), 0);
    QCOMPARE(Listener(guest(), "0.0.0.0", 8000).error(), EACCES);
}

void TestRules::unsavedChangeIsReported()
{
    QFile obstacle(portolan().folder() + "/config/portolan"); // where the folder should be
    QVERIFY(obstacle.open(QFile::WriteOnly));
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    for (const QStringList& arguments :
        QList<QStringList> { { "disable", "3000" }, { "label", "3000", "shop" }, { "pause" } }) {
        const Outcome outcome = portolan().command(arguments);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("portolan.ini") && outcome.errors.contains("apply until"),
            qPrintable(outcome.errors));
    }
    QCOMPARE(portolan().state(3000), QString("off")); // in force all the same
    QCOMPARE(portolan().row(3000).value("label").toString(), QString("shop"));
    TRY_VERIFY(portolan().process().output().contains("could not be saved"));

    obstacle.remove();
    QCOMPARE(command({ "resume" }), 0);
    QVERIFY2(settings().contains("3000=off") && settings().contains("3000=shop"), settings().constData());
}

void TestRules::opensInTheBrowser()
{
    putBrowser(0);
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    Listener secure(guest(), "127.0.0.2", 8443);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_COMPARE(portolan().state(8443), QString("mirrored"));
    const Outcome outcome = portolan().command({ "open", "3000" });
    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.output, QString("http://localhost:3000\n"));
    QCOMPARE(opened(), QString("http://localhost:3000"));
    QCOMPARE(command({ "open", "8443" }), 0);
    QCOMPARE(opened(), QString("https://127.0.0.2:8443"));

    QCOMPARE(command({ "open", "3000", "--https" }), 0);
    QCOMPARE(opened(), QString("https://localhost:3000"));
    QCOMPARE(command({ "open", "3000" }), 0);
    QCOMPARE(opened(), QString("https://localhost:3000"));
    QCOMPARE(portolan().row(3000).value("url").toString(), QString("https://localhost:3000"));
    QCOMPARE(portolan().row(3000).value("scheme").toString(), QString("https"));

    putBrowser(3);
    const Outcome failed = portolan().command({ "open", "3000" });
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(failed.errors.contains("browser"), qPrintable(failed.errors));
}

void TestRules::opensOnlyWhatIsMirrored()
{
    putBrowser(0);
    START(*m_bed);
    const Outcome nobody = portolan().command({ "open", "3000" });
    QCOMPARE(nobody.exitCode, 1);
    QVERIFY2(nobody.errors.contains("3000 is not mirrored"), qPrintable(nobody.errors));
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    QCOMPARE(command({ "disable", "3000" }), 0);
    const Outcome off = portolan().command({ "open", "3000" });
    QCOMPARE(off.exitCode, 1);
    QVERIFY2(off.errors.contains("switched port 3000 off"), qPrintable(off.errors));
    QVERIFY(portolan().row(3000).value("url").isNull());
    QCOMPARE(opened(), QString());
}

void TestRules::guestFromTheSettings()
{
    QCOMPARE(m_bed->twin.error(), QString());
    portolan().writeSettings("[Guest]\nguest=" + guestSpec().toUtf8() + "\nadapter=nowhere\n");
    portolan().start({ "--headless" });
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    QCOMPARE(portolan().status().value("guest").toObject().value("name").toString(), guestSpec());
    QVERIFY(portolan().status().value("host").toObject().value("adapter").isNull());
    QVERIFY(portolan().quit());

    // The command line outranks the settings.
    portolan().start({ "--headless", "--guest", "netns:nobody", "--adapter", "vEthernet(WSL)" });
    TRY_COMPARE(portolan().guestState(), QString("stopped"));
    QCOMPARE(portolan().status().value("guest").toObject().value("name").toString(), QString("netns:nobody"));
    TRY_COMPARE(portolan().status().value("host").toObject().value("adapter").toString(), QString("vEthernet(WSL)"));
    QVERIFY(settings().contains("guest=" + guestSpec().toUtf8())); // for this run only
}

void TestRules::completionAsksTheInstance()
{
    START(*m_bed);
    QCOMPARE(command({ "disable", "80" }), 0);
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_COMPARE(portolan().command({ "--print-choices", "ports" }).output, QString("80\n3000\n"));
    QVERIFY(portolan().command({ "--print-choices", "guests" }).output.contains(guestSpec() + '\n'));
    QVERIFY(!portolan().command({ "--print-choices", "guests" }).output.contains(m_bed->twin.hostName()));
    QVERIFY(portolan().command({ "--print-choices", "adapters" }).output.contains("vEthernet(WSL)\n"));
    QVERIFY(portolan().quit());
    const Outcome none = portolan().command({ "--print-choices", "ports" });
    QCOMPARE(none.output + none.errors, QString());
}

/// In this process, because there is no command for it.
void TestRules::preferencesAtOnce()
{
    QCOMPARE(m_bed->twin.error(), QString());
    const UniqueFd own(::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC));
    const UniqueFd there(::open(qPrintable(host().networkNamespace), O_RDONLY | O_CLOEXEC));
    QCOMPARE(::setns(there.fd(), CLONE_NEWNET), 0); // the core's threads inherit it
    const auto back = qScopeGuard([&own] { (void)::setns(own.fd(), CLONE_NEWNET); });

    LiveCore core({ guestSpec(), "netns:usual", {}, portolan().folder() + "/core.ini" });
    QList<Event> events;
    connect(&core, &Core::eventHappened, &core, [&events](const Event& event) { events << event; });
    const auto happened = [&events](Event::Kind kind) {
        return std::any_of(events.begin(), events.end(), [kind](const Event& event) { return event.kind == kind; });
    };
    const auto set = [&core](const auto& change) {
        Preferences preferences = core.snapshot().preferences;
        change(preferences);
        bool done = false;
        core.execute(SetPreferences { preferences }, [&done] { done = true; });
        return QTest::qWaitFor([&done] { return done; }, 30000);
    };
    const auto mirrored = [&core] {
        return !core.snapshot().ports.isEmpty() && !core.snapshot().ports.first().hostAddresses.isEmpty();
    };
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_VERIFY(mirrored());
    QCOMPARE(core.snapshot().preferences.guest, QString());

    // Rules.
    QVERIFY(set([](Preferences& p) { p.ignoredRanges = { { 3010, 3000 }, { 3000, 3010 } }; }));
    QVERIFY(core.snapshot().ports.first().ignoredBy == IgnoredBy::Range);
    QCOMPARE(core.snapshot().preferences.ignoredRanges.size(), size_t(1)); // normalised
    QVERIFY(set([](Preferences& p) { p.ignoredRanges.clear(); }));
    QVERIFY(mirrored());
    QVERIFY(happened(Event::Kind::IgnoreRulesChanged));

    // The error of a refused program.
    const Listener used(host(), "127.0.0.1", 4999);
    TRY_COMPARE(Listener(guest(), "127.0.0.1", 4999).error(), EACCES);
    QVERIFY(set([](Preferences& p) { p.refusalError = RefusalError::Eaddrinuse; }));
    QCOMPARE(Listener(guest(), "127.0.0.1", 4999).error(), EADDRINUSE);
    QCOMPARE(core.snapshot().guest.agent->refusal, QString("EADDRINUSE"));
    const auto told = [&core] {
        const PortFact* port = findPort(core.snapshot(), 4999);
        return port && port->refused ? port->refused->error : QString();
    };
    TRY_COMPARE(told(), QString("EADDRINUSE"));
    QVERIFY(!happened(Event::Kind::RefusalUnavailable));

    // An adapter that does not exist, and back.
    QVERIFY(set([](Preferences& p) { p.adapter = "nowhere"; }));
    TRY_VERIFY(!core.snapshot().guest.reachable && !mirrored());
    QVERIFY(set([](Preferences& p) { p.adapter.clear(); }));
    TRY_VERIFY(mirrored());

    // An invalid guest changes nothing.
    QVERIFY(set([](Preferences& p) { p.guest = "hyperv:x"; }));
    QVERIFY(happened(Event::Kind::SettingsProblem));
    QCOMPARE(core.snapshot().preferences.guest, QString());
    QCOMPARE(core.snapshot().guest.name, guestSpec());
    QVERIFY(mirrored());

    // Another guest, although the command line named one; and back.
    QVERIFY(set([](Preferences& p) { p.guest = "netns:nobody"; }));
    QCOMPARE(core.snapshot().guest.name, QString("netns:nobody"));
    QVERIFY(core.snapshot().ports.isEmpty());
    QVERIFY(happened(Event::Kind::GuestChosen) && !happened(Event::Kind::PortClosed));
    QCOMPARE(Connection(host(), "127.0.0.1", 3000).error(), ECONNREFUSED);
    TRY_VERIFY(core.snapshot().guest.state == GuestState::Stopped);
    QVERIFY(set([this](Preferences& p) { p.guest = guestSpec(); }));
    TRY_VERIFY(mirrored());
    QCOMPARE(core.snapshot().ports.first().port, PortKey(3000));

    std::optional<Choices> choices;
    core.findChoices([&choices](const Choices& found) { choices = found; });
    TRY_VERIFY(choices);
    QVERIFY(choices->guests.contains(guestSpec()) && choices->guests.contains("demo"));
    QCOMPARE(choices->adapters.size(), 1);
    QCOMPARE(choices->adapters.first(), (HostFact { "vEthernet(WSL)", Twin::hostAddress, 20 }));
    QFile file(portolan().folder() + "/core.ini");
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(file.readAll().contains("guest=" + guestSpec().toUtf8()));
}

REGISTER_TEST(TestRules, QCoreApplication)
#include "tst_rules.moc"

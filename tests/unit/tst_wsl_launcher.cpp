// SPDX-License-Identifier: MIT
#include "core/guest/agent_copy.h"
#include "core/guest/wsl_launcher.h"
#include "tests/support/test_class.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>

using namespace portolan;
using namespace std::chrono_literals;

namespace {

/// WslStates with a wsl.exe that answers at once and a clock that the test sets.
class FakeWsl
{
public:
    explicit FakeWsl(const QString& distribution = {})
        : states(distribution)
    {
    }

    void act(WslAction action)
    {
        using Kind = WslAction::Kind;
        for (;;) {
            if (action.kind == Kind::Look)
                action = states.listed({ problem, true, code, running }, now);
            else if (action.kind == Kind::Survey)
                action = states.surveyed({ {}, true, 0, verbose }, now);
            else if (action.kind == Kind::Copy) {
                copies << action.text;
                action = states.copied({ {}, true, copyErrors.isEmpty() ? 0 : 9, mode, copyErrors });
            } else {
                if (action.kind == Kind::Ready || action.kind == Kind::Fail)
                    (action.kind == Kind::Ready ? ready : failed) << action.text;
                return;
            }
        }
    }
    void look() { act({ WslAction::Look, {} }); }
    void prepare()
    {
        act(states.prepare());
        act(states.settled());
    }

    WslStates states;
    WslStates::Time now {};
    QString problem;
    QByteArray running = "Ubuntu\r\n";
    QByteArray verbose;
    int code = 0;
    QByteArray mode = "nat\n";
    QByteArray copyErrors;
    QStringList copies;
    QStringList ready;
    QStringList failed;
};

const char* nameOf(WslState state)
{
    constexpr const char* names[]
        = { "Unknown", "Unusable", "Absent", "Resting", "Running", "Settling", "Checking", "Copying", "Attached" };
    return names[static_cast<size_t>(state)];
}

const char* nameOf(WslAction::Kind kind)
{
    constexpr const char* names[] = { "-", "Look", "Survey", "Settle", "Copy", "Ready", "Fail" };
    return names[kind];
}

} // namespace

/// First the decisions, with a fake wsl.exe and a fake clock. Then the script that copies the agent, and the launcher with a stand-in
/// for wsl.exe: a script that records its arguments, lists what the file "running" contains, and runs the command after --exec, with
/// /var/lib/portolan moved into the test's folder.
class tst_WslLauncher : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void transitions_data();
    void transitions();
    void seesDistributionsComeAndGo();
    void startsNoDistribution();
    void attachesToTheDefaultOne();
    void attachesWhereItCopied();
    void saysWhyCopyingFailed();
    void saysWhatIsInstalled_data();
    void saysWhatIsInstalled();
    void saysWhichModeIsOfNoUse_data();
    void saysWhichModeIsOfNoUse();
    void waitsForOneThatMayBeEnding();
    void rests();

    void scriptCopiesNothingInSuchAMode_data() { saysWhichModeIsOfNoUse_data(); }
    void scriptCopiesNothingInSuchAMode();
    void scriptCopiesOnce();
    void launcherCopiesTheAgent();
    void launcherSeesDistributionsComeAndGo();
    void launcherSaysWhenWslIsMissing();
    void launcherSaysWhyCopyingFailed();
    void launcherRests();

private:
    void write(const QString& name, const QByteArray& text, bool executable = false) const
    {
        QSaveFile file(m_folder->filePath(name)); // a look must not see half of it
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit());
        if (executable)
            QVERIFY(QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    QByteArray read(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString standIn() const { return m_folder->filePath("wsl.exe"); }
    /// Has the script copy "abc" to guest/agent, in a guest whose wslinfo prints `mode`. Returns what the script prints.
    QByteArray runCopyScript(const QByteArray& mode) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_WslLauncher::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write("running", "Ubuntu\r\n");
    write("wsl.exe", R"script(#!/bin/bash
here=${0%/*}
printf '%s\n' "$*" >>"$here/calls"
[ "$1 $2" = "--list --verbose" ] && exit
[ "$1" = --list ] && exec cat "$here/running"
while [ $# -gt 0 ] && [ "$1" != --exec ]; do shift; done
shift
[ -e "$here/broken" ] && { echo "no space left on device" >&2; exit 9; }
arguments=()
for argument in "$@"; do arguments+=("${argument//\/var\/lib\/portolan/$here/guest}"); done
exec "${arguments[@]}"
)script", true);
}

QByteArray tst_WslLauncher::runCopyScript(const QByteArray& mode) const
{
    if (!QDir(m_folder->path()).mkpath("bin"))
        return "no folder";
    write("bin/wslinfo", "#!/bin/sh\nprintf '" + mode.trimmed() + "\\n'\n", true);
    const QString path = QString("PATH=%1/bin:%2").arg(m_folder->path(), qEnvironmentVariable("PATH"));
    const Command command = agentCopyCommand({ "/usr/bin/env", { path } }, m_folder->filePath("guest/agent"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", wslPrintMode);
    QProcess process;
    process.start(command.program, command.arguments);
    process.write("abc");
    process.closeWriteChannel();
    const bool isDone = process.waitForFinished() && process.exitCode() == 0;
    return isDone ? process.readAllStandardOutput() : process.readAllStandardError() + " failed";
}

/// The table in the comment of WslStates. The events `none`, `runs`, `other`, `broken` and `crash` are outcomes of a look.
void tst_WslLauncher::transitions_data()
{
    QTest::addColumn<QString>("events");
    QTest::addColumn<QString>("states");
    QTest::addColumn<QString>("actions");
    const auto row = [](const char* events, const char* states, const char* actions) {
        QTest::newRow(events) << events << states << actions;
    };
    row("none runs broken none", "Absent Running Unusable Absent", "- - - -");
    row("broken runs", "Unusable Running", "- -");
    row("crash runs crash", "Unknown Running Running", "- - -");
    row("prepare runs copied", "Checking Copying Attached", "Look Copy Ready");
    row("prepare none", "Checking Absent", "Look Fail");
    row("prepare broken", "Checking Unusable", "Look Fail");
    row("prepare runs none", "Checking Copying Absent", "Look Copy Fail");
    row("prepare runs other copied other", "Checking Copying Copying Attached Running", "Look Copy - Ready -");
    row("prepare runs failed prepare", "Checking Copying Running Checking", "Look Copy Fail Look");
    row("prepare runs mode prepare runs", "Checking Copying Running Checking Running", "Look Copy Fail Look Fail");
    row("prepare runs mode none runs prepare runs", "Checking Copying Running Absent Running Checking Copying",
        "Look Copy Fail - - Look Copy");
    row("prepare runs copied runs prepare runs settled runs",
        "Checking Copying Attached Attached Settling Settling Checking Copying", "Look Copy Ready - Settle - Look Copy");
    row("prepare runs copied prepare none settled", "Checking Copying Attached Settling Absent Absent",
        "Look Copy Ready Settle Fail -");
    row("prepare runs copied none runs prepare", "Checking Copying Attached Absent Running Checking", "Look Copy Ready - - Look");
    row("prepare timeout", "Checking Unknown", "Look Fail");
    row("prepare runs timeout copied runs", "Checking Copying Unknown Unknown Running", "Look Copy Fail - -");
    row("prepare runs copied prepare timeout", "Checking Copying Attached Settling Unknown", "Look Copy Ready Settle Fail");
    row("timeout runs timeout settled", "Unknown Running Running Running", "- - - -");
    row("runs rest runs over runs", "Running Resting Resting Resting Running", "- - - - -");
    row("runs rest none runs", "Running Resting Absent Running", "- - - -");
    row("runs rest wake runs", "Running Resting Absent Running", "- - Look -");
    row("runs wake", "Running Running", "- Look");
}

void tst_WslLauncher::transitions()
{
    QFETCH(QString, events);
    QFETCH(QString, states);
    QFETCH(QString, actions);
    WslStates machine({});
    WslStates::Time now {};
    const auto look = [&](const QByteArray& running) {
        const WslAction action = machine.listed({ {}, true, 0, running }, now);
        return action.kind == WslAction::Survey ? machine.surveyed({ {}, true, 0, {} }, now) : action;
    };
    const std::map<QString, std::function<WslAction()>> handlers {
        { "none", [&] { return look({}); } },
        { "runs", [&] { return look("Ubuntu\n"); } },
        { "other", [&] { return look("Debian\n"); } },
        { "broken", [&] { return machine.listed({ "no WSL" }, now); } },
        { "crash", [&] { return machine.listed({}, now); } },
        { "prepare", [&] { return machine.prepare(); } },
        { "settled", [&] { return machine.settled(); } },
        { "copied", [&] { return machine.copied({ {}, true, 0, "nat\n" }); } },
        { "failed", [&] { return machine.copied({ {}, true, 9, {} }); } },
        { "mode", [&] { return machine.copied({ {}, true, 0, "mirrored\n" }); } },
        { "timeout", [&] { return machine.timeout(); } },
        { "rest", [&] { return machine.rest(now + 45s), WslAction {}; } },
        { "over", [&] { return now += 45s, WslAction {}; } },
        { "wake", [&] { return machine.wake(); } },
    };
    QStringList passed;
    QStringList wanted;
    for (const QString& event : events.split(' ')) {
        const WslAction action = handlers.at(event)();
        passed << nameOf(machine.state());
        wanted << nameOf(action.kind);
        QCOMPARE(action.kind == WslAction::Fail, action.text.contains(' ')); // a sentence, unless it is a name
        QCOMPARE(machine.isPresent(), !QStringList({ "Absent", "Unusable", "Resting" }).contains(passed.last()));
    }
    QCOMPARE(passed.join(' '), states);
    QCOMPARE(wanted.join(' '), actions);
}

void tst_WslLauncher::seesDistributionsComeAndGo()
{
    FakeWsl any;
    FakeWsl debian("debian");
    QVERIFY(any.states.isPresent()); // until a look has told
    any.look();
    debian.look();
    QVERIFY(any.states.isPresent());
    QVERIFY(!debian.states.isPresent());
    QVERIFY(debian.states.absence().contains("wsl -d debian"));

    any.running = debian.running = "Ubuntu\r\nDebian\r\n";
    debian.look();
    QVERIFY(debian.states.isPresent());
    any.running.clear();
    any.look();
    QVERIFY(!any.states.isPresent());
}

void tst_WslLauncher::startsNoDistribution()
{
    FakeWsl wsl("Ubuntu");
    wsl.running = "Debian\r\n"; // Ubuntu has just ended
    wsl.prepare();
    QVERIFY(wsl.failed.value(0).contains("wsl -d Ubuntu"));
    QCOMPARE(wsl.copies, QStringList());
}

void tst_WslLauncher::attachesToTheDefaultOne()
{
    FakeWsl wsl;
    wsl.running = "Debian\r\nUbuntu\r\n";
    wsl.verbose = "  NAME   STATE   VERSION\r\n  Debian Running 2\r\n* Ubuntu Running 2\r\n";
    wsl.prepare();
    QCOMPARE(wsl.ready, QStringList("Ubuntu"));
}

/// Even if another distribution fits better meanwhile.
void tst_WslLauncher::attachesWhereItCopied()
{
    WslStates states({});
    (void)states.prepare();
    (void)states.listed({ {}, true, 0, "Debian\n" }, {});
    QCOMPARE(states.surveyed({ {}, true, 0, {} }, {}).text, QString("Debian"));
    (void)states.listed({ {}, true, 0, "Ubuntu\n" }, {});
    (void)states.surveyed({ {}, true, 0, {} }, {});
    QCOMPARE(states.copied({ {}, true, 0, {} }), (WslAction { WslAction::Ready, "Debian" }));
}

void tst_WslLauncher::saysWhyCopyingFailed()
{
    FakeWsl wsl("Ubuntu");
    wsl.copyErrors = "no space left on device\n";
    wsl.prepare();
    QVERIFY2(wsl.failed.value(0).contains("Ubuntu (code 9): no space left on device"), qPrintable(wsl.failed.value(0)));

    // wsl.exe prints its own errors to stdout.
    (void)wsl.states.prepare();
    (void)wsl.states.listed({ {}, true, 0, wsl.running }, wsl.now);
    const WslAction action = wsl.states.copied({ {}, true, 255, "Kein Speicher\r\n" });
    QVERIFY2(action.text.contains("(code 255): Kein Speicher"), qPrintable(action.text));
    (void)wsl.states.prepare();
    (void)wsl.states.listed({ {}, true, 0, wsl.running }, wsl.now);
    QCOMPARE(wsl.states.copied({ "The agent is missing." }), (WslAction { WslAction::Fail, "The agent is missing." }));
}

void tst_WslLauncher::saysWhatIsInstalled_data()
{
    QTest::addColumn<QString>("distribution");
    QTest::addColumn<QByteArray>("running");
    QTest::addColumn<QByteArray>("verbose");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    const QByteArray two = "* Ubuntu Stopped 2\r\n  Old Running 1\r\n";
    QTest::newRow("none installed") << "" << QByteArray("Keine Distributionen.\r\n") << QByteArray() << 255 << "wsl --install";
    QTest::newRow("its own words") << "" << QByteArray("Keine Distributionen.\r\n") << QByteArray() << 255 << "Keine Distributionen.";
    QTest::newRow("no words") << "" << QByteArray() << QByteArray() << 255 << "said: code 255";
    QTest::newRow("none runs, of an old version") << "" << QByteArray("There is none.\r\n") << two << 255 << "No WSL distribution is running";
    QTest::newRow("WSL 1 only") << "" << QByteArray("Old\r\n") << QByteArray("* Old Running 1\r\n") << 0 << "wsl --set-version Old 2";
    QTest::newRow("WSL 1 wanted") << "Old" << QByteArray("Old\r\n") << two << 0 << "wsl --set-version Old 2";
    QTest::newRow("none of that name") << "Arch" << QByteArray("Old\r\n") << two << 0 << "Found: Ubuntu, Old";
    QTest::newRow("does not run") << "Ubuntu" << QByteArray("Old\r\n") << two << 0 << "wsl -d Ubuntu";
}

void tst_WslLauncher::saysWhatIsInstalled()
{
    QFETCH(QString, distribution);
    QFETCH(QByteArray, running);
    QFETCH(QByteArray, verbose);
    QFETCH(int, code);
    QFETCH(QString, word);
    FakeWsl wsl(distribution);
    wsl.running = running;
    wsl.verbose = verbose;
    wsl.code = code;
    wsl.look();
    QVERIFY2(wsl.states.absence().contains(word), qPrintable(wsl.states.absence()));
    QVERIFY(!wsl.states.isPresent());
    wsl.prepare();
    QCOMPARE(wsl.copies, QStringList());
    QCOMPARE(wsl.failed, QStringList(wsl.states.absence()));
}

void tst_WslLauncher::saysWhichModeIsOfNoUse_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QString>("word");
    QTest::newRow("mirrored") << QByteArray("mirrored\n") << "networkingMode=nat";
    QTest::newRow("none") << QByteArray("none\n") << "networkingMode=nat";
    QTest::newRow("virtioproxy") << QByteArray("virtioproxy\n") << "virtioproxy";
    QTest::newRow("WSL 1") << QByteArray("wsl1\n") << "wsl --set-version Ubuntu 2";
}

void tst_WslLauncher::saysWhichModeIsOfNoUse()
{
    QFETCH(QByteArray, mode);
    QFETCH(QString, word);
    FakeWsl wsl("Ubuntu");
    wsl.mode = mode;
    wsl.prepare();
    QVERIFY2(wsl.failed.value(0).contains(word), qPrintable(wsl.failed.value(0)));

    // As long as the distribution runs, it is not asked again, which would keep it from ending.
    wsl.mode = "nat\n";
    wsl.prepare();
    QCOMPARE(wsl.failed.value(1), wsl.failed.value(0));
    QCOMPARE(wsl.copies.size(), 1);
    wsl.running.clear();
    wsl.prepare();
    QCOMPARE(wsl.failed.size(), 3);
    wsl.running = "Ubuntu\r\n";
    wsl.prepare();
    QCOMPARE(wsl.ready, QStringList("Ubuntu"));
}

void tst_WslLauncher::scriptCopiesNothingInSuchAMode()
{
    QFETCH(QByteArray, mode);
    QCOMPARE(runCopyScript(mode), mode);
    QVERIFY(!QFile::exists(m_folder->filePath("guest/agent")));
}

void tst_WslLauncher::scriptCopiesOnce()
{
    QCOMPARE(runCopyScript("nat\n"), "nat\n");
    const QString copy = m_folder->filePath("guest/agent");
    QCOMPARE(read("guest/agent"), "abc");
    QVERIFY(QFile(copy).permissions() & QFile::ExeOwner);

    // The right agent is there: it is not replaced.
    QVERIFY(QFile::rename(copy, copy + ".kept") && QFile::link(copy + ".kept", copy));
    (void)runCopyScript("nat\n");
    QVERIFY(QFileInfo(copy).isSymLink());

    // A wrong one is replaced.
    QVERIFY(QFile::remove(copy));
    write("guest/agent", "of an older version");
    (void)runCopyScript("nat\n");
    QCOMPARE(read("guest/agent"), "abc");
}

void tst_WslLauncher::waitsForOneThatMayBeEnding()
{
    FakeWsl wsl("Ubuntu");
    wsl.prepare();
    QCOMPARE(wsl.copies.size(), 1);
    // The agent ended because the distribution is ending. The distribution stays listed for a moment.
    wsl.act(wsl.states.prepare());
    wsl.look();
    QVERIFY(wsl.states.isPreparing());
    wsl.running.clear();
    wsl.act(wsl.states.settled());
    QCOMPARE(wsl.failed.size(), 1);
    QCOMPARE(wsl.copies.size(), 1);
}

void tst_WslLauncher::rests()
{
    FakeWsl wsl;
    wsl.look();
    // A distribution that ends and is started again.
    wsl.states.rest(wsl.now + 45s);
    QVERIFY(!wsl.states.isPresent());
    QVERIFY2(wsl.states.absence().contains("disconnected"), qPrintable(wsl.states.absence()));
    wsl.running.clear();
    wsl.look();
    QVERIFY2(wsl.states.absence().contains("No WSL distribution is running"), qPrintable(wsl.states.absence()));
    wsl.running = "Ubuntu\r\n";
    wsl.look();
    QVERIFY(wsl.states.isPresent());

    // A distribution that keeps running without us.
    wsl.states.rest(wsl.now + 45s);
    wsl.now += 44s;
    wsl.look();
    QVERIFY(!wsl.states.isPresent());
    wsl.now += 1s;
    wsl.look();
    QVERIFY(wsl.states.isPresent());
    QCOMPARE(wsl.copies, QStringList());
}

void tst_WslLauncher::launcherCopiesTheAgent()
{
    // The launcher looks for the agent beside the running program, which is this test.
    QFile original(QCoreApplication::applicationDirPath() + "/portolan-agent");
    if (!original.open(QIODevice::ReadOnly))
        QSKIP("portolan-agent is not built");
    WslLauncher launcher("Ubuntu", standIn());
    QSignalSpy ready(&launcher, &Launcher::ready);
    launcher.prepare();
    QVERIFY(ready.wait(20000));
    const Command command = ready.first().first().value<Command>();
    QCOMPARE(command.program, standIn());
    QCOMPARE(command.arguments, QStringList({ "-d", "Ubuntu", "-u", "root", "--exec", "/var/lib/portolan/portolan-agent" }));
    QCOMPARE(read("guest/portolan-agent"), original.readAll());
    QVERIFY(QFile(m_folder->filePath("guest/portolan-agent")).permissions() & QFile::ExeOwner);
}

void tst_WslLauncher::launcherSeesDistributionsComeAndGo()
{
    WslLauncher launcher("debian", standIn());
    launcher.setTimes({ .look = 20ms, .lookWhenThere = 20ms });
    QSignalSpy changed(&launcher, &Launcher::presenceChanged);
    launcher.watch();
    QVERIFY(launcher.present());
    QVERIFY(changed.wait());
    QVERIFY(!launcher.present());
    write("running", "Ubuntu\r\nDebian\r\n");
    QVERIFY(changed.wait());
    QVERIFY(launcher.present());
    write("running", "");
    QVERIFY(changed.wait());
    QVERIFY(!launcher.present());
    QCOMPARE(changed.count(), 3);
    QVERIFY2(!read("calls").contains("--exec"), read("calls").constData());
}

void tst_WslLauncher::launcherSaysWhenWslIsMissing()
{
    WslLauncher launcher({}, m_folder->filePath("no-wsl.exe"));
    QSignalSpy changed(&launcher, &Launcher::presenceChanged);
    launcher.watch();
    QVERIFY(changed.count() > 0 || changed.wait());
    QVERIFY(!launcher.present());
    QVERIFY2(launcher.absence().contains("wsl --install"), qPrintable(launcher.absence()));
    QCOMPARE(launcher.obstacle(), launcher.absence());

    write("no-wsl.exe", "not executable");
    WslLauncher forbidden({}, m_folder->filePath("no-wsl.exe"));
    QSignalSpy failed(&forbidden, &Launcher::failed);
    forbidden.prepare();
    QVERIFY(failed.count() > 0 || failed.wait());
    const QString text = failed.first().first().toString();
    QVERIFY2(text.contains("no-wsl.exe could not be started") && text.contains("policy"), qPrintable(text));
}

void tst_WslLauncher::launcherSaysWhyCopyingFailed()
{
    if (!QFile::exists(QCoreApplication::applicationDirPath() + "/portolan-agent"))
        QSKIP("portolan-agent is not built");
    write("broken", "");
    WslLauncher launcher("Ubuntu", standIn());
    QSignalSpy failed(&launcher, &Launcher::failed);
    launcher.prepare();
    QVERIFY(failed.wait());
    QVERIFY(failed.first().first().toString().contains("no space left on device"));
}

void tst_WslLauncher::launcherRests()
{
    WslLauncher launcher({}, standIn());
    launcher.setTimes({ .look = 20ms, .lookWhenThere = 20ms, .rest = 400ms });
    QSignalSpy changed(&launcher, &Launcher::presenceChanged);
    launcher.watch();
    QVERIFY(changed.wait());
    QVERIFY(launcher.present());
    QElapsedTimer since;
    since.start();
    launcher.rest();
    QVERIFY(launcher.resting());
    QVERIFY(!launcher.present());
    QTRY_VERIFY(launcher.present());
    QVERIFY2(since.elapsed() >= 400, qPrintable(QString::number(since.elapsed())));
    launcher.rest();
    launcher.wake();
    QTRY_VERIFY_WITH_TIMEOUT(launcher.present(), 300);
    QVERIFY2(!read("calls").contains("--exec"), read("calls").constData());
}

REGISTER_TEST(tst_WslLauncher, QCoreApplication)
#include "tst_wsl_launcher.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/as_user.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QRegularExpression>

#include <csignal>

#include <sys/file.h>
#include <sys/stat.h>

using namespace portolan::test;

/// What scripts rely on: verbs, exit codes and the status.
class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init() { m_bed = std::make_unique<TestBed>(); }
    void cleanup() { m_bed.reset(); }

    void versionAndHelp();
    void wrongUsage_data();
    void wrongUsage();
    void noInstanceRuns_data();
    void noInstanceRuns();
    void optionsOnBothSidesOfTheVerb();
    void statusObject();
    void statusForPeople();
    void readerThatLeaves();
    void watchPrintsALineForEachChange();
    void watchEndsWithTheInstance();
    void portCommands();
    void secondStartIsRefusedWithoutAWindow();
    void secondStartSendsItsToken();
    void startWaitsForOneThatEnds();
    void anotherUsersInstance();
    void opensMirrorsOnly();
    void instancesAreSeparate();
    void reachedFromAnotherNamespace();
    void controlFileIsPrivate();
    void adapterByName();
    void headlessPrintsLines();
    void invalidGuest();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    /// The folder of the lock and the control socket.
    [[nodiscard]] QString control() const { return m_bed->portolan.folder() + "/runtime/portolan"; }

    std::unique_ptr<TestBed> m_bed;
};

void TestCommands::versionAndHelp()
{
    const Outcome version = portolan().command({ "--version" });
    QCOMPARE(version.exitCode, 0);
    QVERIFY2(version.output.contains(QRegularExpression("\\b\\d+\\.\\d+\\.\\d+\\b")), qPrintable(version.output));
    const Outcome help = portolan().command({ "--help" });
    QCOMPARE(help.exitCode, 0);
    for (const char* word : { "--hidden", "--headless", "--guest", "--adapter", "--instance", "--version", "--help",
             "--json", "status", "watch", "enable", "disable", "pause", "resume", "quit", "netns:", "demo" })
        QVERIFY2(help.output.contains(word), word);
}

void TestCommands::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList { "--colour" };
    QTest::newRow("unknown verb") << QStringList { "explode" };
    QTest::newRow("no port") << QStringList { "enable" };
    QTest::newRow("port 0") << QStringList { "enable", "0" };
    QTest::newRow("port 65536") << QStringList { "disable", "65536" };
    QTest::newRow("port negative") << QStringList { "disable", "--", "-1" };
    QTest::newRow("port with a letter") << QStringList { "disable", "80a" };
    QTest::newRow("two ports") << QStringList { "enable", "80", "81" };
    QTest::newRow("pause with a port") << QStringList { "pause", "80" };
    QTest::newRow("two verbs") << QStringList { "status", "pause" };
    QTest::newRow("json without status") << QStringList { "enable", "80", "--json" };
    QTest::newRow("guest without a value") << QStringList { "--guest" };
    QTest::newRow("unknown guest") << QStringList { "--headless", "--guest", "hyperv:x" };
    QTest::newRow("guest without a name") << QStringList { "--headless", "--guest", "netns:" };
    QTest::newRow("instance with a slash") << QStringList { "--instance", "a/b", "status" };
}

void TestCommands::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = portolan().command(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(!outcome.errors.isEmpty());
    QCOMPARE(outcome.output, QString());
}

void TestCommands::noInstanceRuns_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("status") << QStringList { "status" };
    QTest::newRow("status --json") << QStringList { "status", "--json" };
    QTest::newRow("watch") << QStringList { "watch" };
    QTest::newRow("enable") << QStringList { "enable", "3000" };
    QTest::newRow("disable") << QStringList { "disable", "3000" };
    QTest::newRow("pause") << QStringList { "pause" };
    QTest::newRow("resume") << QStringList { "resume" };
    QTest::newRow("quit") << QStringList { "quit" };
    QTest::newRow("another instance") << QStringList { "status", "--instance", "other" };
}

void TestCommands::noInstanceRuns()
{
    QFETCH(QStringList, arguments);
    if (arguments.contains("--instance"))
        START(*m_bed);
    const Outcome outcome = portolan().command(arguments);
    QCOMPARE(outcome.exitCode, 3);
    QVERIFY(!outcome.errors.isEmpty());
    QCOMPARE(outcome.output, QString());
}

void TestCommands::optionsOnBothSidesOfTheVerb()
{
    portolan().start({ "--headless", "--guest", "netns:" + m_bed->twin.guestName(), "--instance", "x" });
    TRY_COMPARE(portolan().command({ "status", "--instance", "x", "--json" }).exitCode, 0);
    QCOMPARE(portolan().command({ "--instance", "x", "--json", "status" }).exitCode, 0);
    QCOMPARE(portolan().command({ "--json", "status", "--instance=x" }).exitCode, 0);
    QCOMPARE(portolan().command({ "--instance", "x", "quit" }).exitCode, 0);
    QCOMPARE(portolan().process().waitForEnd(), 0);
}

void TestCommands::statusObject()
{
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    const Outcome outcome = portolan().command({ "status", "--json" });
    QJsonParseError error {};
    const QJsonObject status = QJsonDocument::fromJson(outcome.output.toUtf8(), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    const auto hasKeys = [](const QJsonObject& object, const QStringList& keys) {
        for (const QString& key : keys) {
            if (!object.contains(key)) {
                qWarning("%s is missing", qPrintable(key));
                return false;
            }
        }
        return true;
    };
    QVERIFY(hasKeys(status, { "version", "host", "guest", "ports" }));
    QVERIFY(hasKeys(status.value("host").toObject(), { "adapter", "address", "prefix" }));
    const QJsonObject guestObject = status.value("guest").toObject();
    QVERIFY(hasKeys(guestObject, { "name", "state", "interface", "address", "prefix", "sameNetwork", "agent" }));
    QVERIFY(hasKeys(guestObject.value("agent").toObject(), { "version", "detection", "refusal" }));
    QCOMPARE(status.value("ports").toArray().size(), 1);
    const QJsonObject row = status.value("ports").toArray().at(0).toObject();
    QVERIFY(hasKeys(row,
        { "port", "protocol", "enabled", "state", "reason", "message", "listeners", "hostAddresses", "owner", "refused",
            "connections", "bytes" }));
    QVERIFY(hasKeys(row.value("connections").toObject(), { "active", "total", "failed" }));
    QVERIFY(hasKeys(row.value("bytes").toObject(), { "toGuest", "fromGuest" }));
    QVERIFY(hasKeys(row.value("listeners").toArray().at(0).toObject(), { "address", "pid", "process" }));
    QVERIFY(row.value("reason").isNull());
}

/// `portolan status | head -1` is not a failure; a full disk is.
void TestCommands::readerThatLeaves()
{
    START(*m_bed);
    const auto shell = [&](const QString& command) {
        return run(portolan().place(), "bash", { "-o", "pipefail", "-c", command, "bash", PortolanInstance::program() });
    };
    const Outcome left = shell("\"$1\" status | exec <&-");
    QCOMPARE(left.errors, QString());
    QCOMPARE(left.exitCode, 0);
    const Outcome full = shell("\"$1\" status >/dev/full");
    QVERIFY(full.errors.contains("could not be written"));
    QCOMPARE(full.exitCode, 1);
}

void TestCommands::statusForPeople()
{
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    const Outcome outcome = portolan().command({ "status" });
    QCOMPARE(outcome.exitCode, 0);
    for (const char* word : { "vEthernet(WSL)", "172.29.96.1", "172.29.108.58", "3000", "system_test_program", "Mirrored" })
        QVERIFY2(outcome.output.contains(word, Qt::CaseInsensitive),
            qPrintable(QString(word) + " is not in " + outcome.output));
}

void TestCommands::watchPrintsALineForEachChange()
{
    START(*m_bed);
    Program watch(portolan().place(), PortolanInstance::program(), { "watch", "--json" });
    // Every line has the whole status object.
    const auto lastState = [&](int port) -> QString {
        const QStringList lines = watch.output().split('\n', Qt::SkipEmptyParts);
        if (lines.isEmpty())
            return "nothing";
        const QJsonArray ports = QJsonDocument::fromJson(lines.last().toUtf8()).object().value("ports").toArray();
        for (const QJsonValue row : ports) {
            if (row.toObject().value("port").toInt() == port)
                return row.toObject().value("state").toString();
        }
        return "no row";
    };
    TRY_COMPARE(lastState(3000), QString("no row"));
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_COMPARE(lastState(3000), QString("mirrored"));
    QCOMPARE(portolan().command({ "disable", "3000" }).exitCode, 0);
    TRY_COMPARE(lastState(3000), QString("off"));
    const QStringList lines = watch.output().split('\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() >= 3);
    for (const QString& line : lines)
        QVERIFY2(QJsonDocument::fromJson(line.toUtf8()).object().contains("version"), qPrintable(line));
    QVERIFY(watch.running());
}

void TestCommands::watchEndsWithTheInstance()
{
    START(*m_bed);
    Program watch(portolan().place(), PortolanInstance::program(), { "watch" });
    TRY_VERIFY(watch.output().contains("172.29.108.58"));
    QVERIFY(portolan().quit());
    QCOMPARE(watch.waitForEnd(), 0);
}

void TestCommands::portCommands()
{
    START(*m_bed);
    for (const char* verb : { "disable", "enable" }) {
        const Outcome outcome = portolan().command({ verb, "3000" });
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.errors, QString());
        // Repeating a command is not an error.
        QCOMPARE(portolan().command({ verb, "3000" }).exitCode, 0);
        QCOMPARE(portolan().state(3000), QString(*verb == 'd' ? "off" : ""));
    }
    for (const char* verb : { "pause", "pause", "resume", "resume" })
        QCOMPARE(portolan().command({ verb }).exitCode, 0);
    QCOMPARE(portolan().command({ "quit" }).exitCode, 0);
    QCOMPARE(portolan().process().waitForEnd(), 0);
    QCOMPARE(portolan().command({ "status" }).exitCode, 3);
}

void TestCommands::secondStartIsRefusedWithoutAWindow()
{
    // A crash left an empty lock behind.
    QVERIFY(QDir().mkpath(control()));
    QFile lock(control() + "/default.lock");
    QVERIFY(lock.open(QFile::WriteOnly));
    lock.close();
    START(*m_bed);
    const Outcome second = portolan().command({ "--headless", "--guest", "netns:" + m_bed->twin.guestName() });
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.errors.contains("already running as process "), qPrintable(second.errors));
    QCOMPARE(portolan().guestState(), QString("connected"));
    // In another pid namespace that process has no number.
    const Outcome elsewhere = run(portolan().place(), "unshare", { "--pid", "--fork", PortolanInstance::program(), "--headless" });
    QCOMPARE(elsewhere.exitCode, 1);
    QVERIFY2(elsewhere.errors.contains("already running. "), qPrintable(elsewhere.errors));
    // Nor does a kill leave a lock behind, though the file is still there.
    portolan().process().kill();
    QVERIFY(lock.exists());
    QVERIFY(portolan().startAndConnect());
}

/// The desktop gave the second start the right to bring a window to the front, which it passes on.
void TestCommands::secondStartSendsItsToken()
{
    QVERIFY(QDir().mkpath(control()));
    QFile lock(control() + "/default.lock");
    QVERIFY(lock.open(QFile::WriteOnly));
    QCOMPARE(::flock(lock.handle(), LOCK_EX), 0);
    QLocalServer first;
    QVERIFY(first.listen(control() + "/default.socket"));
    portolan().setEnvironment("XDG_ACTIVATION_TOKEN", "kwin-17");
    Program second(portolan().place(), PortolanInstance::program(), {});
    TRY_VERIFY(first.hasPendingConnections());
    QLocalSocket* client = first.nextPendingConnection();
    TRY_VERIFY(client->canReadLine());
    const QJsonObject request = QJsonDocument::fromJson(client->readLine()).object();
    QCOMPARE(request, QJsonObject({ { "verb", "show" }, { "token", "kwin-17" } }));
    client->write("{\"done\":\"\"}\n");
    QVERIFY(client->waitForBytesWritten());
    QCOMPARE(second.waitForEnd(), 0);
}

void TestCommands::startWaitsForOneThatEnds()
{
    QVERIFY(QDir().mkpath(control()));
    QFile lock(control() + "/default.lock");
    QVERIFY(lock.open(QFile::WriteOnly));
    QCOMPARE(::flock(lock.handle(), LOCK_EX), 0);
    portolan().start();
    const auto waits = [&] {
        QFile sleeping(QString("/proc/%1/wchan").arg(portolan().process().pid()));
        return sleeping.open(QFile::ReadOnly) && sleeping.readAll().contains("nanosleep");
    };
    TRY_VERIFY(waits());
    lock.close();
    TRY_COMPARE(portolan().guestState(), QString("connected"));
}

/// Another user is first at the place where the command looks for the instance.
void TestCommands::anotherUsersInstance()
{
    constexpr uid_t neighbour = 54321;
    const QByteArray folder = QFile::encodeName(control());
    QVERIFY(QDir().mkpath(control()));
    QLocalServer squatter;
    squatter.setSocketOptions(QLocalServer::WorldAccessOption);
    for (const QString& each : { portolan().folder(), portolan().folder() + "/runtime", control() })
        QCOMPARE(::chmod(QFile::encodeName(each).constData(), each == control() ? 0777 : 0755), 0);
    {
        const AsUser user(neighbour);
        QVERIFY2(squatter.listen(control() + "/default.socket"), qPrintable(squatter.errorString()));
    }
    QCOMPARE(::chmod(folder.constData(), 0700), 0);
    for (const QStringList& arguments : { QStringList { "status" }, QStringList { "open", "3000" }, QStringList { "quit" } }) {
        const Outcome outcome = portolan().command(arguments);
        QVERIFY2(outcome.errors.contains("belongs to another user"), qPrintable(outcome.errors));
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.output, QString());
    }
}

void TestCommands::opensMirrorsOnly()
{
    QVERIFY(QDir().mkpath(control()));
    QLocalServer liar;
    QVERIFY(liar.listen(control() + "/default.socket"));
    Program open(portolan().place(), PortolanInstance::program(), { "open", "3000" });
    TRY_VERIFY(liar.hasPendingConnections());
    QLocalSocket* client = liar.nextPendingConnection();
    client->write("{\"url\":\"http://localhost:3001\"}\n");
    QVERIFY(client->waitForBytesWritten());
    QCOMPARE(open.waitForEnd(), 1);
    QVERIFY2(open.errors().contains("not opened: http://localhost:3001"), qPrintable(open.errors()));
    QCOMPARE(open.output(), QString());
}

void TestCommands::instancesAreSeparate()
{
    START(*m_bed);
    PortolanInstance other(m_bed->twin);
    // In the same home, only the name distinguishes them.
    const QStringList name { "--instance", "other" };
    Program second(portolan().place(), PortolanInstance::program(),
        QStringList { "--headless", "--guest", "netns:" + m_bed->twin.guestName() } + name);
    TRY_COMPARE(portolan().command(name + QStringList { "status" }).exitCode, 0);
    QCOMPARE(portolan().command(name + QStringList { "disable", "3000" }).exitCode, 0);
    QCOMPARE(portolan().state(3000), QString());
    const QString settings = portolan().folder() + "/config/portolan/";
    QVERIFY(QFile::exists(settings + "portolan-other.ini"));
    QCOMPARE(portolan().command(name + QStringList { "quit" }).exitCode, 0);
    QCOMPARE(second.waitForEnd(), 0);
    QVERIFY(portolan().running());
}

void TestCommands::reachedFromAnotherNamespace()
{
    START(*m_bed);
    Place elsewhere = portolan().place();
    elsewhere.networkNamespace = guest().networkNamespace;
    QCOMPARE(run(elsewhere, PortolanInstance::program(), { "status" }).exitCode, 0);
    elsewhere.networkNamespace.clear();
    QCOMPARE(run(elsewhere, PortolanInstance::program(), { "status" }).exitCode, 0);
}

void TestCommands::controlFileIsPrivate()
{
    START(*m_bed);
    const QDir folder(portolan().folder() + "/runtime/portolan");
    const QStringList sockets = folder.entryList({ "*.socket" }, QDir::AllEntries | QDir::System);
    QCOMPARE(sockets.size(), 1);
    struct stat status {
    };
    QCOMPARE(::stat(QFile::encodeName(folder.filePath(sockets.first())).constData(), &status), 0);
    QVERIFY(S_ISSOCK(status.st_mode));
    QCOMPARE(static_cast<int>(status.st_mode & 077), 0);
    QVERIFY(portolan().quit());
    QVERIFY(!QFile::exists(folder.filePath(sockets.first())));
}

void TestCommands::adapterByName()
{
    QVERIFY(m_bed->twin.ip(m_bed->twin.hostName(), { "link", "set", "vEthernet(WSL)", "name", "switch0" }));
    portolan().start({ "--headless", "--guest", "netns:" + m_bed->twin.guestName() });
    const auto adapter = [&] { return portolan().status().value("host").toObject().value("adapter"); };
    // No interface has the default name, so the one that leads to the guest is used.
    TRY_COMPARE(adapter().toString(), QString("switch0"));
    QVERIFY(portolan().quit());
    portolan().start({ "--headless", "--guest", "netns:" + m_bed->twin.guestName(), "--adapter", "switch0" });
    TRY_COMPARE(adapter().toString(), QString("switch0"));
    QVERIFY(portolan().quit());
    portolan().start({ "--headless", "--guest", "netns:" + m_bed->twin.guestName(), "--adapter", "nowhere" });
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    QVERIFY(adapter().isNull());
}

void TestCommands::headlessPrintsLines()
{
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 3000);
    TRY_VERIFY(portolan().process().output().contains("3000"));
    service.close();
    TRY_COMPARE(portolan().state(3000), QString());
    // Into a file or a pipe, --headless writes plain lines: no colours, no cursor movements.
    QVERIFY(!portolan().process().output().contains(QChar(0x1b)));
}

void TestCommands::invalidGuest()
{
    // The host's own namespace cannot be its guest.
    portolan().start({ "--headless", "--guest", "netns:" + m_bed->twin.hostName() });
    TRY_COMPARE(portolan().guestState(), QString("failed"));
    QVERIFY(!portolan().status().value("guest").toObject().value("error").toString().isEmpty());
}

REGISTER_TEST(TestCommands, QCoreApplication)
#include "tst_commands.moc"

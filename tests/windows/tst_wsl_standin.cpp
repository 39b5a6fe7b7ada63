// SPDX-License-Identifier: MIT
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/test_class.h"
#include "tests/windows/support/windows_test.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStringDecoder>

#include <csignal>

using namespace portolan::test;

/// Checks that the stand-in for wsl.exe does what the other tests rely on. Its behaviour was observed on a real one.
class TestWslStandin : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_bed.reset(); }
    void init() { m_bed->wsl.setRunning("Ubuntu", true); }

    void listsWhatRuns();
    void listsNothing();
    void runsInTheGuest();
    void exitCodes_data();
    void exitCodes();
    void argumentsArriveAsTheyAre();
    void passesMuchData();
    void inputEnds();
    void killedFromOutside();
    void filesOfTheDistribution();
    void namesAndFailures();
    void networkingMode();
    void shutdown();
    void terminate();

private:
    [[nodiscard]] Outcome wsl(const QStringList& arguments) { return m_bed->wine.run("wsl.exe", arguments); }
    [[nodiscard]] Outcome inGuest(const QStringList& command)
    {
        return wsl(QStringList { "-u", "root", "--exec" } + command);
    }
    /// Its own messages, which are not UTF-8.
    [[nodiscard]] QString words(const QStringList& arguments);

    std::unique_ptr<WindowsBed> m_bed;
};

void TestWslStandin::initTestCase()
{
    SKIP_WITHOUT_WINDOWS();
    m_bed = std::make_unique<WindowsBed>();
    QCOMPARE(m_bed->error(), QString());
}

QString TestWslStandin::words(const QStringList& arguments)
{
    // Program decodes output as UTF-8, so a Linux shell saves the raw bytes.
    const Outcome outcome
        = m_bed->wine.run("cmd.exe", QStringList { "/c", "wsl.exe" } + arguments + QStringList { ">", "C:\\words" });
    QFile file(m_bed->wine.drive() + "/words");
    if (!file.open(QFile::ReadOnly))
        return outcome.errors;
    return QStringDecoder(QStringConverter::Utf16LE)(file.readAll());
}

void TestWslStandin::listsWhatRuns()
{
    m_bed->wsl.addDistribution("Débian", 1, false);
    QCOMPARE(words({ "--list", "--running", "--quiet" }), QString("Ubuntu\r\n"));
    QCOMPARE(words({ "-l", "-q" }), QString("Ubuntu\r\nDébian\r\n"));
    m_bed->wine.setEnvironment("WSL_UTF8", "1");
    const QString table = wsl({ "-l", "-v" }).output;
    m_bed->wine.setEnvironment("WSL_UTF8", "");
    QVERIFY2(table.contains("* Ubuntu    Running         2\r\n"), qPrintable(table));
    QVERIFY2(table.contains("  Débian    Stopped         1\r\n"), qPrintable(table));
    m_bed->wsl.removeDistribution("Débian");
}

void TestWslStandin::listsNothing()
{
    m_bed->wsl.setRunning("Ubuntu", false);
    const Outcome outcome = wsl({ "--list", "--running", "--quiet" });
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.output, QString());
    QVERIFY(!m_bed->wsl.running("Ubuntu")); // it does not start the distribution
}

void TestWslStandin::runsInTheGuest()
{
    m_bed->wsl.setRunning("Ubuntu", false);
    const Outcome outcome
        = inGuest({ "/bin/sh", "-c", "id -u; ip -brief address show eth0; echo bad >&2; echo $WSL_DISTRO_NAME" });
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.startsWith("0\n") && outcome.output.contains(Twin::guestAddress)
            && outcome.output.endsWith("Ubuntu\n"),
        qPrintable(outcome.output));
    QCOMPARE(outcome.errors, QString("bad\n"));
    QVERIFY(m_bed->wsl.running("Ubuntu"));                         // it started the distribution
    QCOMPARE(wsl({ "-e", "whoami" }).output, QString("nobody\n")); // not root unless requested
}

void TestWslStandin::exitCodes_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::newRow("good") << "exit 0" << 0;
    QTest::newRow("bad") << "exit 42" << 42;
    QTest::newRow("killed") << "kill -9 $$" << 128 + SIGKILL;
    QTest::newRow("not there") << "exec /nowhere" << 127;
}

void TestWslStandin::exitCodes()
{
    QFETCH(QString, script);
    QFETCH(int, code);
    QCOMPARE(inGuest({ "/bin/sh", "-c", script }).exitCode, code);
}

void TestWslStandin::argumentsArriveAsTheyAre()
{
    const QStringList words { "a b", "\"q\"", "back\\slash\\", "end\\\"", "*", "$HOME", "ü€", "'" };
    const Outcome outcome = inGuest(QStringList { "/bin/sh", "-c", "printf '%s\\n' \"$@\"", "sh" } + words);
    QCOMPARE(outcome.output.split(u'\n', Qt::SkipEmptyParts), words);
}

void TestWslStandin::passesMuchData()
{
    QRandomGenerator random(1);
    QByteArray bytes(20 * 1024 * 1024, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
    const auto process = m_bed->wine.start("wsl.exe", { "-u", "root", "--exec", "sha256sum" });
    process->write(bytes);
    process->closeInput();
    QCOMPARE(process->waitForEnd(), 0);
    QCOMPARE(process->output().section(u' ', 0, 0),
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
}

void TestWslStandin::inputEnds()
{
    const auto process = m_bed->wine.start("wsl.exe", { "-u", "root", "--exec", "cat" });
    process->write("line\n");
    TRY_COMPARE(process->output(), QString("line\n"));
    QVERIFY(process->running());
    process->closeInput();
    QCOMPARE(process->waitForEnd(), 0);
}

/// As when Portolan itself is killed: its programs in the guest get the end of their input.
void TestWslStandin::killedFromOutside()
{
    const auto process = m_bed->wine.start("wsl.exe", { "-u", "root", "--exec", "cat" });
    TRY_COMPARE(m_bed->twin.guestProcesses("cat").size(), 1);
    process->kill();
    TRY_COMPARE(m_bed->twin.guestProcesses("cat").size(), 0);
}

void TestWslStandin::filesOfTheDistribution()
{
    QCOMPARE(inGuest({ "/bin/sh", "-c", "mkdir -p /var/lib/test && echo kept >/var/lib/test/file" }).exitCode, 0);
    QCOMPARE(inGuest({ "cat", "/var/lib/test/file" }).output, QString("kept\n"));
    QVERIFY(!QFileInfo::exists("/var/lib/test"));
    QVERIFY(QFileInfo::exists(m_bed->wsl.file("Ubuntu", "/var/lib/test/file")));
    // As in WSL, where /run is noexec.
    QVERIFY(inGuest({ "/bin/sh", "-c", "cp /bin/true /run/program && exec /run/program" }).exitCode != 0);
}

void TestWslStandin::namesAndFailures()
{
    QCOMPARE(wsl({ "-d", "Nowhere", "-u", "root", "--exec", "true" }).exitCode, 255);
    QCOMPARE(wsl({ "-d", "ubuntu", "-u", "root", "--exec", "true" }).exitCode, 0);
    m_bed->wsl.setFailure("Der virtuelle Computer konnte nicht gestartet werden.");
    QCOMPARE(inGuest({ "true" }).exitCode, 255);
    QCOMPARE(words({ "-l", "-q" }).trimmed(), QString("Der virtuelle Computer konnte nicht gestartet werden."));
    m_bed->wsl.clearFailure();
    QVERIFY(m_bed->wsl.calls().contains("-d\tubuntu\t-u\troot\t--exec\ttrue"));
}

void TestWslStandin::networkingMode()
{
    QCOMPARE(inGuest({ "wslinfo", "--networking-mode" }).output, QString("nat\n"));
    m_bed->wsl.setNetworkingMode("mirrored");
    QCOMPARE(inGuest({ "wslinfo", "--networking-mode" }).output, QString("mirrored\n"));
    m_bed->wsl.setNetworkingMode("nat");
}

void TestWslStandin::shutdown()
{
    const auto process = m_bed->wine.start("wsl.exe", { "-u", "root", "--exec", "sleep", "1000" });
    TRY_COMPARE(m_bed->twin.guestProcesses("sleep").size(), 1);
    NodeServer node(m_bed->twin.guest(), 3000);
    QVERIFY(node.waitUntilListening());
    QCOMPARE(wsl({ "--shutdown" }).exitCode, 0);
    QVERIFY(!m_bed->wsl.running("Ubuntu"));
    QVERIFY(process->waitForEnd() > 0);
    QVERIFY(node.process().waitForEnd() > 0);
}

void TestWslStandin::terminate()
{
    m_bed->wsl.addDistribution("Debian");
    const auto ended = m_bed->wine.start("wsl.exe", { "-u", "root", "--exec", "sleep", "1000" });
    const auto other = m_bed->wine.start("wsl.exe", { "-d", "Debian", "-u", "root", "--exec", "sleep", "1000" });
    TRY_COMPARE(m_bed->twin.guestProcesses("sleep").size(), 2);
    QCOMPARE(wsl({ "--terminate", "Ubuntu" }).exitCode, 0);
    QVERIFY(ended->waitForEnd() > 0);
    QVERIFY(!m_bed->wsl.running("Ubuntu"));
    QVERIFY(m_bed->wsl.running("Debian"));
    QVERIFY(other->running());
    QCOMPARE(m_bed->twin.guestProcesses("sleep").size(), 1);
    m_bed->wsl.removeDistribution("Debian");
}

REGISTER_TEST(TestWslStandin, QCoreApplication)
#include "tst_wsl_standin.moc"

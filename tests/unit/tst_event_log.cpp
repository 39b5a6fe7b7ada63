// SPDX-License-Identifier: MIT
#include "core/log/event_log.h"
#include "core/log/log_line.h"
#include "core/log/log_path.h"
#include "tests/support/test_class.h"
#include "tests/ui/fake_core.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace portolan;

class tst_EventLog : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void lines_data();
    void lines();
    void everyKindHasWords();
    void aLineStaysOneLine();
    void writesWithoutWaitingForTheEnd();
    void keepsOrderInAStorm();
    void namesTheAgent();
    void saysOnceThatItCannotWrite();
    void path();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath("portolan.log"); }
    [[nodiscard]] QStringList written() const
    {
        QFile log(file());
        return log.open(QFile::ReadOnly) ? QString::fromUtf8(log.readAll()).split('\n', Qt::SkipEmptyParts) : QStringList();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Event happened(Event::Kind kind, Event::Level level = Event::Level::Info)
{
    Event event;
    event.time = QDateTime({ 2026, 3, 2 }, { 12, 1, 44, 120 }, Qt::OffsetFromUTC, 3600);
    event.kind = kind;
    event.level = level;
    return event;
}

} // namespace

void tst_EventLog::lines_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("line");

    Event refused = happened(Event::Kind::PortRefused, Event::Level::Warning);
    refused.port = refused.hostPort = 80;
    refused.process = { 2311, "node" };
    refused.owner = { 871, "nginx" };
    QTest::newRow("refused")
        << refused
        << "2026-03-02T12:01:44.120+01:00 warning port 80: refused; process node (pid 2311); owner nginx (pid 871)";
    Event mirrored = happened(Event::Kind::PortMirrored);
    mirrored.port = mirrored.hostPort = 3000;
    mirrored.process = { 1204, "node" };
    mirrored.addresses = QStringList { "127.0.0.1", "::1" };
    QTest::newRow("mirrored")
        << mirrored
        << "2026-03-02T12:01:44.120+01:00 info port 3000: mirrored; process node (pid 1204); on 127.0.0.1, ::1";
    Event connected = happened(Event::Kind::GuestConnected);
    connected.text = "172.29.108.58";
    connected.detail = "172.29.101.7";
    QTest::newRow("connected")
        << connected << "2026-03-02T12:01:44.120+01:00 info guest connected; at 172.29.108.58; was 172.29.101.7";
    Event failed = happened(Event::Kind::GuestFailed, Event::Level::Error);
    failed.text = "ip needs to run as root.";
    QTest::newRow("failed") << failed << "2026-03-02T12:01:44.120+01:00 error guest failed; ip needs to run as root.";
    Event denied = happened(Event::Kind::PortConflict, Event::Level::Warning);
    denied.port = denied.hostPort = 443;
    denied.reason = PortReason::PermissionDenied;
    denied.text = "Permission denied";
    QTest::newRow("conflict") << denied
                              << "2026-03-02T12:01:44.120+01:00 warning port 443: conflict; reason permission-denied; "
                                 "Permission denied";
}

void tst_EventLog::lines()
{
    QFETCH(Event, event);
    QTEST(logLine(event), "line");
}

void tst_EventLog::everyKindHasWords()
{
    for (int kind = 0; kind <= static_cast<int>(Event::Kind::Problem); ++kind) {
        const QString line = logLine(happened(static_cast<Event::Kind>(kind)));
        QVERIFY2(line.section(' ', 2).size() > 2, qPrintable(QString::number(kind) + ": " + line));
    }
}

void tst_EventLog::aLineStaysOneLine()
{
    Event event = happened(Event::Kind::PortMirrored);
    event.process = { 7, QString("a\nb\r\x1b[31m") + QChar(0x2028) + QChar(0x85) };
    const QString line = logLine(event);
    QVERIFY(line.endsWith("process a b  [31m   (pid 7)"));
}

void tst_EventLog::writesWithoutWaitingForTheEnd()
{
    FakeCore core;
    const EventLog log(core, RotatingFile(file()));
    Event event = happened(Event::Kind::PortSwitchedOff);
    event.port = event.hostPort = 5432;
    core.tell(event);
    QTRY_COMPARE(written().size(), 2);
    QVERIFY(written().first().contains("Portolan " PORTOLAN_VERSION " started"));
    QCOMPARE(written().last(), "2026-03-02T12:01:44.120+01:00 info port 5432: switched off");
}

void tst_EventLog::keepsOrderInAStorm()
{
    constexpr int count = 5000;
    FakeCore core;
    {
        const EventLog log(core, RotatingFile(file()));
        for (int number = 1; number <= count; ++number) {
            Event event = happened(Event::Kind::PortSwitchedOff);
            event.port = event.hostPort = quint16(number);
            core.tell(event);
        }
    } // the destructor waits for the last line
    const QStringList lines = written();
    QCOMPARE(lines.size(), count + 2);
    for (int number = 1; number <= count; ++number)
        QVERIFY(lines.at(number).endsWith(QStringLiteral("port %1: switched off").arg(number)));
    QVERIFY(lines.last().endsWith("Portolan quit"));
}

void tst_EventLog::namesTheAgent()
{
    FakeCore core;
    {
        const EventLog log(core, RotatingFile(file()));
        Snapshot snapshot;
        snapshot.guest.name = "netns:guest";
        core.show(snapshot);
        AgentFact agent;
        agent.version = "0.2.0";
        agent.detection = "polling";
        agent.detectionProblem = "no events here";
        agent.refusal = "EPERM";
        agent.refusalProblem = "no BPF here";
        agent.kernel = "5.10.0";
        snapshot.guest.agent = agent;
        core.show(snapshot);
        snapshot.paused = true;
        core.show(snapshot);
    }
    const QStringList lines = written();
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(1).endsWith("agent in netns:guest: version 0.2.0; kernel 5.10.0; detection polling "
                                  "(no events here); refusal EPERM (no BPF here); steering no"),
        qPrintable(lines.at(1)));
}

void tst_EventLog::saysOnceThatItCannotWrite()
{
    FakeCore core;
    const QSignalSpy events(&core, &Core::eventHappened);
    const EventLog log(core, RotatingFile("/proc/nowhere/portolan.log"));
    QTRY_COMPARE(events.size(), 1);
    const Event event = events.first().first().value<Event>();
    QCOMPARE(event.kind, Event::Kind::LogProblem);
    QCOMPARE(event.detail, "/proc/nowhere/portolan.log");
    QVERIFY(!event.text.isEmpty());
    for (int number = 0; number < 3; ++number) {
        core.tell(happened(Event::Kind::Paused));
        QTest::qWait(1);
    }
    QCOMPARE(events.size(), 4);
    QCOMPARE(events.last().first().value<Event>().kind, Event::Kind::Paused);
}

void tst_EventLog::path()
{
    QVERIFY2(logPath({}).endsWith("/portolan/portolan.log"), qPrintable(logPath({})));
    QCOMPARE(logPath("work"), QFileInfo(logPath({})).path() + "/portolan-work.log");
}

REGISTER_TEST(tst_EventLog, QCoreApplication)
#include "tst_event_log.moc"

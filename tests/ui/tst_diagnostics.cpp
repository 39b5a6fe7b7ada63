// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/text/diagnostics.h"

#include <QDir>
#include <QTest>

using namespace portolan;

class tst_Diagnostics : public QObject
{
    Q_OBJECT

private slots:
    void containsEverything();
    void containsTheLastEvents();
    void omitsLabels();
    void withoutGuest();
    void homes_data();
    void homes();
};

void tst_Diagnostics::containsEverything()
{
    Snapshot snapshot = samples::six();
    snapshot.guest.agent->kernel = "6.6.87.2-microsoft-standard-WSL2";
    DiagnosticsFacts facts;
    facts.places.instance = "work";
    facts.places.settings = QDir::homePath() + "/.config/portolan/portolan-work.ini";
    facts.places.log = QDir::homePath() + "/.local/state/portolan/portolan-work.log";
    facts.desktop = QStringList { "Desktop: xcb" };
    const QString text = diagnosticsText(snapshot, facts);
    for (const QString& line : QStringList { "Portolan: " PORTOLAN_VERSION ", instance work",
             QStringLiteral("Qt: %1, built with %2").arg(qVersion(), QT_VERSION_STR), "Desktop: xcb",
             "Adapter: vEthernet(WSL) 172.29.96.1/20", "Guest: wsl:Ubuntu, connected",
             "Interface: eth0 172.29.108.58/16", "Networks: the same, 172.29.96.0 - 172.29.111.255",
             "Agent: version 0.2.0; kernel 6.6.87.2-microsoft-standard-WSL2; detection events; refusal EACCES; "
             "steering no",
             "Mirroring: on; guest binds refused; ephemeral ports mirrored; at most 1000 mirrors; 0 ranges and 0 processes ignored",
             "Settings: ~/.config/portolan/portolan-work.ini", "Log: ~/.local/state/portolan/portolan-work.log",
             "Ports: 4 mirrored, 1 conflict, 1 off",
             "  80 conflict host-port-in-use; owner nginx (pid 871); refused node (pid 2311) 1 times",
             "  3000 mirrored; node (pid 1204) on 0.0.0.0; host 127.0.0.1 ::1; connections 3 active 128 total 0 failed",
             "  5432 off; switched off; postgres (pid 640) on 127.0.0.1", "Last events: none" })
        QVERIFY2(text.contains(line + '\n'), qPrintable(line + "\nis not in\n" + text));
}

void tst_Diagnostics::containsTheLastEvents()
{
    DiagnosticsFacts facts;
    for (quint16 port = 1; port <= 30; ++port) {
        Event event;
        event.kind = Event::Kind::PortSwitchedOff;
        event.port = event.hostPort = port;
        event.time = QDateTime({ 2026, 3, 2 }, { 12, 0 }, Qt::UTC);
        facts.events << event;
    }
    const QStringList lines = diagnosticsText(samples::six(), facts).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.last(), "  2026-03-02T12:00:00.000Z info port 30: switched off");
    QCOMPARE(lines.size() - 1 - lines.indexOf("Last events:"), eventsInDiagnostics);
}

void tst_Diagnostics::omitsLabels()
{
    Snapshot snapshot = samples::six();
    snapshot.ports[1].label = "secret project";
    DiagnosticsFacts facts;
    Event event;
    event.kind = Event::Kind::PortLabelled;
    event.port = event.hostPort = 3000;
    event.text = "secret project";
    facts.events << event;
    const QString text = diagnosticsText(snapshot, facts);
    QVERIFY(text.contains("port 3000: labelled"));
    QVERIFY(!text.contains("secret"));
}

void tst_Diagnostics::withoutGuest()
{
    const QString text = diagnosticsText({}, {});
    for (const char* line : { "Adapter: none", "Guest: none, starting", "Agent: none", "Ports: none", "Log: none" })
        QVERIFY2(text.contains(QLatin1String(line) + '\n'), line);
}

void tst_Diagnostics::homes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("without");
    const QString home = QDir::homePath();
    QTest::newRow("own") << home + "/x.ini and " + home << "~/x.ini and ~";
    QTest::newRow("own, as the system writes it") << QDir::toNativeSeparators(home) + ": x" << "~: x";
    if (home == "/root") // a home that is not in one of the usual places, where every name is hidden
        QTest::newRow("longer name") << "/srv/root2/x"
                                     << "/srv/root2/x";
    QTest::newRow("guest's") << "ran /home/anna/bin/node"
                             << "ran ~/bin/node";
    QTest::newRow("Windows") << R"(C:\Users\Anna\portolan.ini: broken)"
                             << R"(~\portolan.ini: broken)";
    QTest::newRow("Windows from WSL") << "/mnt/c/Users/anna/x"
                                      << "~/x";
    QTest::newRow("none") << "/usr/bin/node, port 80"
                          << "/usr/bin/node, port 80";
}

void tst_Diagnostics::homes()
{
    QFETCH(QString, text);
    QTEST(withoutHomes(text), "without");
}

REGISTER_TEST(tst_Diagnostics, QCoreApplication)
#include "tst_diagnostics.moc"

// SPDX-License-Identifier: MIT
#include "app/portolan/command_line.h"
#include "app/portolan/command_table.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using Action = CommandLine::Action;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void sessionManagerStartsItAgain_data();
    void sessionManagerStartsItAgain();
    void helpNamesEveryCommand();
};

void tst_CommandLine::understands_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<CommandLine>("meaning");

    const auto row = [](const char* typed, auto&& fill) {
        CommandLine line;
        fill(line);
        QTest::newRow(*typed ? typed : "nothing") << typed << line;
    };
    row("", [](CommandLine&) {});
    row("--help", [](CommandLine& l) { l.action = Action::Help; });
    row("-h status", [](CommandLine& l) { l.action = Action::Help; });
    row("--version", [](CommandLine& l) { l.action = Action::Version; });
    row("--hidden", [](CommandLine& l) { l.hidden = true; });
    row("-session 10a_1_2", [](CommandLine&) {});
    row("--hidden -session 10a_1_2", [](CommandLine& l) { l.hidden = true; });
    row("-display :0 -name portolan --platform xcb -style=fusion --style fusion -qwindowgeometry 800x600+0+0 -reverse",
        [](CommandLine&) {});
    row("-platform xcb --instance X -title -session", [](CommandLine& l) { l.instance = "X"; });
    row("--headless --instance X --guest netns:guest", [](CommandLine& l) {
        l.headless = true;
        l.instance = "X";
        l.guest = "netns:guest";
    });
    row("--guest=demo --adapter=vEthernet(WSL) --guest-interface ens3", [](CommandLine& l) {
        l.guest = "demo";
        l.adapter = "vEthernet(WSL)";
        l.guestInterface = "ens3";
    });
    const auto status = [](CommandLine& l) {
        l.action = Action::Remote;
        l.verb = "status";
        l.json = true;
        l.instance = "X";
    };
    row("--instance X status --json", status);
    row("status --json --instance X", status);
    row("--json --instance=X status", status);
    row("watch", [](CommandLine& l) {
        l.action = Action::Remote;
        l.verb = "watch";
    });
    row("disable 3000", [](CommandLine& l) {
        l.action = Action::Remote;
        l.verb = "disable";
        l.port = 3000;
    });
    row("enable 65535 --instance X", [](CommandLine& l) {
        l.action = Action::Remote;
        l.verb = "enable";
        l.port = 65535;
        l.instance = "X";
    });
    row("disable 3000/tcp", [](CommandLine& l) {
        l.action = Action::Remote;
        l.verb = "disable";
        l.port = 3000;
    });
    row("disable 5353/udp", [](CommandLine& l) {
        l.action = Action::Remote;
        l.verb = "disable";
        l.port = PortKey(5353, Protocol::Udp);
    });
    for (const char* verb : { "ignore", "unignore", "allow", "refuse", "open" }) {
        row(qPrintable(QString("%1 80").arg(verb)), [&](CommandLine& l) {
            l.action = Action::Remote;
            l.verb = verb;
            l.port = 80;
        });
    }
    const auto label = [](const char* text) {
        return [text](CommandLine& l) {
            l.action = Action::Remote;
            l.verb = "label";
            l.port = 80;
            l.text = text;
        };
    };
    row("label 80", label(""));
    row("label 80 shop", label("shop"));
    row("label 80 my old shop", label("my old shop"));
    row("label 80 -- --json", label("--json"));
    for (const char* scheme : { "http", "https" }) {
        row(qPrintable(QString("open 80 --%1").arg(scheme)), [&](CommandLine& l) {
            l.action = Action::Remote;
            l.verb = "open";
            l.port = 80;
            l.scheme = scheme;
        });
    }
    row("--print-manual", [](CommandLine& l) { l.action = Action::PrintManual; });
    row("--print-completion bash", [](CommandLine& l) {
        l.action = Action::PrintCompletion;
        l.kind = "bash";
    });
    row("--instance X --print-choices ports", [](CommandLine& l) {
        l.action = Action::PrintChoices;
        l.kind = "ports";
        l.instance = "X";
    });
    for (const char* verb : { "pause", "resume", "quit" }) {
        row(verb, [&](CommandLine& l) {
            l.action = Action::Remote;
            l.verb = verb;
        });
    }
}

void tst_CommandLine::understands()
{
    QFETCH(QString, typed);
    QFETCH(CommandLine, meaning);
    const auto line = parseCommandLine(typed.split(' ', Qt::SkipEmptyParts));
    QVERIFY2(line.ok(), line.ok() ? "" : line.error().context.c_str());
    QVERIFY(line.value() == meaning);
}

void tst_CommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("typed");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown option") << QStringList { "--nonsense" } << "nonsense";
    QTest::newRow("like one of Qt's") << QStringList { "-sessions", "1" } << "option";
    QTest::newRow("without an equals sign in Qt") << QStringList { "-session=1" } << "option";
    QTest::newRow("session without value") << QStringList { "-session" } << "option";
    QTest::newRow("Qt's option for a command") << QStringList { "status", "-platform", "xcb" } << "-platform only works when starting";
    QTest::newRow("unknown command") << QStringList { "stauts" } << "stauts";
    QTest::newRow("no port") << QStringList { "enable" } << "enable needs a port from 1 to 65535";
    QTest::newRow("empty port") << QStringList { "enable", "" } << "not \"\"";
    QTest::newRow("port 0") << QStringList { "enable", "0" } << "1 to 65535";
    QTest::newRow("port too large") << QStringList { "disable", "65536" } << "65536";
    QTest::newRow("port no number") << QStringList { "disable", "http" } << "http";
    QTest::newRow("port in disguise") << QStringList { "enable", "+80" } << "+80";
    QTest::newRow("one dash") << QStringList { "-guest", "demo" } << "g";
    QTest::newRow("negative port") << QStringList { "disable", "-5" } << "5";
    QTest::newRow("two ports") << QStringList { "disable", "1", "2" } << "\"2\"";
    QTest::newRow("status of what") << QStringList { "status", "3000" } << "status takes no port";
    QTest::newRow("json for a change") << QStringList { "pause", "--json" } << "--json";
    QTest::newRow("http for a status") << QStringList { "status", "--http" } << "--http only works with open";
    QTest::newRow("json for a label") << QStringList { "label", "80", "--json" } << "--json only works with status and watch";
    QTest::newRow("both schemes") << QStringList { "open", "80", "--http", "--https" } << "cannot be combined";
    QTest::newRow("label of what") << QStringList { "label", "shop" } << "not \"shop\"";
    QTest::newRow("open of what") << QStringList { "open" } << "open needs a port";
    QTest::newRow("label of nothing") << QStringList { "label" } << "label needs a port";
    QTest::newRow("no window, and one in the tray")
        << QStringList { "--headless", "--hidden" } << "--hidden and --headless cannot be combined";
    QTest::newRow("hidden for a command") << QStringList { "label", "80", "--hidden" } << "--hidden";
    QTest::newRow("completion of nothing") << QStringList { "--print-completion=" } << "--print-completion";
    QTest::newRow("json for a start") << QStringList { "--json" } << "--json";
    QTest::newRow("guest for a command") << QStringList { "status", "--guest", "demo" } << "--guest";
    QTest::newRow("guest without value") << QStringList { "--guest" } << "guest";
    QTest::newRow("empty guest") << QStringList { "--guest", "" } << "--guest";
    QTest::newRow("empty instance") << QStringList { "--instance=" } << "--instance";
    QTest::newRow("empty word") << QStringList { "" } << "\"\"";
}

void tst_CommandLine::refuses()
{
    QFETCH(QStringList, typed);
    QFETCH(QString, says);
    const auto line = parseCommandLine(typed);
    QVERIFY(!line.ok());
    QCOMPARE(line.error().code, ErrorCode::InvalidInput);
    QVERIFY2(QString::fromStdString(line.error().context).contains(says), line.error().context.c_str());
}

void tst_CommandLine::sessionManagerStartsItAgain_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("hidden");
    QTest::addColumn<QString>("again");
    QTest::newRow("shown") << "" << false << "";
    QTest::newRow("hidden by now") << "" << true << "--hidden";
    QTest::newRow("shown by now") << "--hidden" << false << "";
    QTest::newRow("hidden as before") << "--hidden" << true << "--hidden";
    QTest::newRow("in an earlier session, too") << "--hidden -session 10a_1_2" << true << "--hidden";
    QTest::newRow("other options stay") << "--guest netns:x -style fusion --hidden --instance=X --session 1 --adapter y" << false
                                        << "--guest netns:x -style fusion --instance=X --adapter y";
}

void tst_CommandLine::sessionManagerStartsItAgain()
{
    QFETCH(QString, typed);
    QFETCH(bool, hidden);
    QFETCH(QString, again);
    const QStringList arguments = restartArguments(typed.split(' ', Qt::SkipEmptyParts), hidden);
    QCOMPARE(arguments.join(' '), again);
    QVERIFY(parseCommandLine(arguments + QStringList { "-session", "10b_1_2" }).ok());
}

void tst_CommandLine::helpNamesEveryCommand()
{
    const QString help = helpText();
    for (const VerbDescription& verb : verbTable())
        QVERIFY2(help.contains(QString("\n  %1 ").arg(verb.synopsis())), verb.name);
    for (const OptionDescription& option : optionTable())
        QCOMPARE(help.contains(option.dashed()), option.with != OptionDescription::With::Build);
    for (const QString& line : help.split('\n'))
        QVERIFY2(line.size() <= 100, qPrintable(line));
}

REGISTER_TEST(tst_CommandLine, QCoreApplication)
#include "tst_command_line.moc"

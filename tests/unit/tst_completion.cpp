// SPDX-License-Identifier: MIT
#include "app/portolan/command_table.h"
#include "app/portolan/completion.h"
#include "app/portolan/manual.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

/// The completion script, run by bash as in real use, and the manual page, read by man.
class tst_Completion : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void completes_data();
    void completes();
    void withoutColonsAsBreaks();
    void executesNoName();
    void otherShells();
    void manualIsSound_data();
    void manualIsSound();
    void manualHasEverything();

private:
    /// The completions that bash offers at the end of `line`. `breaks`: $COMP_WORDBREAKS.
    QStringList offers(const QString& line, const QString& breaks = QStringLiteral(" \t\n\"'><=;|&(:"));

    QTemporaryDir m_folder;
};

void tst_Completion::initTestCase()
{
    if (QStandardPaths::findExecutable("bash").isEmpty())
        QSKIP("bash is not installed.");
    const auto write = [this](const QString& name, const QString& text) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(text.toUtf8()) >= 0);
        file.setPermissions(file.permissions() | QFile::ExeOwner);
    };
    const auto script = completionScript("bash");
    QVERIFY(script.ok());
    write("completion", script.value());
    write("portolan", R"(#!/bin/sh
case "$*" in
    "--print-choices ports") printf '%s\n' 80 3000 30001 ;;
    "--instance two --print-choices ports" | "--instance=two --print-choices ports") printf '%s\n' 8080 ;;
    "--print-choices guests") printf '%s\n' netns:one netns:two 'netns:$(touch harm)' demo ;;
    "--print-choices adapters") printf '%s\n' 'vEthernet (WSL)' eth0 ;;
    "--print-choices interfaces") printf '%s\n' br0 eth0 ;;
    *) echo "unexpected: $*"; echo "noise" >&2 ;;
esac
)");
}

QStringList tst_Completion::offers(const QString& line, const QString& breaks)
{
    QProcess bash;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", m_folder.path() + ':' + environment.value("PATH"));
    environment.insert("LINE", line);
    environment.insert("BREAKS", breaks);
    bash.setProcessEnvironment(environment);
    bash.setWorkingDirectory(m_folder.path());
    bash.start("bash",
        { "--norc", "--noprofile", "-uc",
            "source ./completion; COMP_LINE=$LINE COMP_POINT=${#LINE} COMP_WORDBREAKS=$BREAKS; _portolan; "
            "((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\"" });
    if (!bash.waitForFinished() || bash.exitStatus() != QProcess::NormalExit)
        return { "bash failed" };
    const QString errors = QString::fromUtf8(bash.readAllStandardError());
    return QString::fromUtf8(bash.readAllStandardOutput() + errors.toUtf8()).split('\n', Qt::SkipEmptyParts);
}

void tst_Completion::completes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("offered");
    QStringList verbs;
    for (const VerbDescription& verb : verbTable())
        verbs << verb.name;
    const QStringList start { "--guest", "--adapter", "--guest-interface", "--hidden", "--headless", "--instance", "--help", "--version" };
    const QStringList any { "--instance", "--help", "--version" };
    const QStringList ports { "80", "3000", "30001" };
    const auto row = [](const char* line, const QStringList& offered) { QTest::newRow(line) << line << offered; };

    row("portolan ", verbs);
    row("portolan st", { "status" });
    row("portolan un", { "unignore" });
    row("portolan nonsense", {});
    row("portolan nonsense ", {});
    row("portolan -", start);
    row("portolan --h", { "--hidden", "--headless", "--help" });
    row("portolan --hidden ", verbs);
    row("portolan --headless --g", { "--guest", "--guest-interface" });
    row("portolan status ", {});
    row("portolan status -", QStringList { "--json" } + any);
    row("portolan open 3000 --h", { "--http", "--https", "--help" });
    row("portolan pause --", any);
    row("portolan enable ", ports);
    row("portolan disable 30", { "3000", "30001" });
    row("portolan ignore 3000", { "3000", "30001" });
    row("portolan unignore 4", {});
    row("portolan allow ", ports);
    row("portolan refuse ", ports);
    row("portolan open ", ports);
    row("portolan label ", ports);
    row("portolan label 3000 ", {});
    row("portolan enable 3000 ", {});
    row("portolan --instance two enable ", { "8080" });
    row("portolan --instance=two enable ", { "8080" });
    row("portolan enable --instance two ", { "8080" });
    row("portolan --instance ", {});
    row("portolan --instance two ", verbs);
    row("portolan --guest d", { "demo" });
    row("portolan --guest n", { "netns:one", "netns:two", R"(netns:\$\(touch\ harm\))" });
    row("portolan --guest netns:o", { "one" });
    row("portolan --guest=", { "netns:one", "netns:two", R"(netns:\$\(touch\ harm\))", "demo" });
    row("portolan --guest=d", { "demo" });
    row("portolan --guest=netns:t", { "two" });
    row("portolan --adapter ", { R"(vEthernet\ \(WSL\))", "eth0" });
    row("portolan --adapter e", { "eth0" });
    row("portolan --guest-interface b", { "br0" });
    row("./portolan enable 8", { "80" });
    row("  portolan   enable   8", { "80" });
}

void tst_Completion::completes()
{
    QFETCH(QString, line);
    QFETCH(QStringList, offered);
    QCOMPARE(offers(line), offered);
}

void tst_Completion::withoutColonsAsBreaks()
{
    QCOMPARE(offers("portolan --guest netns:o", " \t\n"), QStringList { "netns:one" });
    QCOMPARE(offers("portolan --guest=netns:o", " \t\n"), QStringList { "--guest=netns:one" });
    QCOMPARE(offers("portolan --guest=netns:o", " \t\n="), QStringList { "netns:one" });
}

void tst_Completion::executesNoName()
{
    (void)offers("portolan --guest ");
    QVERIFY(!QFile::exists(m_folder.filePath("harm")));
}

void tst_Completion::otherShells()
{
    const auto script = completionScript("fish");
    QVERIFY(!script.ok());
    QVERIFY(QString::fromStdString(script.error().context).contains("fish"));
}

void tst_Completion::manualIsSound_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("man") << "man" << QStringList { "--warnings", "-E", "UTF-8", "-l" };
    QTest::newRow("mandoc") << "mandoc" << QStringList { "-T", "lint" };
}

void tst_Completion::manualIsSound()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("The program is not installed.");
    QFile page(m_folder.filePath("portolan.1"));
    QVERIFY(page.open(QIODevice::WriteOnly));
    page.write(manualPage().toUtf8());
    page.close();
    QProcess reader;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("MANWIDTH", "80");
    environment.insert("LC_ALL", "C.UTF-8");
    reader.setProcessEnvironment(environment);
    reader.start(program, arguments + QStringList { page.fileName() });
    QVERIFY(reader.waitForFinished());
    QCOMPARE(QString::fromUtf8(reader.readAllStandardError()), QString());
    QCOMPARE(reader.exitCode(), 0);
}

void tst_Completion::manualHasEverything()
{
    const QString page = manualPage();
    for (const char* title :
        { "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "FILES", "EXIT STATUS", "EXAMPLES", "SEE ALSO" })
        QVERIFY2(page.contains(QString("\n.SH %1\n").arg(title)), title);
    for (const OptionDescription& option : optionTable())
        QVERIFY2(page.contains(option.dashed().replace('-', "\\-")), option.name);
    for (const VerbDescription& verb : verbTable())
        QVERIFY2(page.contains(QString("\n\\fB%1\\fR").arg(verb.name)), verb.name);
}

REGISTER_TEST(tst_Completion, QCoreApplication)
#include "tst_completion.moc"

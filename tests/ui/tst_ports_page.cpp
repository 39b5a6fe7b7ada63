// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/preferences_fixture.h"
#include "ui/preferences/rule_list.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

using namespace portolan;

class tst_PortsPage : public QObject, private PreferencesFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void refusal();
    void ephemeralPorts();
    void limit();
    void quickChangesBuildOnEachOther();
    void showsTheIgnoreRules();
    void addsIgnoreRules_data();
    void addsIgnoreRules();
    void explainsWhatCannotBeAdded();
    void addsAListOfIgnoreRules();
    void portIgnoredAnyway();
    void removesIgnoreRules();
    void editsAnIgnoreRule();

private:
    void write(const QString& rule)
    {
        auto* edit = find<QLineEdit>("ruleEdit");
        edit->clear();
        QTest::keyClicks(edit, rule);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    [[nodiscard]] QStringList rules() const
    {
        QStringList texts;
        const QAbstractItemModel* model = find<RuleList>("ruleList")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, 0).data().toString();
        return texts;
    }
};

void tst_PortsPage::refusal()
{
    open(Ports);
    QVERIFY(find<QAbstractButton>("refuseButton")->isChecked());
    click("allowButton");
    QCOMPARE(preferences().refusal, RefusalPreference::Allow);
    click("refuseButton");
    QCOMPARE(preferences().refusal, RefusalPreference::Refuse);
    QVERIFY(!find<QCheckBox>("inUseBox")->isChecked());
    click("inUseBox");
    QVERIFY(preferences().refusalError == RefusalError::Eaddrinuse);
    click("inUseBox");
    QVERIFY(preferences().refusalError == RefusalError::Eacces);
}

void tst_PortsPage::ephemeralPorts()
{
    open(Ports);
    QVERIFY(find<QCheckBox>("ephemeralBox")->isChecked());
    click("ephemeralBox");
    QVERIFY(!preferences().mirrorEphemeral);
}

void tst_PortsPage::limit()
{
    open(Ports);
    auto* box = find<QSpinBox>("limitBox");
    QCOMPARE(box->value(), 1000);
    box->selectAll();
    QTest::keyClicks(box, "3000");
    QVERIFY(m_core->commands.isEmpty()); // nothing between
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(preferences().mirrorLimit, 3000U);
    box->selectAll();
    QTest::keyClicks(box, "20");
    m_core->show(m_core->snapshot()); // as one arrives while the user types
    QTest::keyClicks(box, "00");
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(preferences().mirrorLimit, 2000U);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_core->commands, (QStringList { "setPreferences", "setPreferences" }));
    QCOMPARE(box->maximum(), 10000);
}

void tst_PortsPage::quickChangesBuildOnEachOther()
{
    open(Ports);
    m_core->held = true;
    click("allowButton");
    write("5000-5010");
    write("node*");
    click("ephemeralBox");
    QCOMPARE(rules(), QStringList({ "Ports 5000–5010", "Process node*" })); // shown before the core has them
    m_core->finish();
    Preferences expected;
    expected.refusal = RefusalPreference::Allow;
    expected.mirrorEphemeral = false;
    expected.ignoredRanges = { { 5000, 5010 } };
    expected.ignoredProcesses = { "node*" };
    QCOMPARE(preferences(), expected);
    QVERIFY(find<QAbstractButton>("allowButton")->isChecked());
}

void tst_PortsPage::showsTheIgnoreRules()
{
    Snapshot snapshot = samples::six();
    snapshot.preferences.ignoredRanges = { { 7000, 7010 } };
    snapshot.preferences.ignoredProcesses = { "code-*" };
    snapshot.ports[1].state = PortState::Ignored; // 3000
    snapshot.ports[1].reason = PortReason::Rule;
    snapshot.ports[1].ignoredBy = IgnoredBy::Port;
    snapshot.ports[2].ignoredBy = IgnoredBy::Range; // the range has a row of its own
    m_core->show(snapshot);
    QCOMPARE(rules(), QStringList({ "Port 3000", "Ports 7000–7010", "Process code-*" }));
}

void tst_PortsPage::addsIgnoreRules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::newRow("port") << "3000"
                          << "Port 3000";
    QTest::newRow("range") << "5000-5010"
                           << "Ports 5000–5010";
    QTest::newRow("process") << "node*"
                             << "Process node*";
}

void tst_PortsPage::addsIgnoreRules()
{
    QFETCH(QString, text);
    QFETCH(QString, title);
    open(Ports);
    write(text);
    QCOMPARE(rules(), QStringList { title });
    QCOMPARE(find<QLineEdit>("ruleEdit")->text(), "");
    QVERIFY(!find<QLabel>("ruleFault")->isVisible());
    QVERIFY(m_dialog->isVisible()); // Enter belongs to the line edit

    // The button does the same.
    find<QLineEdit>("ruleEdit")->setText("redis-server");
    click("addRuleButton");
    QVERIFY(rules().contains("Process redis-server"));
}

void tst_PortsPage::explainsWhatCannotBeAdded()
{
    open(Ports);
    write("70000");
    auto* fault = find<QLabel>("ruleFault");
    QVERIFY(fault->isVisible());
    QVERIFY(fault->text().contains("65535"));
    QCOMPARE(find<QLineEdit>("ruleEdit")->text(), "70000"); // for correction
    QCOMPARE(rules(), QStringList());
    QTest::keyClicks(find<QLineEdit>("ruleEdit"), "7");
    QVERIFY(!fault->isVisible());
    write("");
    QVERIFY(!fault->isVisible());
    QVERIFY(m_core->commands.isEmpty());
}

/// Adds the valid entries of a list. The invalid ones stay for correction, with the reason.
void tst_PortsPage::addsAListOfIgnoreRules()
{
    open(Ports);
    write("3000, 5000-5010, node*, 9-5, 70000, 6000-6010");
    QCOMPARE(rules(), QStringList({ "Port 3000", "Ports 5000–5010", "Ports 6000–6010", "Process node*" }));
    QCOMPARE(find<QLineEdit>("ruleEdit")->text(), "9-5, 70000");
    QVERIFY(find<QLabel>("ruleFault")->isVisible());
    QVERIFY(find<QLabel>("ruleFault")->text().contains("5-9"));
    QVERIFY(find<QLabel>("ruleFault")->text().contains("70000 is not a valid port"));
    write("5-9, 8080");
    QCOMPARE(find<QLineEdit>("ruleEdit")->text(), "");
    QVERIFY(!find<QLabel>("ruleFault")->isVisible());
    QVERIFY(rules().contains("Ports 5–9"));
    QVERIFY(rules().contains("Port 8080"));
}

void tst_PortsPage::portIgnoredAnyway()
{
    open(Ports);
    write("53");
    QVERIFY(find<QLabel>("ruleFault")->isVisible());
    QCOMPARE(m_core->commands, QStringList { "setIgnored 53 true" }); // removes a rule that would watch the port
}

void tst_PortsPage::removesIgnoreRules()
{
    open(Ports);
    write("3000");
    write("5000-5010");
    write("node");
    auto* list = find<RuleList>("ruleList");
    auto* remove = find<QAbstractButton>("removeRuleButton");
    QVERIFY(!remove->isEnabled());
    list->setCurrentIndex(list->model()->index(1, 0));
    QVERIFY(remove->isEnabled());
    click("removeRuleButton");
    QCOMPARE(rules(), QStringList({ "Port 3000", "Process node" }));
    list->selectAll();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(rules(), QStringList());
    QVERIFY(!remove->isEnabled());
    QCOMPARE(m_core->commands.last(), "setPreferences");
    QVERIFY(m_core->commands.contains("setIgnored 3000 false"));
}

void tst_PortsPage::editsAnIgnoreRule()
{
    open(Ports);
    write("node");
    auto* list = find<RuleList>("ruleList");
    list->setCurrentIndex(list->model()->index(0, 0));
    list->setFocus();
    list->edit(list->currentIndex());
    auto* editor = list->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), "node");
    QTest::keyClicks(editor, "8080");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(rules(), QStringList { "Port 8080" });
    QCOMPARE(preferences().ignoredProcesses, std::vector<std::string>());
}

REGISTER_TEST(tst_PortsPage, QApplication)
#include "tst_ports_page.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/window_fixture.h"
#include "ui/look/fonts.h"
#include "ui/ports/port_columns.h"
#include "ui/ports/port_delegate.h"
#include "ui/ports/port_pane.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

using namespace portolan;
using Column = PortTableModel::Column;

class tst_PortPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void clickOnTheSwitch();
    void ignoredPortHasNothingToSwitch();
    void pressElsewhereIsNoClick();
    void spaceSwitches();
    void homeAndEnd();
    void switchWaitsForTheCore();
    void filterAndChips();
    void findShortcut();
    void emptyTable_data();
    void emptyTable();
    void stateChipsAppearWhenNeeded();
    void filterKeys();
    void labelIsEditedInPlace();
    void labelEditorKeepsItsText();
    void layoutIsKept();
    void stateTextComesBeforePadding();
    void headersAreShownInFull();
    void trafficGetsRoomWhenItComes();
    void usualLayoutIsReadable();
    void layoutIsReset();
    void brokenLayoutIsHarmless();
    void manyPortsStaySelectable();

private:
    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_PortPane::initTestCase()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void tst_PortPane::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window.get()));
}

void tst_PortPane::cleanup() { m_fixture.reset(); }

void tst_PortPane::clickOnTheSwitch()
{
    m_fixture->click(3000, Column::Switch);
    QCOMPARE(m_fixture->core.commands, QStringList { "setEnabled 3000 false" });
    QCOMPARE(m_fixture->cell(3000, Column::State).data().toString(), "Off");
    m_fixture->click(3000, Column::Switch);
    QCOMPARE(m_fixture->core.commands.last(), "setEnabled 3000 true");
    m_fixture->click(5432, Column::Port);
    QCOMPARE(m_fixture->core.commands.size(), 2);
}

/// A single click must not remove a rule.
void tst_PortPane::ignoredPortHasNothingToSwitch()
{
    m_fixture->core.execute(SetIgnored { 3000, true });
    m_fixture->core.commands.clear();
    const QModelIndex cell = m_fixture->cell(3000, Column::Switch);
    QCOMPARE(cell.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains("Stop ignoring"));
    m_fixture->click(3000, Column::Switch);
    m_fixture->click(3000, Column::Process);
    QTest::keyClick(m_fixture->table(), Qt::Key_Space);
    QVERIFY(!m_fixture->find<QAction>("toggleAction")->isEnabled());
    QCOMPARE(m_fixture->core.commands, QStringList());
    m_fixture->find<QAction>("ignoreAction")->trigger();
    QCOMPARE(m_fixture->core.commands, QStringList { "setIgnored 3000 false" });
    QCOMPARE(m_fixture->cell(3000, Column::Switch).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
}

void tst_PortPane::pressElsewhereIsNoClick()
{
    const QPoint name = m_fixture->table()->visualRect(m_fixture->cell(3000, Column::Process)).center();
    const QPoint knob = m_fixture->table()->visualRect(m_fixture->cell(3000, Column::Switch)).center();
    QTest::mousePress(m_fixture->table()->viewport(), Qt::LeftButton, {}, name);
    QTest::mouseRelease(m_fixture->table()->viewport(), Qt::LeftButton, {}, knob);
    QTest::mouseClick(m_fixture->table()->viewport(), Qt::RightButton, {}, knob);
    QCOMPARE(m_fixture->core.commands, QStringList());
}

void tst_PortPane::spaceSwitches()
{
    m_fixture->click(5432, Column::Process);
    QTest::keyClick(m_fixture->table(), Qt::Key_Space);
    QCOMPARE(m_fixture->core.commands, QStringList { "setEnabled 5432 true" });
    QTest::keyClick(m_fixture->table(), Qt::Key_Down);
    QTest::keyClick(m_fixture->table(), Qt::Key_Space);
    QCOMPARE(m_fixture->core.commands.last(), "setEnabled 6379 false");
}

void tst_PortPane::switchWaitsForTheCore()
{
    m_fixture->core.held = true;
    m_fixture->click(3000, Column::Switch);
    const auto checked
        = [this] { return m_fixture->cell(3000, Column::Switch).data(Qt::CheckStateRole).value<Qt::CheckState>(); };
    QCOMPARE(checked(), Qt::Unchecked);
    // Meanwhile an older snapshot arrives.
    Snapshot snapshot = samples::six();
    snapshot.ports[1].connectionsActive = 7;
    m_fixture->core.show(snapshot);
    QCOMPARE(checked(), Qt::Unchecked);
    m_fixture->core.finish();
    QCOMPARE(checked(), Qt::Unchecked);
    QCOMPARE(m_fixture->cell(3000, Column::State).data().toString(), "Off");
}

/// Home and End select a row, so they lead to the first and last row, not to the first and last cell.
void tst_PortPane::homeAndEnd()
{
    m_fixture->click(5432, Column::Process);
    QTest::keyClick(m_fixture->table(), Qt::Key_Home);
    QCOMPARE(m_fixture->table()->currentPort(), PortKey(80));
    QTest::keyClick(m_fixture->table(), Qt::Key_End);
    QCOMPARE(m_fixture->table()->currentPort(), PortKey(8080));
}

void tst_PortPane::filterAndChips()
{
    QCOMPARE(m_fixture->find<QAbstractButton>("chipAll")->text(), "All 6");
    QCOMPARE(m_fixture->find<QAbstractButton>("chipMirrored")->text(), "Mirrored 4");
    QCOMPARE(m_fixture->find<QAbstractButton>("chipConflicts")->text(), "Conflicts 1");
    QCOMPARE(m_fixture->find<QAbstractButton>("chipOff")->text(), "Off 1");
    QTest::keyClicks(m_fixture->find<QLineEdit>("filterEdit"), "node");
    QCOMPARE(m_fixture->table()->model()->rowCount(), 3);
    m_fixture->click("chipMirrored");
    QCOMPARE(m_fixture->table()->model()->rowCount(), 2);
    m_fixture->click("chipOff");
    QCOMPARE(m_fixture->table()->model()->rowCount(), 0);
    QVERIFY(m_fixture->table()->emptyText().contains("No port matches"));
    m_fixture->find<QLineEdit>("filterEdit")->clear();
    QCOMPARE(m_fixture->table()->model()->rowCount(), 1);
    m_fixture->click("chipAll");
    QCOMPARE(m_fixture->table()->model()->rowCount(), 6);
    // The counts follow.
    m_fixture->click(3000, Column::Switch);
    QCOMPARE(m_fixture->find<QAbstractButton>("chipMirrored")->text(), "Mirrored 3");
    QCOMPARE(m_fixture->find<QAbstractButton>("chipOff")->text(), "Off 2");
}

void tst_PortPane::findShortcut()
{
    auto* edit = m_fixture->find<QLineEdit>("filterEdit");
    m_fixture->table()->setFocus();
    m_fixture->find<QAction>("findAction")->trigger();
    QCOMPARE(m_fixture->window->focusWidget(), edit);
    QCOMPARE(m_fixture->find<QAction>("findAction")->shortcut(), QKeySequence(QKeySequence::Find));
}

void tst_PortPane::emptyTable_data()
{
    QTest::addColumn<GuestState>("state");
    QTest::addColumn<QString>("text");
    QTest::newRow("connected") << GuestState::Connected << "Nothing listens in Ubuntu yet";
    QTest::newRow("starting") << GuestState::Starting << "Connecting to Ubuntu…";
    QTest::newRow("stopped") << GuestState::Stopped << "Ubuntu is not running";
    QTest::newRow("failed") << GuestState::Failed << "No connection to Ubuntu";
}

void tst_PortPane::emptyTable()
{
    QFETCH(GuestState, state);
    QFETCH(QString, text);
    Snapshot snapshot = samples::connected({});
    snapshot.guest.state = state;
    m_fixture->core.show(snapshot);
    QVERIFY2(m_fixture->table()->emptyText().startsWith(text), qPrintable(m_fixture->table()->emptyText()));
    QCOMPARE(m_fixture->table()->accessibleDescription(), m_fixture->table()->emptyText());
}

void tst_PortPane::stateChipsAppearWhenNeeded()
{
    const auto* ignored = m_fixture->find<QAbstractButton>("chipIgnored");
    const auto* waiting = m_fixture->find<QAbstractButton>("chipWaiting");
    QVERIFY(!ignored->isVisible());
    QVERIFY(!waiting->isVisible());
    Snapshot snapshot = samples::six();
    snapshot.ports[1].state = PortState::Ignored;
    m_fixture->core.show(snapshot);
    QTRY_VERIFY(ignored->isVisible());
    QCOMPARE(ignored->text(), "Ignored 1");
    m_fixture->click("chipIgnored");
    QCOMPARE(m_fixture->table()->model()->rowCount(), 1);
    // The chosen chip stays, so that the user can leave it again.
    m_fixture->core.show(samples::six());
    QVERIFY(ignored->isVisible());
    QCOMPARE(m_fixture->table()->model()->rowCount(), 0);
    m_fixture->click("chipAll");
    QVERIFY(!ignored->isVisible());
}

void tst_PortPane::filterKeys()
{
    auto* edit = m_fixture->find<QLineEdit>("filterEdit");
    m_fixture->find<QAction>("findAction")->trigger();
    QTest::keyClicks(edit, "java");
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(m_fixture->window->focusWidget(), m_fixture->table());
    QCOMPARE(m_fixture->table()->currentPort(), PortKey(8080));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(edit->text(), "");
    QCOMPARE(m_fixture->window->focusWidget(), m_fixture->table());
}

void tst_PortPane::labelIsEditedInPlace()
{
    m_fixture->click(3000, Column::Process);
    QTest::keyClick(m_fixture->table(), Qt::Key_F2);
    auto* edit = m_fixture->find<QLineEdit>("labelEdit");
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->accessibleName(), "Label of port 3000");
    // The table's shortcuts are ordinary letters here.
    QTest::keyClicks(edit, "the shop");
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->core.commands, QStringList { "setLabel 3000 the shop" });
    QCOMPARE(m_fixture->cell(3000, Column::Port).data(PortTableModel::DetailRole).toString(), "the shop");
    QTRY_VERIFY(!m_fixture->window->findChild<QLineEdit*>("labelEdit"));

    const QPoint number = m_fixture->table()->visualRect(m_fixture->cell(3000, Column::Port)).center();
    QTest::mouseClick(m_fixture->table()->viewport(), Qt::LeftButton, {}, number);
    QTest::mouseDClick(m_fixture->table()->viewport(), Qt::LeftButton, {}, number);
    edit = m_fixture->find<QLineEdit>("labelEdit");
    QCOMPARE(edit->text(), "the shop");
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(m_fixture->core.commands.size(), 1);
    QVERIFY(m_fixture->find<QWidget>("portDetails")->isVisible());
}

void tst_PortPane::labelEditorKeepsItsText()
{
    m_fixture->click(3000, Column::Process);
    QTest::keyClick(m_fixture->table(), Qt::Key_F2);
    QTest::keyClicks(m_fixture->find<QLineEdit>("labelEdit"), "sh");
    Snapshot snapshot = samples::six();
    snapshot.ports[1].connectionsActive = 9;
    snapshot.ports[1].label = "from elsewhere";
    m_fixture->core.show(snapshot);
    QTest::keyClicks(m_fixture->find<QLineEdit>("labelEdit"), "op");
    QCOMPARE(m_fixture->find<QLineEdit>("labelEdit")->text(), "shop");
    // Its row may disappear.
    snapshot.ports.removeAt(1);
    m_fixture->core.show(snapshot);
    QTRY_VERIFY(!m_fixture->window->findChild<QLineEdit*>("labelEdit"));
    QCOMPARE(m_fixture->core.commands, QStringList());
}

void tst_PortPane::layoutIsKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("portolan.ini"), QSettings::IniFormat);
    {
        MainWindow window(m_fixture->core, &settings);
        window.resize(m_fixture->window->size());
        window.show();
        auto* table = window.findChild<PortTableView*>("portTable");
        table->sortByColumn(Column::Traffic, Qt::DescendingOrder);
        table->horizontalHeader()->resizeSection(Column::Process, 222);
        table->columns().setHidden(Column::OnHost, true);
        table->horizontalHeader()->moveSection(1, 5);
        window.findChild<QLineEdit*>("filterEdit")->setText("node");
        window.findChild<QAbstractButton*>("chipMirrored")->click();
        table->selectRow(0);
        window.findChild<QAbstractButton*>("closeDetails")->click();
        QVERIFY(window.close());
    }
    settings.sync();
    QFile file(folder.filePath("portolan.ini"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString written = QString::fromUtf8(file.readAll());
    QVERIFY2(written.contains("order=switch, process, listensOn, onHost, state, port, connections, traffic"),
        qPrintable(written));
    QVERIFY2(written.contains("states=mirrored"), qPrintable(written));

    MainWindow again(m_fixture->core, &settings);
    again.resize(m_fixture->window->size());
    again.show();
    auto* table = again.findChild<PortTableView*>("portTable");
    QCOMPARE(table->horizontalHeader()->visualIndex(Column::Port), 5);
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(Column::Traffic));
    QCOMPARE(table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    QVERIFY(table->isColumnHidden(Column::OnHost));
    QVERIFY(qAbs(table->columnWidth(Column::Process) - 222) <= 2);
    QCOMPARE(again.findChild<QLineEdit*>("filterEdit")->text(), "node");
    QVERIFY(again.findChild<QAbstractButton*>("chipMirrored")->isChecked());
    QCOMPARE(table->model()->rowCount(), 2);
    table->selectRow(0);
    QVERIFY(!again.findChild<QWidget*>("portDetails")->isVisible());
}

/// A conflict is shown in full while the other columns have more room than their content needs.
void tst_PortPane::stateTextComesBeforePadding()
{
    Snapshot snapshot = samples::six();
    snapshot.ports[1].label = "a label of some length, which takes room as well";
    PortFact taken = samples::refused(20199, "node", 20861);
    taken.owner = ProcessFact { 20840, "postgres" };
    snapshot.ports.append(taken);
    m_fixture->core.show(snapshot);
    m_fixture->window->resize(1180, 680);
    QCoreApplication::processEvents();
    const PortTableView* table = m_fixture->table();
    const QFontMetrics metrics = table->fontMetrics();
    const QString conflict = m_fixture->cell(20199, Column::State).data().toString();
    QVERIFY(table->columnWidth(Column::State) > metrics.horizontalAdvance(conflict) + metrics.height());
    for (const int column : { Column::Process, Column::ListensOn, Column::OnHost, Column::Traffic }) {
        const QModelIndex cell = m_fixture->cell(6379, column);
        const QString text = cell.data().toString() + ' ' + cell.data(PortTableModel::DetailRole).toString();
        QVERIFY2(table->columnWidth(column) > metrics.horizontalAdvance(text.trimmed()), qPrintable(text));
    }
    int sum = 0;
    for (int column = 0; column < PortTableModel::ColumnCount; ++column)
        sum += table->columnWidth(column);
    QCOMPARE(sum, table->viewport()->width());
}

/// Headers are readable whatever is below them, with and without a sort arrow.
void tst_PortPane::headersAreShownInFull()
{
    PortFact port = samples::mirrored(80, "a", 1, { "::" });
    port.hostAddresses = QStringList { "::1" };
    m_fixture->core.show(samples::connected({ port, samples::refused(443, "a-process-of-a-rather-long-name", 2311) }));
    PortTableView* table = m_fixture->table();
    for (const int width : { 760, 1180 }) {
        m_fixture->window->resize(width, 680);
        for (int column = 1; column < PortTableModel::ColumnCount; ++column) {
            table->sortByColumn(column, Qt::AscendingOrder);
            QCoreApplication::processEvents();
            QFont font = bold(scaled(table->horizontalHeader()->font(), 0.95));
            const QString head = table->model()->headerData(column, Qt::Horizontal).toString();
            const int arrow = QFontMetrics(font).ascent() * 2 / 3 + 4;
            const int room = table->columnWidth(column) - 2 * PortDelegate::cellMargin() - arrow;
            QCOMPARE(QFontMetrics(font).elidedText(head, Qt::ElideRight, room), head);
        }
    }
}

/// With traffic, a graph of the last minute is beside the rate; without traffic, the column takes no room for it.
void tst_PortPane::trafficGetsRoomWhenItComes()
{
    m_fixture->window->resize(900, 680);
    m_fixture->table()->columns().reset();
    const int idle = m_fixture->table()->columnWidth(Column::Traffic);
    m_fixture->now += 1000;
    Snapshot busy = samples::six();
    busy.ports[1].bytesFromGuest = 12'000'000;
    m_fixture->core.show(busy);
    m_fixture->window->sampleTraffic();
    const QFontMetrics metrics = m_fixture->table()->fontMetrics();
    const int carrying = m_fixture->table()->columnWidth(Column::Traffic);
    QVERIFY2(carrying > idle, qPrintable(QString("%1 after %2").arg(carrying).arg(idle)));
    QVERIFY(carrying > metrics.horizontalAdvance("100.0 MB/s"));
}

void tst_PortPane::usualLayoutIsReadable()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("portolan.ini"), QSettings::IniFormat);
    MainWindow window(m_fixture->core, &settings);
    window.show();
    QVERIFY(window.close());
    settings.sync();
    QFile file(folder.filePath("portolan.ini"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("sort=port"));
    QVERIFY2(!written.contains("@Invalid"), written.constData());
}

void tst_PortPane::layoutIsReset()
{
    auto* table = m_fixture->table();
    const int process = table->columnWidth(Column::Process);
    table->horizontalHeader()->resizeSection(Column::Process, process + 60);
    table->columns().setHidden(Column::Traffic, true);
    table->horizontalHeader()->moveSection(7, 0);
    table->sortByColumn(Column::State, Qt::DescendingOrder);
    m_fixture->find<QLineEdit>("filterEdit")->setText("redis");
    m_fixture->window->findChild<PortPane*>()->resetLayout();
    QCOMPARE(table->columnWidth(Column::Process), process);
    QVERIFY(!table->isColumnHidden(Column::Traffic));
    for (int column = 0; column < Column::ColumnCount; ++column)
        QCOMPARE(table->horizontalHeader()->visualIndex(column), column);
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(Column::Port));
    QCOMPARE(table->model()->rowCount(), 6);
}

void tst_PortPane::brokenLayoutIsHarmless()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("portolan.ini"), QSettings::IniFormat);
    settings.setValue("table/order", QStringList { "traffic", "traffic", "colour", "port" });
    settings.setValue("table/hidden", QStringList { "port", "nonsense" });
    settings.setValue("table/width-process", "wide");
    settings.setValue("table/width-onHost", "-5");
    settings.setValue("table/sort", "colour");
    settings.setValue("table/states", "colour");
    settings.setValue("details/height", "-1");
    MainWindow window(m_fixture->core, &settings);
    window.show();
    auto* table = window.findChild<PortTableView*>("portTable");
    QCOMPARE(table->horizontalHeader()->logicalIndex(0), int(Column::Traffic));
    QCOMPARE(table->horizontalHeader()->logicalIndex(1), int(Column::Port));
    QVERIFY(!table->isColumnHidden(Column::Port));
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(Column::Port));
    QCOMPARE(table->model()->rowCount(), 6);
    for (int column = 0; column < Column::ColumnCount; ++column)
        QVERIFY(table->columnWidth(column) > 10);
}

/// As many as the agent tells of, most of them beyond the limit. Prints how long a snapshot takes.
void tst_PortPane::manyPortsStaySelectable()
{
    QList<PortFact> ports;
    for (int row = 0; row < 10000; ++row) {
        PortFact port = samples::mirrored(quint16(2000 + row), "node", quint32(row + 1), { "0.0.0.0" });
        if (row >= 1000) {
            port.state = PortState::Ignored;
            port.reason = PortReason::TooMany;
            port.hostAddresses.clear();
        }
        ports.append(port);
    }
    QElapsedTimer clock;
    clock.start();
    m_fixture->core.show(samples::connected(ports));
    const qint64 all = clock.restart();
    QCOMPARE(m_fixture->table()->model()->rowCount(), 10000);
    m_fixture->table()->selectRow(150);
    QCOMPARE(m_fixture->table()->currentPort(), PortKey(2150));
    // Rows that come and go above it do not affect the selection.
    ports.remove(0, 100);
    clock.restart();
    m_fixture->core.show(samples::connected(ports));
    const qint64 removed = clock.restart();
    QCOMPARE(m_fixture->table()->currentPort(), PortKey(2150));
    QCOMPARE(m_fixture->find<QAbstractButton>("chipAll")->text(), "All 9900");
    for (qsizetype row = 0; row < ports.size(); row += 2)
        ports[row].connectionsActive = 1;
    clock.restart();
    m_fixture->core.show(samples::connected(ports));
    qInfo("10,000 rows appear in %lld ms, 100 go in %lld ms, 5,000 change in %lld ms", all, removed, clock.elapsed());
}

REGISTER_TEST(tst_PortPane, QApplication)
#include "tst_port_pane.moc"

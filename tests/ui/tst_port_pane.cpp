// SPDX-License-Identifier: MIT
#include "tests/ui/window_fixture.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

using namespace portolan;
using Column = PortTableModel::Column;

class tst_PortPane : public QObject
{
    Q_OBJECT

public slots:
    void browse(const QUrl& url) { m_browsed = url; }

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void clickOnTheSwitch();
    void pressElsewhereIsNoClick();
    void spaceSwitches();
    void switchWaitsForTheCore();
    void filterAndChips();
    void findShortcut();
    void emptyTable_data();
    void emptyTable();
    void conflictIsExplained();
    void permissionCommandIsCopied();
    void explanationFollowsThePort();
    void contextMenu();
    void manyPortsStaySelectable();

private:
    QMenu* openMenu(quint16 port) const;

    QUrl m_browsed;
    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_PortPane::initTestCase()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QDesktopServices::setUrlHandler("http", this, "browse");
}

void tst_PortPane::cleanupTestCase() { QDesktopServices::unsetUrlHandler("http"); }

QMenu* tst_PortPane::openMenu(quint16 port) const
{
    m_fixture->click(port, Column::Port);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(m_fixture->table(), &event);
    return m_fixture->find<QMenu>("portMenu");
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
    // Meanwhile a snapshot from before comes in.
    Snapshot snapshot = samples::six();
    snapshot.ports[1].connectionsActive = 7;
    m_fixture->core.show(snapshot);
    QCOMPARE(checked(), Qt::Unchecked);
    m_fixture->core.finish();
    QCOMPARE(checked(), Qt::Unchecked);
    QCOMPARE(m_fixture->cell(3000, Column::State).data().toString(), "Off");
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
    // The numbers follow.
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
    QTest::newRow("failed") << GuestState::Failed << "There is no connection to Ubuntu";
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

void tst_PortPane::conflictIsExplained()
{
    QVERIFY(!m_fixture->find<QWidget>("portExplanation")->isVisible());
    m_fixture->click(80, Column::State);
    QVERIFY(m_fixture->find<QWidget>("portExplanation")->isVisible());
    QCOMPARE(m_fixture->find<QLabel>("explanationHeading")->text(), "Port 80: Conflict");
    QVERIFY(m_fixture->find<QLabel>("explanationMessage")->text().contains("Stop nginx"));
    QVERIFY(!m_fixture->find<QWidget>("copyCommandButton")->isVisible());

    m_fixture->click("retryButton");
    QCOMPARE(m_fixture->core.commands.last(), "retry");
    m_fixture->click("allowButton");
    QCOMPARE(m_fixture->core.commands.last(), "setAllowedInGuest 80 true");
    QCOMPARE(m_fixture->find<QAbstractButton>("allowButton")->text(), "No longer allow in the guest");
    m_fixture->click("allowButton");
    QCOMPARE(m_fixture->core.commands.last(), "setAllowedInGuest 80 false");
    m_fixture->click("dismissButton");
    QCOMPARE(m_fixture->core.commands.last(), "dismissRefusal 80");
    QVERIFY(!m_fixture->cell(80, 0).isValid());
    QVERIFY(!m_fixture->find<QWidget>("portExplanation")->isVisible());

    m_fixture->core.show(samples::six());
    m_fixture->click(80, Column::State);
    m_fixture->click("enableButton");
    QCOMPARE(m_fixture->core.commands.last(), "setEnabled 80 false");
    QCOMPARE(m_fixture->find<QAbstractButton>("enableButton")->text(), "Switch on");
    m_fixture->click("closeExplanation");
    QVERIFY(!m_fixture->find<QWidget>("portExplanation")->isVisible());
    QCOMPARE(m_fixture->table()->selectedPort(), quint16(0));
}

void tst_PortPane::permissionCommandIsCopied()
{
    PortFact caddy = samples::mirrored(443, "caddy", 412, { "::" });
    caddy.state = PortState::Conflict;
    caddy.reason = PortReason::PermissionDenied;
    m_fixture->core.show(samples::connected({ caddy }));
    m_fixture->click(443, Column::State);
    QVERIFY(!m_fixture->find<QWidget>("allowButton")->isVisible());
    QVERIFY(!m_fixture->find<QWidget>("dismissButton")->isVisible());
    m_fixture->click("copyCommandButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), "sudo sysctl net.ipv4.ip_unprivileged_port_start=443");
}

void tst_PortPane::explanationFollowsThePort()
{
    m_fixture->click(80, Column::State);
    Snapshot snapshot = samples::six();
    snapshot.ports[0] = samples::mirrored(80, "node", 2311, { "0.0.0.0" });
    m_fixture->core.show(snapshot);
    QVERIFY(!m_fixture->find<QWidget>("portExplanation")->isVisible());
    QCOMPARE(m_fixture->table()->selectedPort(), quint16(80));
    // A mirrored port has nothing to explain.
    m_fixture->click(3000, Column::State);
    QVERIFY(!m_fixture->find<QWidget>("portExplanation")->isVisible());
}

void tst_PortPane::contextMenu()
{
    QMenu* menu = openMenu(3000);
    const auto action = [&menu](const QString& text) {
        for (QAction* each : menu->actions()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no action %s", qPrintable(text));
    };
    QVERIFY(action("Mirror port 3000")->isChecked());
    QVERIFY(!action("Dismiss")->isEnabled());
    action("Copy URL")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), "http://localhost:3000");
    action("Open in browser")->trigger();
    QCOMPARE(m_browsed, QUrl("http://localhost:3000"));
    action("Mirror port 3000")->trigger();
    QCOMPARE(m_fixture->core.commands.last(), "setEnabled 3000 false");
    menu->close();
    QTRY_VERIFY(!m_fixture->window->findChild<QMenu*>("portMenu"));

    menu = openMenu(80);
    QVERIFY(!action("Copy URL")->isEnabled());
    action("Allow in the guest")->trigger();
    QCOMPARE(m_fixture->core.commands.last(), "setAllowedInGuest 80 true");
    action("Dismiss")->trigger();
    QCOMPARE(m_fixture->core.commands.last(), "dismissRefusal 80");
    menu->close();
}

void tst_PortPane::manyPortsStaySelectable()
{
    QList<PortFact> ports;
    for (int row = 0; row < 300; ++row)
        ports.append(samples::mirrored(quint16(2000 + row), "node", quint32(row + 1), { "0.0.0.0" }));
    m_fixture->core.show(samples::connected(ports));
    QCOMPARE(m_fixture->table()->model()->rowCount(), 300);
    m_fixture->table()->selectRow(150);
    QCOMPARE(m_fixture->table()->selectedPort(), quint16(2150));
    // Rows that come and go above it leave the selection alone.
    ports.remove(0, 100);
    m_fixture->core.show(samples::connected(ports));
    QCOMPARE(m_fixture->table()->selectedPort(), quint16(2150));
    QCOMPARE(m_fixture->find<QAbstractButton>("chipAll")->text(), "All 200");
}

QTEST_MAIN(tst_PortPane)
#include "tst_port_pane.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/window_fixture.h"
#include "ui/ports/port_columns.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

using namespace portolan;
using Column = PortTableModel::Column;

/// The table's shortcuts and menus.
class tst_PortActions : public QObject
{
    Q_OBJECT

public slots:
    void browse(const QUrl& url) { m_browsed.append(url.toString()); }

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void enterOpensTheBrowser();
    void schemeIsRemembered();
    void spaceSwitchesTheSelection();
    void ignoredPortsAreNotSwitched();
    void deleteIgnoresOrDismisses_data();
    void deleteIgnoresOrDismisses();
    void deleteNeverTakesARuleBack();
    void copies();
    void copiesRows();
    void menuShowsItsKeys();
    void menuOfAConflict();
    void menuOfSeveral();
    void rightClickKeepsTheSelection();
    void columnMenu();

private:
    void select(const QList<PortKey>& ports) const;
    QMenu* openMenu() const;
    [[nodiscard]] QAction* action(const char* name) const { return m_fixture->find<QAction>(name); }
    [[nodiscard]] static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    QStringList m_browsed;
    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_PortActions::initTestCase()
{
    QLocale::setDefault(QLocale::C);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QDesktopServices::setUrlHandler("http", this, "browse");
    QDesktopServices::setUrlHandler("https", this, "browse");
}

void tst_PortActions::cleanupTestCase()
{
    QDesktopServices::unsetUrlHandler("http");
    QDesktopServices::unsetUrlHandler("https");
}

void tst_PortActions::init()
{
    m_browsed.clear();
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window.get()));
    QTRY_VERIFY(m_fixture->table()->hasFocus());
}

void tst_PortActions::cleanup() { m_fixture.reset(); }

void tst_PortActions::select(const QList<PortKey>& ports) const
{
    m_fixture->click(ports.first(), Column::Process);
    for (const PortKey port : ports.mid(1)) {
        const QPoint middle = m_fixture->table()->visualRect(m_fixture->cell(port, Column::Process)).center();
        QTest::mouseClick(m_fixture->table()->viewport(), Qt::LeftButton, Qt::ControlModifier, middle);
    }
}

QMenu* tst_PortActions::openMenu() const
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(m_fixture->table(), &event);
    return m_fixture->find<QMenu>("portMenu");
}

void tst_PortActions::enterOpensTheBrowser()
{
    select({ 3000 });
    m_fixture->click("closeDetails");
    QTest::keyClick(m_fixture->table(), Qt::Key_Return);
    QCOMPARE(m_browsed, QStringList { "http://localhost:3000" });
    QVERIFY(!m_fixture->find<QWidget>("portDetails")->isVisible());
    // If there is nothing to open, the message tells why.
    select({ 80 });
    QTest::keyClick(m_fixture->table(), Qt::Key_Return);
    QCOMPARE(m_browsed.size(), 1);
    QVERIFY(m_fixture->find<QWidget>("portDetails")->isVisible());
}

void tst_PortActions::schemeIsRemembered()
{
    select({ 3000 });
    QCOMPARE(action("openOtherAction")->text(), "Open as https://");
    action("openOtherAction")->trigger();
    QCOMPARE(m_fixture->core.commands, QStringList { "setScheme 3000 https" });
    QCOMPARE(m_browsed.last(), "https://localhost:3000");
    QTest::keyClick(m_fixture->table(), Qt::Key_Return);
    QCOMPARE(m_browsed.last(), "https://localhost:3000");
    QCOMPARE(m_browsed.size(), 2);
    QCOMPARE(action("openOtherAction")->text(), "Open as http://");
    action("openOtherAction")->trigger();
    QCOMPARE(m_fixture->core.commands.last(), "setScheme 3000 http");
}

void tst_PortActions::spaceSwitchesTheSelection()
{
    select({ 5432, 3000, 5173 });
    // All follow the port that was selected last.
    QCOMPARE(action("toggleAction")->text(), "Switch 3 ports off");
    QTest::keyClick(m_fixture->table(), Qt::Key_Space);
    QCOMPARE(m_fixture->core.commands, QStringList({ "setEnabled 3000 false", "setEnabled 5173 false" }));
    QCOMPARE(action("toggleAction")->text(), "Switch 3 ports on");
    QTest::keyClick(m_fixture->table(), Qt::Key_Space);
    QCOMPARE(m_fixture->core.commands.size(), 5);
}

void tst_PortActions::ignoredPortsAreNotSwitched()
{
    m_fixture->core.execute(SetIgnored { 5173, true });
    m_fixture->core.commands.clear();
    select({ 3000, 8080, 5173 }); // the ignored one last
    QCOMPARE(action("toggleAction")->text(), "Switch 2 ports off");
    QTest::keyClick(m_fixture->table(), Qt::Key_Space);
    QCOMPARE(m_fixture->core.commands, QStringList({ "setEnabled 3000 false", "setEnabled 8080 false" }));
}

void tst_PortActions::deleteIgnoresOrDismisses_data()
{
    QTest::addColumn<QList<PortKey>>("ports");
    QTest::addColumn<QStringList>("commands");
    QTest::newRow("a note") << QList<PortKey> { 80 } << QStringList { "dismissRefusal 80" };
    QTest::newRow("a listener") << QList<PortKey> { 3000 } << QStringList { "setIgnored 3000 true" };
    QTest::newRow("two") << QList<PortKey> { 3000, 8080 }
                         << QStringList { "setIgnored 3000 true", "setIgnored 8080 true" };
}

void tst_PortActions::deleteIgnoresOrDismisses()
{
    QFETCH(QList<PortKey>, ports);
    select(ports);
    QTest::keyClick(m_fixture->table(), Qt::Key_Delete);
    QTEST(m_fixture->core.commands, "commands");
}

void tst_PortActions::deleteNeverTakesARuleBack()
{
    select({ 3000 });
    QTest::keyClick(m_fixture->table(), Qt::Key_Delete);
    QTest::keyClick(m_fixture->table(), Qt::Key_Delete);
    QCOMPARE(m_fixture->core.commands, QStringList { "setIgnored 3000 true" });
    QCOMPARE(action("ignoreAction")->text(), "Stop ignoring");
    action("ignoreAction")->trigger();
    QCOMPARE(m_fixture->core.commands.last(), "setIgnored 3000 false");
}

void tst_PortActions::copies()
{
    select({ 3000 });
    action("copyUrlAction")->trigger();
    QCOMPARE(clipboard(), "http://localhost:3000");
    action("copyHostAction")->trigger();
    QCOMPARE(clipboard(), "127.0.0.1:3000");
    QCOMPARE(action("copyGuestAction")->text(), "Copy 172.29.108.58:3000 (in the guest)");
    action("copyGuestAction")->trigger();
    QCOMPARE(clipboard(), "172.29.108.58:3000");
    // What listens on the guest's loopback is not reachable at the guest's address.
    select({ 5173 });
    action("copyGuestAction")->trigger();
    QCOMPARE(clipboard(), "127.0.0.1:5173");
    select({ 5432 });
    QVERIFY(!action("copyUrlAction")->isEnabled());
    QVERIFY(!action("copyHostAction")->isEnabled());
    QVERIFY(action("copyGuestAction")->isEnabled());
    select({ 3000, 5432, 8080 });
    action("copyUrlAction")->trigger();
    QCOMPARE(clipboard(), "http://localhost:3000\nhttp://localhost:8080");
}

void tst_PortActions::copiesRows()
{
    m_fixture->core.execute(SetLabel { 3000, "shop" });
    select({ 3000 });
    QTest::keyClick(m_fixture->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), "on\t3000 shop\tnode 1204\t0.0.0.0\t127.0.0.1, ::1\tMirrored\t3\tidle");
    // As shown: sorted, and without hidden columns.
    m_fixture->table()->columns().setHidden(Column::OnHost, true);
    m_fixture->table()->sortByColumn(Column::Port, Qt::DescendingOrder);
    select({ 3000, 5432 });
    action("copyRowsAction")->trigger();
    QCOMPARE(clipboard(),
        "off\t5432\tpostgres 640\t127.0.0.1\tOff\t—\t\non\t3000 shop\tnode 1204\t0.0.0.0\tMirrored\t3\tidle");
}

void tst_PortActions::menuShowsItsKeys()
{
    select({ 3000 });
    QMenu* menu = openMenu();
    QCOMPARE(menu->defaultAction()->text(), "Open in browser");
    QStringList shown;
    for (const QAction* each : menu->actions()) {
        if (!each->isSeparator())
            shown.append((each->text() + u'|' + each->shortcut().toString()).trimmed());
    }
    QCOMPARE(shown,
        QStringList({ "Open in browser|Return", "Open as https://|", "Copy URL|Ctrl+Shift+C",
            "Copy 127.0.0.1:3000 (on this computer)|", "Copy 172.29.108.58:3000 (in the guest)|", "Copy row|Ctrl+C", "Label…|F2",
            "Switch off|Space", "Let the guest use this port anyway|", "Ignore this port|Del", "Dismiss|", "Details|Alt+Return" }));
    menu->close();
    QTRY_VERIFY(!m_fixture->window->findChild<QMenu*>("portMenu"));
}

void tst_PortActions::menuOfAConflict()
{
    select({ 80 });
    QMenu* menu = openMenu();
    QVERIFY(!action("openAction")->isEnabled());
    QCOMPARE(menu->defaultAction()->text(), "Details");
    QCOMPARE(action("dismissAction")->shortcut(), QKeySequence(Qt::Key_Delete));
    QVERIFY(action("ignoreAction")->shortcut().isEmpty());
    QVERIFY(!action("allowAction")->isChecked());
    action("allowAction")->trigger();
    QCOMPARE(m_fixture->core.commands.last(), "setAllowedInGuest 80 true");
    QVERIFY(action("allowAction")->isChecked());
    action("dismissAction")->trigger();
    QCOMPARE(m_fixture->core.commands.last(), "dismissRefusal 80");
    menu->close();
}

void tst_PortActions::menuOfSeveral()
{
    select({ 3000, 5173 });
    QMenu* menu = openMenu();
    QVERIFY(!action("labelAction")->isEnabled());
    QCOMPARE(action("copyRowsAction")->text(), "Copy 2 rows");
    QCOMPARE(action("ignoreAction")->text(), "Ignore 2 ports");
    menu->close();
    m_fixture->table()->clearSelection();
    QVERIFY(!action("toggleAction")->isEnabled());
    QVERIFY(!action("detailsAction")->isEnabled());
}

void tst_PortActions::rightClickKeepsTheSelection()
{
    select({ 3000, 5173 });
    const auto clickAt = [this](quint16 port) {
        const QPoint place = m_fixture->table()->visualRect(m_fixture->cell(port, Column::Port)).center();
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, place, m_fixture->table()->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(m_fixture->table()->viewport(), &event);
        m_fixture->find<QMenu>("portMenu")->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    clickAt(5173);
    QCOMPARE(m_fixture->table()->selectedPorts(), QList<PortKey>({ 3000, 5173 }));
    clickAt(8080);
    QCOMPARE(m_fixture->table()->selectedPorts(), QList<PortKey>({ 8080 }));
}

void tst_PortActions::columnMenu()
{
    QHeaderView* header = m_fixture->table()->horizontalHeader();
    emit header->customContextMenuRequested({ 5, 5 });
    auto* menu = m_fixture->find<QMenu>("columnMenu");
    const QList<QAction*> actions = menu->actions();
    QCOMPARE(actions.at(Column::Switch)->text(), "Switch");
    QCOMPARE(actions.at(Column::OnHost)->text(), "On host");
    QVERIFY(!actions.at(Column::Port)->isEnabled());
    const int state = m_fixture->table()->columnWidth(Column::State);
    actions.at(Column::OnHost)->trigger();
    QVERIFY(m_fixture->table()->isColumnHidden(Column::OnHost));
    // Its room goes to the others.
    QVERIFY(m_fixture->table()->columnWidth(Column::State) > state);
    actions.at(Column::State)->trigger();
    QCOMPARE(header->length(), m_fixture->table()->viewport()->width());
    m_fixture->find<QAction>("resetColumns")->trigger();
    QVERIFY(!m_fixture->table()->isColumnHidden(Column::OnHost));
    QVERIFY(!m_fixture->table()->isColumnHidden(Column::State));
    QCOMPARE(m_fixture->table()->columnWidth(Column::State), state);
    menu->close();
}

REGISTER_TEST(tst_PortActions, QApplication)
#include "tst_port_actions.moc"

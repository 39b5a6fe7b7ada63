// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/window_fixture.h"
#include "ui/events/event_model.h"
#include "ui/ports/port_history.h"
#include "ui/text/text.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMessageBox>

using namespace portolan;
using Column = PortTableModel::Column;

class tst_PortDetails : public QObject
{
    Q_OBJECT

public slots:
    void browse(const QUrl& url) { m_browsed = url; }

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void showWhileARowIsSelected();
    void stayClosedOnceClosed();
    void buttonsFit_data();
    void buttonsFit();
    void conflictIsExplained();
    void permissionCommandIsCopied();
    void ignoredIsTakenBack();
    void wslIsAskedForItsPorts();
    void wslCannotBeAsked();
    void opensTheBrowser();
    void facts();
    void historyOfThePort();
    void sizeStaysWhileValuesChange();
    void doubleClickOnALowRow();
    void smallWindowKeepsRows();

private:
    [[nodiscard]] bool visible(const char* name) const { return m_fixture->find<QWidget>(name)->isVisible(); }
    [[nodiscard]] QString text(const char* name) const { return m_fixture->find<QLabel>(name)->text(); }
    /// The distance in pixels between the tops of `other` and `name`.
    [[nodiscard]] int below(const char* name, const char* other) const
    {
        return m_fixture->find<QWidget>(name)->y() - m_fixture->find<QWidget>(other)->y();
    }

    QUrl m_browsed;
    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_PortDetails::initTestCase()
{
    QLocale::setDefault(QLocale::C);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QDesktopServices::setUrlHandler("http", this, "browse");
}

void tst_PortDetails::cleanupTestCase() { QDesktopServices::unsetUrlHandler("http"); }

void tst_PortDetails::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window.get()));
}

void tst_PortDetails::cleanup() { m_fixture.reset(); }

void tst_PortDetails::showWhileARowIsSelected()
{
    QVERIFY(!visible("portDetails"));
    m_fixture->click(3000, Column::State);
    QVERIFY(visible("portDetails"));
    QCOMPARE(text("detailsHeading"), "Port 3000: Mirrored");
    QCOMPARE(text("detailsMessage"), "http://localhost:3000 reaches node (pid 1204) in Ubuntu.");
    m_fixture->core.execute(SetLabel { 3000, "shop" });
    QCOMPARE(text("detailsHeading"), "Port 3000 “shop”: Mirrored");
    // The details follow their port when its row moves, and close when it goes.
    Snapshot snapshot = samples::six();
    snapshot.ports.removeFirst();
    m_fixture->core.show(snapshot);
    QCOMPARE(text("detailsHeading"), "Port 3000: Mirrored");
    snapshot.ports.removeFirst();
    m_fixture->core.show(snapshot);
    QCOMPARE(visible("portDetails"), m_fixture->table()->currentPort() != 0);
    m_fixture->table()->clearSelection();
    QVERIFY(!visible("portDetails"));
}

void tst_PortDetails::stayClosedOnceClosed()
{
    m_fixture->click(80, Column::State);
    m_fixture->click("closeDetails");
    QVERIFY(!visible("portDetails"));
    QCOMPARE(m_fixture->table()->currentPort(), PortKey(80));
    QVERIFY(m_fixture->table()->hasFocus());
    m_fixture->click(3000, Column::State);
    QVERIFY(!visible("portDetails"));
    const QPoint words = m_fixture->table()->visualRect(m_fixture->cell(3000, Column::State)).center();
    QTest::mouseDClick(m_fixture->table()->viewport(), Qt::LeftButton, {}, words);
    QVERIFY(visible("portDetails"));
    QTest::keyClick(m_fixture->table(), Qt::Key_Escape);
    QVERIFY(!visible("portDetails"));
    QTest::keyClick(m_fixture->table(), Qt::Key_Return, Qt::AltModifier);
    QVERIFY(visible("portDetails"));
    QTest::keyClick(m_fixture->table(), Qt::Key_Return, Qt::AltModifier);
    QVERIFY(!visible("portDetails"));
    // Esc once more deselects the rows.
    QTest::keyClick(m_fixture->table(), Qt::Key_Escape);
    QCOMPARE(m_fixture->table()->currentPort(), PortKey(0));
    // A double click on the switch is two clicks.
    const QPoint knob = m_fixture->table()->visualRect(m_fixture->cell(3000, Column::Switch)).center();
    QTest::mouseClick(m_fixture->table()->viewport(), Qt::LeftButton, {}, knob);
    QTest::mouseDClick(m_fixture->table()->viewport(), Qt::LeftButton, {}, knob);
    QVERIFY(!visible("portDetails"));
}

void tst_PortDetails::buttonsFit_data()
{
    QTest::addColumn<PortState>("state");
    QTest::addColumn<PortReason>("reason");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<QStringList>("buttons");

    using State = PortState;
    using Reason = PortReason;
    QTest::newRow("mirrored") << State::Mirrored << Reason::None << false << QStringList { "open", "enable" };
    QTest::newRow("in use") << State::Conflict << Reason::HostPortInUse << false
                            << QStringList { "allow", "enable", "retry" };
    QTest::newRow("in use, refused") << State::Conflict << Reason::HostPortInUse << true
                                     << QStringList { "allow", "enable", "retry", "dismiss" };
    QTest::newRow("reserved") << State::Conflict << Reason::HostPortReserved << false
                              << QStringList { "enable", "retry" };
    QTest::newRow("permission") << State::Conflict << Reason::PermissionDenied << false
                                << (sentences::hostIsWindows() ? QStringList { "enable", "retry" }
                                                               : QStringList { "copyCommand", "enable", "retry" });
    QTest::newRow("off") << State::Off << Reason::None << false << QStringList { "enable" };
    QTest::newRow("paused") << State::Off << Reason::Paused << false << QStringList {};
    QTest::newRow("ignored by a rule") << State::Ignored << Reason::Rule << false << QStringList { "ignore" };
    QTest::newRow("too many") << State::Ignored << Reason::TooMany << false << QStringList { "ignore" };
    QTest::newRow("other interface") << State::Ignored << Reason::OtherInterface << false << QStringList { "enable" };
    QTest::newRow("waiting") << State::Waiting << Reason::GuestStopped << false << QStringList { "enable" };
}

void tst_PortDetails::buttonsFit()
{
    QFETCH(PortState, state);
    QFETCH(PortReason, reason);
    QFETCH(bool, refused);
    QFETCH(QStringList, buttons);
    PortFact fact = samples::mirrored(443, "caddy", 412, { "::" });
    fact.state = state;
    fact.reason = reason;
    if (state != PortState::Mirrored)
        fact.hostAddresses.clear();
    if (refused)
        fact.refused = RefusedFact { { 412, "caddy" }, QDateTime({ 2026, 3, 2 }, { 12, 1, 44 }), 3, "EACCES" };
    m_fixture->core.show(samples::connected({ fact }));
    m_fixture->click(443, Column::State);
    QStringList shown;
    for (const char* name : { "open", "copyCommand", "allow", "enable", "retry", "ignore", "dismiss" }) {
        if (visible(qPrintable(QLatin1String(name) + QStringLiteral("Button"))))
            shown.append(name);
    }
    QCOMPARE(shown, buttons);
    // Every state has a text.
    QVERIFY(!text("detailsMessage").isEmpty());
}

void tst_PortDetails::conflictIsExplained()
{
    m_fixture->click(80, Column::State);
    QCOMPARE(text("detailsHeading"), "Port 80: Conflict");
    QVERIFY(text("detailsMessage").contains("Stop nginx"));
    m_fixture->click("retryButton");
    QCOMPARE(m_fixture->core.commands.last(), "retry");
    m_fixture->click("allowButton");
    QCOMPARE(m_fixture->core.commands.last(), "setAllowedInGuest 80 true");
    QCOMPARE(m_fixture->find<QAbstractButton>("allowButton")->text(), "Block in the guest again");
    m_fixture->click("allowButton");
    QCOMPARE(m_fixture->core.commands.last(), "setAllowedInGuest 80 false");
    m_fixture->click("dismissButton");
    QCOMPARE(m_fixture->core.commands.last(), "dismissRefusal 80");
    QVERIFY(!m_fixture->cell(80, 0).isValid());

    m_fixture->core.show(samples::six());
    m_fixture->click(80, Column::State);
    QTRY_VERIFY(visible("portDetails"));
    m_fixture->click("enableButton");
    QCOMPARE(m_fixture->core.commands.last(), "setEnabled 80 false");
    QCOMPARE(m_fixture->find<QAbstractButton>("enableButton")->text(), "Switch on");
}

void tst_PortDetails::permissionCommandIsCopied()
{
    if (sentences::hostIsWindows())
        QSKIP("Windows has no command for it.");
    PortFact caddy = samples::mirrored(443, "caddy", 412, { "::" });
    caddy.state = PortState::Conflict;
    caddy.reason = PortReason::PermissionDenied;
    m_fixture->core.show(samples::connected({ caddy }));
    m_fixture->click(443, Column::State);
    m_fixture->click("copyCommandButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), "sudo sysctl net.ipv4.ip_unprivileged_port_start=443");
}

void tst_PortDetails::ignoredIsTakenBack()
{
    m_fixture->click(3000, Column::State);
    m_fixture->core.execute(SetIgnored { 3000, true });
    m_fixture->click("ignoreButton");
    QCOMPARE(m_fixture->core.commands.last(), "setIgnored 3000 false");
    QVERIFY(!visible("ignoreButton"));
}

void tst_PortDetails::wslIsAskedForItsPorts()
{
    QVERIFY(!visible("forwardingButton"));
    PortFact served = samples::mirrored(8080, "java", 977, { "::" });
    served.state = PortState::Ignored;
    served.reason = PortReason::ServedByWsl;
    served.owner = ProcessFact { 4711, "wslrelay.exe" };
    m_fixture->core.show(samples::connected({ served }));
    m_fixture->click(8080, Column::State);

    // Nothing happens before the user confirms.
    m_fixture->click("forwardingButton");
    auto* question = m_fixture->find<QMessageBox>("wslForwarding");
    QVERIFY(question->informativeText().contains(".wslconfig.before-portolan"));
    question->reject();
    QCOMPARE(m_fixture->core.commands, QStringList());
    QTRY_VERIFY(!m_fixture->window->findChild<QMessageBox*>());

    m_fixture->click("forwardingButton");
    m_fixture->click("switchForwardingOff");
    QCOMPARE(m_fixture->core.commands, QStringList("switchWslForwardingOff"));
    QTRY_COMPARE(m_fixture->window->findChildren<QMessageBox*>().size(), 1);
    auto* outcome = m_fixture->find<QMessageBox>("wslForwarding");
    QVERIFY2(outcome->informativeText().contains("wsl --shutdown"), qPrintable(outcome->informativeText()));
    m_fixture->click("copyShutdownCommand");
    QCOMPARE(QGuiApplication::clipboard()->text(), "wsl --shutdown");
    QVERIFY(outcome->isVisible());
    outcome->reject();
}

void tst_PortDetails::wslCannotBeAsked()
{
    PortFact served = samples::mirrored(8080, "java", 977, { "::" });
    served.state = PortState::Ignored;
    served.reason = PortReason::ServedByWsl;
    m_fixture->core.show(samples::connected({ served }));
    m_fixture->core.wslForwardingProblem = "The file C:\\Users\\me\\.wslconfig could not be written: it is in use.";
    m_fixture->click(8080, Column::State);
    m_fixture->click("forwardingButton");
    m_fixture->click("switchForwardingOff");
    QTRY_COMPARE(m_fixture->window->findChildren<QMessageBox*>().size(), 1);
    QCOMPARE(m_fixture->find<QMessageBox>("wslForwarding")->text(), m_fixture->core.wslForwardingProblem);
}

void tst_PortDetails::opensTheBrowser()
{
    m_fixture->click(3000, Column::State);
    m_fixture->click("openButton");
    QCOMPARE(m_browsed, QUrl("http://localhost:3000"));
}

void tst_PortDetails::facts()
{
    Snapshot snapshot = samples::six();
    PortFact& shop = snapshot.ports[1];
    shop.listeners.append({ "::1", { 1205, "node" } });
    shop.connectionsFailed = 2;
    shop.bytesFromGuest = 1'200'000'000;
    shop.bytesToGuest = 20'000'000;
    m_fixture->core.show(snapshot);
    m_fixture->click(3000, Column::State);
    QCOMPARE(text("listenersFact"), "0.0.0.0:3000 – node (pid 1204)\n[::1]:3000 – node (pid 1205)");
    QCOMPARE(text("onHostFact"), "127.0.0.1:3000, [::1]:3000");
    QCOMPARE(text("connectionsFact"), "3 open · 128 total · 2 failed");
    QCOMPARE(text("trafficFact"), "1.2 GB from the guest, 20.0 MB to it");
    QVERIFY(!visible("fastestFact")); // nothing was measured yet
    snapshot.ports[1].peakFromGuest = 310'000'000; // not by `shop`, which shares its data by now
    snapshot.ports[1].peakToGuest = 1'500'000;
    m_fixture->core.show(snapshot);
    QCOMPARE(text("fastestFact"), "310 MB/s from the guest, 1.5 MB/s to it");
    QVERIFY(!visible("ownerFact"));
    QVERIFY(!visible("refusedFact"));
    QVERIFY(!visible("wayFact"));
    snapshot.ports[1].path = PortPath::Steered;
    m_fixture->core.show(snapshot);
    QCOMPARE(text("wayFact"), "direct (kernel)");
    // Facts without content leave no gap.
    QTRY_VERIFY(below("fastestFact", "trafficFact") <= below("trafficFact", "connectionsFact"));
    snapshot.ports[1].path = PortPath::Relayed;
    m_fixture->core.show(snapshot);
    QCOMPARE(text("wayFact"), "through the agent");
    m_fixture->click(80, Column::State);
    QCOMPARE(text("ownerFact"), "nginx (pid 871)");
    QCOMPARE(text("refusedFact"), "node (pid 2311) – 12:01:44");
    QCOMPARE(text("onHostFact"), "not mirrored");
}

void tst_PortDetails::historyOfThePort()
{
    const auto tell = [this](quint16 port, Event::Kind kind, int second) {
        Event event;
        event.kind = kind;
        event.port = event.hostPort = port;
        event.time = QDateTime({ 2026, 3, 2 }, { 12, 0, second });
        m_fixture->core.tell(event);
    };
    auto* list = m_fixture->find<QListView>("portHistory");
    const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    tell(3000, Event::Kind::PortSwitchedOff, 1);
    tell(80, Event::Kind::PortSwitchedOff, 2);
    tell(0, Event::Kind::Paused, 3);
    m_fixture->click(3000, Column::State);
    QCOMPARE(list->model()->rowCount(), 1);
    tell(3000, Event::Kind::PortSwitchedOn, 4);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->model()->index(0, list->modelColumn()).data().toString(), "Port 3000 was switched on.");
    list->setFocus();
    list->selectAll();
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
        "12:00:04 Port 3000 was switched on.\n12:00:01 Port 3000 was switched off.");
    m_fixture->click(80, Column::State);
    QCOMPARE(list->model()->rowCount(), 1);
    m_fixture->click(8080, Column::State);
    QCOMPARE(list->model()->rowCount(), 0);
}

void tst_PortDetails::sizeStaysWhileValuesChange()
{
    m_fixture->click(3000, Column::State);
    QCoreApplication::processEvents();
    const QRect details = m_fixture->find<QWidget>("portDetails")->geometry();
    Snapshot snapshot = samples::six();
    snapshot.ports[1].bytesFromGuest = 123'456'789'012;
    snapshot.ports[1].connectionsTotal = 123'456;
    for (int more = 0; more < 12; ++more)
        snapshot.ports[1].listeners.append({ QStringLiteral("127.0.0.%1").arg(more + 2), { 1204, "node" } });
    m_fixture->core.show(snapshot);
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->find<QWidget>("portDetails")->geometry(), details);
    m_fixture->click(80, Column::State);
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->find<QWidget>("portDetails")->geometry(), details);
}

void tst_PortDetails::doubleClickOnALowRow()
{
    m_fixture->window->resize(760, 480);
    QCoreApplication::processEvents();
    m_fixture->click(6379, Column::Port);
    // The details would appear under the mouse before the second click, which edits the label.
    QVERIFY(!visible("portDetails"));
    const QPoint number = m_fixture->table()->visualRect(m_fixture->cell(6379, Column::Port)).center();
    QTest::mouseDClick(m_fixture->table()->viewport(), Qt::LeftButton, {}, number);
    QVERIFY(m_fixture->window->findChild<QWidget*>("labelEdit"));
    QTRY_VERIFY(visible("portDetails"));
}

void tst_PortDetails::smallWindowKeepsRows()
{
    m_fixture->window->resize(760, 480);
    m_fixture->click(80, Column::State);
    QTRY_VERIFY(visible("portDetails"));
    const PortTableView* table = m_fixture->table();
    QTRY_VERIFY(!visible("eventList"));
    QTRY_VERIFY(table->viewport()->height() >= 4 * table->rowHeight(0));
    QVERIFY(m_fixture->find<QWidget>("retryButton")->visibleRegion().boundingRect().height() > 10);
    // The events come back when there is room.
    m_fixture->click("closeDetails");
    QTRY_VERIFY(visible("eventList"));
    m_fixture->window->resize(1180, 800);
    QTest::keyClick(m_fixture->table(), Qt::Key_Return, Qt::AltModifier);
    QVERIFY(visible("portDetails"));
    QCoreApplication::processEvents();
    QVERIFY(visible("eventList"));
}

REGISTER_TEST(tst_PortDetails, QApplication)
#include "tst_port_details.moc"

// SPDX-License-Identifier: MIT
#include "tests/ui/fake_core.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/addresses/mirror_line.h"
#include "ui/events/event_model.h"
#include "ui/ports/port_table_model.h"
#include "ui/ports/port_table_view.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using Column = PortTableModel::Column;

class tst_MainWindow : public QObject
{
    Q_OBJECT

public slots:
    void browse(const QUrl& url) { m_browsed = url; }

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void showsThePicture();
    void note_data();
    void note();
    void lineSaysWhatHolds_data();
    void lineSaysWhatHolds();
    void addressIsCopied();
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
    void pauseAndResume();
    void retry();
    void events();
    void traffic();
    void statusLine();
    void refusalProblemIsExplained();
    void closingWithoutTrayQuits();
    void closingWithTrayHides();
    void toggles();
    void geometryIsKept();
    void everyControlHasAName();
    void manyPortsStaySelectable();

private:
    template <typename T> T* find(const char* name) const
    {
        T* found = m_window->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    PortTableView* table() const { return find<PortTableView>("portTable"); }
    QModelIndex cell(quint16 port, int column) const;
    void click(quint16 port, int column) const;
    void click(const char* button) const { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
    QMenu* openMenu(quint16 port) const;

    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<MainWindow> m_window;
    qint64 m_now = 0;
    QUrl m_browsed;
};

void tst_MainWindow::initTestCase()
{
    QLocale::setDefault(QLocale::C);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QDesktopServices::setUrlHandler("http", this, "browse");
}

void tst_MainWindow::cleanupTestCase() { QDesktopServices::unsetUrlHandler("http"); }

void tst_MainWindow::init()
{
    m_now = 0;
    m_browsed.clear();
    m_core = std::make_unique<FakeCore>();
    m_core->show(samples::six());
    m_window = std::make_unique<MainWindow>(*m_core, nullptr, nullptr, [this] { return m_now; });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_core.reset();
}

QModelIndex tst_MainWindow::cell(quint16 port, int column) const
{
    const QAbstractItemModel* model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data(PortTableModel::KeyRole).toUInt() == port)
            return model->index(row, column);
    }
    return {};
}

void tst_MainWindow::click(quint16 port, int column) const
{
    const QModelIndex index = cell(port, column);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
}

QMenu* tst_MainWindow::openMenu(quint16 port) const
{
    click(port, Column::Port);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(table(), &event);
    return find<QMenu>("portMenu");
}

void tst_MainWindow::showsThePicture()
{
    const auto* host = find<QWidget>("hostCard");
    const auto* guest = find<QWidget>("guestCard");
    QCOMPARE(host->findChild<QLabel*>("cardInterface")->text(), "vEthernet(WSL)  ·  mask 255.255.240.0");
    QCOMPARE(guest->findChild<QLabel*>("cardTitle")->text(), "Ubuntu");
    QCOMPARE(guest->findChild<QLabel*>("cardInterface")->text(), "eth0  ·  mask 255.255.0.0");
    QCOMPARE(find<MirrorLine>("mirrorLine")->label(), "4 ports mirrored");
    QCOMPARE(host->width(), guest->width());
    QCOMPARE(m_window->windowTitle(), "Ubuntu – Portolan");
    QVERIFY(!m_window->windowIcon().isNull());
}

void tst_MainWindow::note_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<QString>("note");

    QTest::newRow("masks differ") << samples::six()
                                  << "The masks differ, but both addresses lie in 172.29.96.0 – 172.29.111.255.";
    Snapshot same = samples::six();
    same.guest.prefix = 20;
    QTest::newRow("nothing to say") << same << "";
    Snapshot apart = samples::six();
    apart.guest.sameNetwork = false;
    QTest::newRow("different networks")
        << apart << "The two addresses lie in different networks; connections may not get through.";
    Snapshot failed = samples::six();
    failed.guest.state = GuestState::Failed;
    failed.guest.error = "Install it first.";
    QTest::newRow("failed") << failed << "Install it first.";
    Snapshot bare = samples::six();
    bare.host = {};
    bare.guest.sameNetwork.reset();
    QTest::newRow("no adapter")
        << bare
        << "No adapter of this computer leads to Ubuntu. Check the guest's network, or choose one with --adapter.";
}

void tst_MainWindow::note()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(QString, note);
    m_core->show(snapshot);
    QCOMPARE(find<QLabel>("addressNote")->text(), note);
    QCOMPARE(find<QLabel>("addressNote")->isVisible(), !note.isEmpty());
}

void tst_MainWindow::lineSaysWhatHolds_data()
{
    QTest::addColumn<GuestState>("state");
    QTest::addColumn<bool>("reachable");
    QTest::addColumn<bool>("paused");
    QTest::addColumn<QString>("label");
    QTest::newRow("connected") << GuestState::Connected << true << false << "4 ports mirrored";
    QTest::newRow("paused") << GuestState::Connected << true << true << "paused";
    QTest::newRow("unreachable") << GuestState::Connected << false << false << "no connection";
    QTest::newRow("starting") << GuestState::Starting << true << false << "connecting…";
    QTest::newRow("stopped") << GuestState::Stopped << true << false << "not connected";
    QTest::newRow("failed") << GuestState::Failed << true << false << "not connected";
}

void tst_MainWindow::lineSaysWhatHolds()
{
    QFETCH(GuestState, state);
    QFETCH(bool, reachable);
    QFETCH(bool, paused);
    Snapshot snapshot = samples::six();
    snapshot.guest.state = state;
    snapshot.guest.reachable = reachable;
    snapshot.paused = paused;
    m_core->show(snapshot);
    QTEST(find<MirrorLine>("mirrorLine")->label(), "label");
}

void tst_MainWindow::addressIsCopied()
{
    for (const auto& [card, address] :
        { std::pair { "hostCard", "172.29.96.1" }, std::pair { "guestCard", "172.29.108.58" } }) {
        auto* button = find<QWidget>(card)->findChild<QAbstractButton*>("addressButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), address);
        QCOMPARE(button->accessibleDescription(), "Copied");
        QCOMPARE(button->accessibleName(), QStringLiteral("Copy %1").arg(address));
    }
    auto* localhost = find<QWidget>("hostCard")->findChild<QAbstractButton*>("localhostButton");
    localhost->setFocus();
    QTest::keyClick(localhost, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), "localhost");

    Snapshot snapshot = samples::six();
    snapshot.host.address.clear();
    m_core->show(snapshot);
    auto* button = find<QWidget>("hostCard")->findChild<QAbstractButton*>("addressButton");
    QVERIFY(!button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), "localhost");
}

void tst_MainWindow::clickOnTheSwitch()
{
    click(3000, Column::Switch);
    QCOMPARE(m_core->commands, QStringList { "setEnabled 3000 false" });
    QCOMPARE(cell(3000, Column::State).data().toString(), "Off");
    click(3000, Column::Switch);
    QCOMPARE(m_core->commands.last(), "setEnabled 3000 true");
    click(5432, Column::Port);
    QCOMPARE(m_core->commands.size(), 2);
}

void tst_MainWindow::pressElsewhereIsNoClick()
{
    const QPoint name = table()->visualRect(cell(3000, Column::Process)).center();
    const QPoint knob = table()->visualRect(cell(3000, Column::Switch)).center();
    QTest::mousePress(table()->viewport(), Qt::LeftButton, {}, name);
    QTest::mouseRelease(table()->viewport(), Qt::LeftButton, {}, knob);
    QTest::mouseClick(table()->viewport(), Qt::RightButton, {}, knob);
    QCOMPARE(m_core->commands, QStringList());
}

void tst_MainWindow::spaceSwitches()
{
    click(5432, Column::Process);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(m_core->commands, QStringList { "setEnabled 5432 true" });
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(m_core->commands.last(), "setEnabled 6379 false");
}

void tst_MainWindow::switchWaitsForTheCore()
{
    m_core->held = true;
    click(3000, Column::Switch);
    const auto checked = [this] { return cell(3000, Column::Switch).data(Qt::CheckStateRole).value<Qt::CheckState>(); };
    QCOMPARE(checked(), Qt::Unchecked);
    // Meanwhile a snapshot from before comes in.
    Snapshot snapshot = samples::six();
    snapshot.ports[1].connectionsActive = 7;
    m_core->show(snapshot);
    QCOMPARE(checked(), Qt::Unchecked);
    m_core->finish();
    QCOMPARE(checked(), Qt::Unchecked);
    QCOMPARE(cell(3000, Column::State).data().toString(), "Off");
}

void tst_MainWindow::filterAndChips()
{
    QCOMPARE(find<QAbstractButton>("chipAll")->text(), "All 6");
    QCOMPARE(find<QAbstractButton>("chipMirrored")->text(), "Mirrored 4");
    QCOMPARE(find<QAbstractButton>("chipConflicts")->text(), "Conflicts 1");
    QCOMPARE(find<QAbstractButton>("chipOff")->text(), "Off 1");
    QTest::keyClicks(find<QLineEdit>("filterEdit"), "node");
    QCOMPARE(table()->model()->rowCount(), 3);
    click("chipMirrored");
    QCOMPARE(table()->model()->rowCount(), 2);
    click("chipOff");
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY(table()->emptyText().contains("No port matches"));
    find<QLineEdit>("filterEdit")->clear();
    QCOMPARE(table()->model()->rowCount(), 1);
    click("chipAll");
    QCOMPARE(table()->model()->rowCount(), 6);
    // The numbers follow.
    click(3000, Column::Switch);
    QCOMPARE(find<QAbstractButton>("chipMirrored")->text(), "Mirrored 3");
    QCOMPARE(find<QAbstractButton>("chipOff")->text(), "Off 2");
}

void tst_MainWindow::findShortcut()
{
    auto* edit = find<QLineEdit>("filterEdit");
    table()->setFocus();
    find<QAction>("findAction")->trigger();
    QCOMPARE(m_window->focusWidget(), edit);
    QCOMPARE(find<QAction>("findAction")->shortcut(), QKeySequence(QKeySequence::Find));
}

void tst_MainWindow::emptyTable_data()
{
    QTest::addColumn<GuestState>("state");
    QTest::addColumn<QString>("text");
    QTest::newRow("connected") << GuestState::Connected << "Nothing listens in Ubuntu yet";
    QTest::newRow("starting") << GuestState::Starting << "Connecting to Ubuntu…";
    QTest::newRow("stopped") << GuestState::Stopped << "Ubuntu is not running";
    QTest::newRow("failed") << GuestState::Failed << "There is no connection to Ubuntu";
}

void tst_MainWindow::emptyTable()
{
    QFETCH(GuestState, state);
    QFETCH(QString, text);
    Snapshot snapshot = samples::connected({});
    snapshot.guest.state = state;
    m_core->show(snapshot);
    QVERIFY2(table()->emptyText().startsWith(text), qPrintable(table()->emptyText()));
    QCOMPARE(table()->accessibleDescription(), table()->emptyText());
}

void tst_MainWindow::conflictIsExplained()
{
    QVERIFY(!find<QWidget>("portExplanation")->isVisible());
    click(80, Column::State);
    QVERIFY(find<QWidget>("portExplanation")->isVisible());
    QCOMPARE(find<QLabel>("explanationHeading")->text(), "Port 80: Conflict");
    QVERIFY(find<QLabel>("explanationMessage")->text().contains("Stop nginx"));
    QVERIFY(!find<QWidget>("copyCommandButton")->isVisible());

    click("retryButton");
    QCOMPARE(m_core->commands.last(), "retry");
    click("allowButton");
    QCOMPARE(m_core->commands.last(), "setAllowedInGuest 80 true");
    QCOMPARE(find<QAbstractButton>("allowButton")->text(), "No longer allow in the guest");
    click("allowButton");
    QCOMPARE(m_core->commands.last(), "setAllowedInGuest 80 false");
    click("dismissButton");
    QCOMPARE(m_core->commands.last(), "dismissRefusal 80");
    QVERIFY(!cell(80, 0).isValid());
    QVERIFY(!find<QWidget>("portExplanation")->isVisible());

    m_core->show(samples::six());
    click(80, Column::State);
    click("enableButton");
    QCOMPARE(m_core->commands.last(), "setEnabled 80 false");
    QCOMPARE(find<QAbstractButton>("enableButton")->text(), "Switch on");
    click("closeExplanation");
    QVERIFY(!find<QWidget>("portExplanation")->isVisible());
    QCOMPARE(table()->selectedPort(), quint16(0));
}

void tst_MainWindow::permissionCommandIsCopied()
{
    PortFact caddy = samples::mirrored(443, "caddy", 412, { "::" });
    caddy.state = PortState::Conflict;
    caddy.reason = PortReason::PermissionDenied;
    m_core->show(samples::connected({ caddy }));
    click(443, Column::State);
    QVERIFY(!find<QWidget>("allowButton")->isVisible());
    QVERIFY(!find<QWidget>("dismissButton")->isVisible());
    click("copyCommandButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), "sudo sysctl net.ipv4.ip_unprivileged_port_start=443");
}

void tst_MainWindow::explanationFollowsThePort()
{
    click(80, Column::State);
    Snapshot snapshot = samples::six();
    snapshot.ports[0] = samples::mirrored(80, "node", 2311, { "0.0.0.0" });
    m_core->show(snapshot);
    QVERIFY(!find<QWidget>("portExplanation")->isVisible());
    QCOMPARE(table()->selectedPort(), quint16(80));
    // A mirrored port has nothing to explain.
    click(3000, Column::State);
    QVERIFY(!find<QWidget>("portExplanation")->isVisible());
}

void tst_MainWindow::contextMenu()
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
    QCOMPARE(m_core->commands.last(), "setEnabled 3000 false");
    menu->close();
    QTRY_VERIFY(!m_window->findChild<QMenu*>("portMenu"));

    menu = openMenu(80);
    QVERIFY(!action("Copy URL")->isEnabled());
    action("Allow in the guest")->trigger();
    QCOMPARE(m_core->commands.last(), "setAllowedInGuest 80 true");
    action("Dismiss")->trigger();
    QCOMPARE(m_core->commands.last(), "dismissRefusal 80");
    menu->close();
}

void tst_MainWindow::pauseAndResume()
{
    auto* pause = find<QAbstractButton>("pauseButton");
    QCOMPARE(pause->text(), "Pause all");
    click("pauseButton");
    QCOMPARE(m_core->commands, QStringList { "setPaused true" });
    QCOMPARE(pause->text(), "Resume");
    click("pauseButton");
    QCOMPARE(m_core->commands.last(), "setPaused false");
}

void tst_MainWindow::retry()
{
    find<QAction>("retryAction")->trigger();
    QCOMPARE(m_core->commands, QStringList { "retry" });
}

void tst_MainWindow::events()
{
    Event event;
    event.kind = Event::Kind::PortSwitchedOff;
    event.port = 5432;
    event.time = QDateTime::currentDateTime();
    m_core->tell(event);
    auto* list = find<QListView>("eventList");
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(), "Port 5432 was switched off.");
    list->selectAll();
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
        event.time.toString("HH:mm:ss") + QStringLiteral(" Port 5432 was switched off."));
}

void tst_MainWindow::traffic()
{
    QCOMPARE(find<MirrorLine>("mirrorLine")->traffic(), "idle");
    Snapshot snapshot = samples::six();
    snapshot.ports[1].bytesFromGuest = 24'800'000;
    snapshot.ports[1].bytesToGuest = 620'000;
    m_core->show(snapshot);
    m_now += 2000;
    m_window->sampleTraffic();
    QCOMPARE(find<MirrorLine>("mirrorLine")->traffic(), "← 12.4 MB/s   → 310 kB/s");
    QCOMPARE(cell(3000, Column::Traffic).data().toString(), "12.7 MB/s");
    QCOMPARE(cell(5173, Column::Traffic).data().toString(), "idle");
    m_now += 1000;
    m_window->sampleTraffic();
    QCOMPARE(find<MirrorLine>("mirrorLine")->traffic(), "idle");
}

void tst_MainWindow::statusLine()
{
    QCOMPARE(find<QLabel>("countsLabel")->text(), "4 mirrored · 1 conflict · 1 off");
    QCOMPARE(find<QLabel>("agentLabel")->text(), "Detection: kernel events · Refusal: EACCES");
    Snapshot snapshot = samples::six();
    snapshot.guest.state = GuestState::Stopped;
    m_core->show(snapshot);
    QCOMPARE(find<QLabel>("agentLabel")->text(), "");
}

void tst_MainWindow::refusalProblemIsExplained()
{
    Snapshot snapshot = samples::six();
    snapshot.guest.agent = AgentFact { "0.1.0", "polling", "EPERM", "no BPF here" };
    m_core->show(snapshot);
    QCOMPARE(find<QLabel>("agentLabel")->text(), "Detection: polling · Refusal: EPERM");
    QVERIFY(find<QLabel>("agentLabel")->toolTip().contains("no BPF here"));
}

void tst_MainWindow::closingWithoutTrayQuits()
{
    const QSignalSpy quits(m_window.get(), &MainWindow::quitRequested);
    m_window->setTrayAvailable([] { return false; });
    m_window->close();
    QCOMPARE(quits.size(), 1);
    find<QAction>("quitAction")->trigger();
    QCOMPARE(quits.size(), 2);
}

void tst_MainWindow::closingWithTrayHides()
{
    const QSignalSpy quits(m_window.get(), &MainWindow::quitRequested);
    m_window->setTrayAvailable([] { return true; });
    QVERIFY(m_window->close());
    QVERIFY(!m_window->isVisible());
    QCOMPARE(quits.size(), 0);
    m_window->raiseWindow();
    QVERIFY(m_window->isVisible());
}

void tst_MainWindow::toggles()
{
    QTRY_VERIFY(m_window->isActiveWindow());
    m_window->toggle();
    QVERIFY(!m_window->isVisible());
    m_window->toggle();
    QVERIFY(m_window->isVisible());
    m_window->showMinimized();
    m_window->toggle();
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->isMinimized());
}

void tst_MainWindow::geometryIsKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("portolan.ini"), QSettings::IniFormat);
    {
        MainWindow window(*m_core, &settings);
        window.show();
        window.resize(901, 555);
        QVERIFY(window.close());
    }
    const MainWindow again(*m_core, &settings);
    // Offscreen windows have no frame, so what is restored is exact.
    QCOMPARE(again.size(), QSize(901, 555));
}

void tst_MainWindow::everyControlHasAName()
{
    click(80, Column::State);
    const QList<QAbstractButton*> buttons = m_window->findChildren<QAbstractButton*>();
    QVERIFY(buttons.size() > 10);
    for (const QAbstractButton* button : buttons) {
        // Parts of Qt's own widgets, such as the line edit's clear button and the table's corner.
        if (button->objectName().isEmpty() || button->objectName().startsWith("_q")
            || button->objectName().startsWith("qt_"))
            continue;
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->objectName()));
    }
    QVERIFY(!table()->accessibleName().isEmpty());
    QVERIFY(!find<QLineEdit>("filterEdit")->accessibleName().isEmpty());
}

void tst_MainWindow::manyPortsStaySelectable()
{
    QList<PortFact> ports;
    for (int row = 0; row < 300; ++row)
        ports.append(samples::mirrored(quint16(2000 + row), "node", quint32(row + 1), { "0.0.0.0" }));
    m_core->show(samples::connected(ports));
    QCOMPARE(table()->model()->rowCount(), 300);
    table()->selectRow(150);
    QCOMPARE(table()->selectedPort(), quint16(2150));
    // Rows that come and go above it leave the selection alone.
    ports.remove(0, 100);
    m_core->show(samples::connected(ports));
    QCOMPARE(table()->selectedPort(), quint16(2150));
    QCOMPARE(find<QAbstractButton>("chipAll")->text(), "All 200");
}

QTEST_MAIN(tst_MainWindow)
#include "tst_main_window.moc"

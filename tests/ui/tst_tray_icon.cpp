// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/fake_core.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/text/sentences.h"
#include "ui/tray/tray_icon.h"
#include "ui/tray/tray_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;

class tst_TrayIcon : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void state_data();
    void state();
    void toolTip();
    void addressesAreCopied();
    void guestThatDoesNotAnswer_data();
    void guestThatDoesNotAnswer();
    void portsAreCheckItems();
    void conflictsComeFirst();
    void ignoredPortsAreNotListed();
    void longNamesAreElided();
    void portIsSwitched();
    void portIsSwitchedWhenOthersHaveCome();
    void pausesAndResumes();
    void moreThanTwelvePorts();
    void conflictsInTheSubmenuAreCounted();
    void endlessListsAreLeftToTheWindow();
    void openMenuKeepsItsItems();
    void desktopMenuIsUpdatedWhenItOpens();
    void usedByKeyboard();
    void asksToOpenAndQuit();
    void iconAppearsOnRequest();
    void changesItsLanguage();
    void clickToggles();

private:
    [[nodiscard]] QAction* action(const char* name) const
    {
        return m_tray->menu().findChild<QAction*>(QLatin1String(name));
    }
    [[nodiscard]] QStringList portTexts() const;

    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<TrayIcon> m_tray;
};

void tst_TrayIcon::init()
{
    m_core = std::make_unique<FakeCore>();
    m_core->show(samples::six());
    m_tray = std::make_unique<TrayIcon>(*m_core);
    m_tray->appear();
}

void tst_TrayIcon::cleanup()
{
    m_tray.reset();
    m_core.reset();
}

QStringList tst_TrayIcon::portTexts() const
{
    QStringList texts;
    for (const QAction* each : m_tray->menu().actions()) {
        if (each->isCheckable())
            texts.append(each->text());
    }
    return texts;
}

void tst_TrayIcon::state_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<int>("state");

    Snapshot normal = samples::six();
    normal.ports.removeFirst();
    Snapshot paused = samples::six();
    paused.paused = true;
    Snapshot stopped = samples::six();
    stopped.guest.state = GuestState::Stopped;
    Snapshot unreachable = paused;
    unreachable.guest.reachable = false;
    QTest::newRow("normal") << normal << int(TrayState::Normal);
    QTest::newRow("conflict") << samples::six() << int(TrayState::Conflict);
    QTest::newRow("paused") << paused << int(TrayState::Paused);
    QTest::newRow("stopped") << stopped << int(TrayState::NoGuest);
    QTest::newRow("unreachable") << unreachable << int(TrayState::NoGuest);
    QTest::newRow("nothing yet") << Snapshot() << int(TrayState::NoGuest);
}

void tst_TrayIcon::state()
{
    QFETCH(Snapshot, snapshot);
    m_core->show(snapshot);
    QTEST(int(m_tray->state()), "state");
}

void tst_TrayIcon::toolTip()
{
    QCOMPARE(m_tray->toolTip(), "Portolan – 4 mirrored · 1 conflict · 1 off");
    Snapshot snapshot = samples::six();
    snapshot.guest.state = GuestState::Stopped;
    m_core->show(snapshot);
    QCOMPARE(m_tray->toolTip(), "Portolan – Ubuntu: stopped");
}

void tst_TrayIcon::addressesAreCopied()
{
    QCOMPARE(action("trayHostAddress")->text(), QStringLiteral("Copy 172.29.96.1 (%1)").arg(sentences::hostTitle()));
    QCOMPARE(action("trayGuestAddress")->text(), "Copy 172.29.108.58 (Ubuntu)");
    action("trayHostAddress")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), "172.29.96.1");
    action("trayGuestAddress")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), "172.29.108.58");
    m_core->show({});
    QVERIFY(!action("trayHostAddress")->isEnabled());
    QCOMPARE(action("trayHostAddress")->text(), sentences::hostTitle() + ": no address");
}

void tst_TrayIcon::guestThatDoesNotAnswer_data()
{
    QTest::addColumn<GuestState>("state");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("text");
    QTest::newRow("stopped") << GuestState::Stopped << ""
                             << "Ubuntu: stopped";
    QTest::newRow("starting") << GuestState::Starting << ""
                              << "Ubuntu: starting…";
    QTest::newRow("unreachable") << GuestState::Connected << "172.29.108.58"
                                 << "Copy 172.29.108.58 (Ubuntu, unreachable)";
}

void tst_TrayIcon::guestThatDoesNotAnswer()
{
    QFETCH(GuestState, state);
    QFETCH(QString, address);
    Snapshot snapshot = samples::six();
    snapshot.guest.state = state;
    snapshot.guest.address = address;
    snapshot.guest.reachable = false;
    m_core->show(snapshot);
    QTEST(action("trayGuestAddress")->text(), "text");
    QCOMPARE(action("trayGuestAddress")->isEnabled(), !address.isEmpty());
}

void tst_TrayIcon::portsAreCheckItems()
{
    QCOMPARE(portTexts(),
        QStringList({ "80  node  –  conflict with nginx", "3000  node", "5173  node", "5432  postgres",
            "6379  redis-server", "8080  java" }));
    QVERIFY(action("trayPort3000")->isChecked());
    QVERIFY(!action("trayPort5432")->isChecked());
    Snapshot snapshot = samples::six();
    snapshot.ports[1].listeners[0].process.name = "a&b";
    m_core->show(snapshot);
    QCOMPARE(action("trayPort3000")->text(), "3000  a&&b");
    snapshot.ports[1].label = "shop";
    m_core->show(snapshot);
    QCOMPARE(action("trayPort3000")->text(), "3000  a&&b — shop");
}

void tst_TrayIcon::conflictsComeFirst()
{
    Snapshot snapshot = samples::six();
    snapshot.ports.append(samples::refused(9000, "php-fpm", 3));
    snapshot.ports.last().owner = ProcessFact { 0, "root" }; // the name of a user
    m_core->show(snapshot);
    QCOMPARE(portTexts().mid(0, 3),
        QStringList({ "80  node  –  conflict with nginx", "9000  php-fpm  –  conflict", "3000  node" }));
}

void tst_TrayIcon::ignoredPortsAreNotListed()
{
    Snapshot snapshot = samples::connected({ samples::mirrored(53, "systemd-resolve", 1, { "127.0.0.53" }) });
    snapshot.ports[0].state = PortState::Ignored;
    snapshot.ports[0].reason = PortReason::Rule;
    m_core->show(snapshot);
    QCOMPARE(portTexts(), QStringList());
    QVERIFY(action("trayNoPorts")->isVisible());
}

void tst_TrayIcon::longNamesAreElided()
{
    Snapshot snapshot = samples::six();
    snapshot.guest.name = "wsl:" + QString(300, 'w');
    snapshot.ports[0].owner->name = QString(300, 'o');
    snapshot.ports[0].refused->process.name = QString(300, 'n');
    m_core->show(snapshot);
    TrayMenu& menu = m_tray->menu();
    QVERIFY(menu.sizeHint().width() < menu.fontMetrics().averageCharWidth() * 100);
}

void tst_TrayIcon::portIsSwitched()
{
    action("trayPort3000")->trigger();
    QCOMPARE(m_core->commands, QStringList { "setEnabled 3000 false" });
    QVERIFY(!action("trayPort3000")->isChecked());
    action("trayPort5432")->trigger();
    QCOMPARE(m_core->commands.last(), "setEnabled 5432 true");
}

/// To make room, an item is taken out of the menu and later put back.
void tst_TrayIcon::portIsSwitchedWhenOthersHaveCome()
{
    Snapshot snapshot = samples::six();
    PortFact more = snapshot.ports.first();
    more.port = more.hostPort = 9999;
    snapshot.ports.append(more);
    m_core->show(snapshot);
    QVERIFY(action("trayPort9999"));
    action("trayPort3000")->trigger();
    QCOMPARE(m_core->commands, QStringList { "setEnabled 3000 false" });
}

void tst_TrayIcon::pausesAndResumes()
{
    QCOMPARE(action("trayPause")->text(), "Pause all");
    action("trayPause")->trigger();
    QCOMPARE(m_core->commands, QStringList { "setPaused true" });
    QCOMPARE(action("trayPause")->text(), "Resume");
    action("trayPause")->trigger();
    QCOMPARE(m_core->commands.last(), "setPaused false");
}

void tst_TrayIcon::moreThanTwelvePorts()
{
    auto* more = m_tray->menu().findChild<QMenu*>("trayMorePorts");
    QVERIFY(!more->menuAction()->isVisible());
    QList<PortFact> ports;
    for (int row = 0; row < 20; ++row)
        ports.append(samples::mirrored(quint16(4000 + row), "node", 1, { "::" }));
    ports.append(samples::refused(5000, "flask", 2));
    m_core->show(samples::connected(ports));
    QCOMPARE(portTexts().size(), TrayMenu::directPorts);
    QCOMPARE(portTexts().first(), "5000  flask  –  conflict with nginx");
    QVERIFY(more->menuAction()->isVisible());
    QCOMPARE(more->title(), "More ports (9)");
    QVERIFY(!action("trayRest")->isVisible());
    action("trayPort4019")->trigger();
    QCOMPARE(m_core->commands, QStringList { "setEnabled 4019 false" });
    // With fewer ports again, those in the submenu move up, in order.
    ports.remove(0, 15);
    m_core->show(samples::connected(ports));
    QCOMPARE(portTexts().size(), 6);
    QCOMPARE(portTexts().at(1), "4015  node");
    QVERIFY(!more->menuAction()->isVisible());
    QTRY_COMPARE(action("trayPort4000"), nullptr);
}

void tst_TrayIcon::conflictsInTheSubmenuAreCounted()
{
    QList<PortFact> ports;
    for (int row = 0; row < 14; ++row)
        ports.append(samples::refused(quint16(5000 + row), "flask", 2));
    ports.append(samples::mirrored(6000, "node", 1, { "::" }));
    m_core->show(samples::connected(ports));
    QCOMPARE(m_tray->menu().findChild<QMenu*>("trayMorePorts")->title(), "More ports (3, conflicts: 2)");
}

/// A menu with a thousand lines helps nobody.
void tst_TrayIcon::endlessListsAreLeftToTheWindow()
{
    QList<PortFact> ports;
    for (int row = 0; row < 1000; ++row)
        ports.append(samples::mirrored(quint16(4000 + row), "node", 1, { "::" }));
    m_core->show(samples::connected(ports));
    auto* more = m_tray->menu().findChild<QMenu*>("trayMorePorts");
    QCOMPARE(more->actions().size(), TrayMenu::listedPorts - TrayMenu::directPorts + 1);
    QCOMPARE(more->title(), "More ports (988)");
    QVERIFY(action("trayRest")->isVisible());
    QVERIFY(action("trayRest")->text().startsWith("940 more"));
    const QSignalSpy opens(m_tray.get(), &TrayIcon::openRequested);
    action("trayRest")->trigger();
    QCOMPARE(opens.size(), 1);
}

void tst_TrayIcon::openMenuKeepsItsItems()
{
    TrayMenu& menu = m_tray->menu();
    menu.popup({ 10, 10 });
    QTRY_VERIFY(menu.isVisible());
    const QList<QAction*> before = menu.actions();

    Snapshot snapshot = samples::six();
    snapshot.ports.removeAt(1);
    snapshot.ports.append(samples::mirrored(9999, "caddy", 1, { "::" }));
    snapshot.ports[1].enabled = false;
    PortFact& redis = snapshot.ports[3];
    redis.state = PortState::Ignored;
    redis.reason = PortReason::Rule;
    snapshot.guest.address = "172.29.101.7";
    m_core->show(snapshot);
    QCOMPARE(menu.actions(), before);
    QCOMPARE(redis.port, PortKey(6379));
    QVERIFY(!action("trayPort6379")->isEnabled()); // a click must not remove its rule
    QVERIFY(!action("trayPort6379")->isChecked());
    QVERIFY(!action("trayPort3000")->isEnabled());
    QVERIFY(!action("trayPort5173")->isChecked());
    QCOMPARE(action("trayGuestAddress")->text(), "Copy 172.29.101.7 (Ubuntu)");

    menu.close();
    QTRY_VERIFY(action("trayPort9999"));
    QTRY_COMPARE(action("trayPort3000"), nullptr);
    QCOMPARE(portTexts().last(), "9999  caddy");
}

/// A desktop that draws the menu itself reports that it opens, but maybe not that it closes.
void tst_TrayIcon::desktopMenuIsUpdatedWhenItOpens()
{
    TrayMenu& menu = m_tray->menu();
    emit menu.aboutToShow();
    Snapshot snapshot = samples::six();
    snapshot.ports.append(samples::mirrored(9999, "caddy", 1, { "::" }));
    m_core->show(snapshot);
    QVERIFY(!action("trayPort9999"));
    emit menu.aboutToShow();
    QVERIFY(action("trayPort9999"));
    QCOMPARE(portTexts().last(), "9999  caddy");
}

void tst_TrayIcon::usedByKeyboard()
{
    TrayMenu& menu = m_tray->menu();
    menu.popup({ 10, 10 });
    QTRY_VERIFY(menu.isVisible());
    for (int line = 0; line < 4; ++line)
        QTest::keyClick(&menu, Qt::Key_Down); // past both addresses and the conflict
    QCOMPARE(menu.activeAction(), action("trayPort3000"));
    QTest::keyClick(&menu, Qt::Key_Return);
    QCOMPARE(m_core->commands, QStringList { "setEnabled 3000 false" });
    QTRY_VERIFY(!menu.isVisible());
}

void tst_TrayIcon::asksToOpenAndQuit()
{
    const QSignalSpy preferences(m_tray.get(), &TrayIcon::preferencesRequested);
    action("trayPreferences")->trigger();
    QCOMPARE(preferences.size(), 1);
    const QSignalSpy opens(m_tray.get(), &TrayIcon::openRequested);
    const QSignalSpy quits(m_tray.get(), &TrayIcon::quitRequested);
    action("trayOpen")->trigger();
    QCOMPARE(opens.size(), 1);
    action("trayQuit")->trigger();
    QCOMPARE(quits.size(), 1);
}

void tst_TrayIcon::iconAppearsOnRequest()
{
    TrayIcon late(*m_core);
    QVERIFY(!late.icon());
    late.tell("title", "text", {}, 1000); // there is no icon yet that could show it
    late.appear();
    QVERIFY(late.icon()->isVisible());
    QCOMPARE(late.icon()->toolTip(), late.toolTip());
    QCOMPARE(late.icon()->contextMenu(), &late.menu());
}

void tst_TrayIcon::changesItsLanguage()
{
    m_tray->speakAnew();
    QCOMPARE(m_tray->icon()->contextMenu(), &m_tray->menu());
    QCOMPARE(portTexts().size(), 6);
    action("trayPort3000")->trigger();
    QCOMPARE(m_core->commands, QStringList { "setEnabled 3000 false" });
}

void tst_TrayIcon::clickToggles()
{
    const QSignalSpy toggles(m_tray.get(), &TrayIcon::toggleRequested);
    emit m_tray->icon()->activated(QSystemTrayIcon::Trigger);
    QCOMPARE(toggles.size(), 1);
    emit m_tray->icon()->activated(QSystemTrayIcon::Context);
    QCOMPARE(toggles.size(), 1);
}

REGISTER_TEST(tst_TrayIcon, QApplication)
#include "tst_tray_icon.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/window_fixture.h"
#include "ui/addresses/mirror_line.h"
#include "ui/events/event_model.h"
#include "ui/look/colors.h"
#include "ui/look/fonts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QScopeGuard>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace portolan;
using Column = PortTableModel::Column;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsThePicture();
    void note_data();
    void note();
    void lineSaysTheState_data();
    void lineSaysTheState();
    void addressIsCopied();
    void pauseAndResume();
    void retry();
    void events();
    void diagnostics();
    void logPlace();
    void remediesAreCarriedOut();
    void traffic();
    void statusLine();
    void errorStaysInSight();
    void warningOfTheGuestEnds_data();
    void warningOfTheGuestEnds();
    void agentIsExplained();
    void closingWithoutTrayQuits();
    void closingWithTrayHides();
    void toggles();
    void toggledAsItComesBack();
    void geometryIsKept();
    void fitsTheScreen_data();
    void fitsTheScreen();

private:
    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_MainWindow::initTestCase()
{
    QLocale::setDefault(QLocale::C);
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void tst_MainWindow::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window.get()));
}

void tst_MainWindow::cleanup() { m_fixture.reset(); }

void tst_MainWindow::showsThePicture()
{
    const auto* host = m_fixture->find<QWidget>("hostCard");
    const auto* guest = m_fixture->find<QWidget>("guestCard");
    QCOMPARE(host->findChild<QLabel*>("cardInterface")->text(), "vEthernet(WSL)  ·  mask 255.255.240.0");
    QCOMPARE(guest->findChild<QLabel*>("cardTitle")->text(), "Ubuntu");
    QCOMPARE(guest->findChild<QLabel*>("cardInterface")->text(), "eth0  ·  mask 255.255.0.0");
    QCOMPARE(m_fixture->find<MirrorLine>("mirrorLine")->label(), "4 ports mirrored");
    QCOMPARE(host->width(), guest->width());
    QCOMPARE(m_fixture->window->windowTitle(), "Ubuntu – Portolan");
    QVERIFY(!m_fixture->window->windowIcon().isNull());
}

void tst_MainWindow::note_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<QString>("note");

    QTest::newRow("masks differ") << samples::six()
                                  << "The masks differ, but both addresses are in 172.29.96.0 – 172.29.111.255.";
    Snapshot same = samples::six();
    same.guest.prefix = 20;
    QTest::newRow("nothing to say") << same << "";
    Snapshot apart = samples::six();
    apart.guest.sameNetwork = false;
    QTest::newRow("different networks")
        << apart << "The two addresses are in different networks. Connections may not get through.";
    Snapshot failed = samples::six();
    failed.guest.state = GuestState::Failed;
    failed.guest.error = "Install it first.";
    QTest::newRow("failed") << failed << "Install it first.";
    Snapshot bare = samples::six();
    bare.host = {};
    bare.guest.sameNetwork.reset();
    bare.guest.reachable = false;
    bare.guest.obstacle = GuestObstacle::NoAdapter;
    QTest::newRow("no adapter")
        << bare
        << "No adapter on this computer connects to Ubuntu. Check the guest's network, or choose another adapter in the preferences.";
}

void tst_MainWindow::note()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(QString, note);
    m_fixture->core.show(snapshot);
    QCOMPARE(m_fixture->find<QLabel>("addressNote")->text(), note);
    QCOMPARE(m_fixture->find<QLabel>("addressNote")->isVisible(), !note.isEmpty());
}

void tst_MainWindow::lineSaysTheState_data()
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

void tst_MainWindow::lineSaysTheState()
{
    QFETCH(GuestState, state);
    QFETCH(bool, reachable);
    QFETCH(bool, paused);
    Snapshot snapshot = samples::six();
    snapshot.guest.state = state;
    snapshot.guest.reachable = reachable;
    snapshot.paused = paused;
    m_fixture->core.show(snapshot);
    QTEST(m_fixture->find<MirrorLine>("mirrorLine")->label(), "label");
}

void tst_MainWindow::addressIsCopied()
{
    for (const auto& [card, address] :
        { std::pair { "hostCard", "172.29.96.1" }, std::pair { "guestCard", "172.29.108.58" } }) {
        auto* button = m_fixture->find<QWidget>(card)->findChild<QAbstractButton*>("addressButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), address);
        QCOMPARE(button->accessibleDescription(), "Copied");
        QCOMPARE(button->accessibleName(), QStringLiteral("Copy %1").arg(address));
    }
    auto* localhost = m_fixture->find<QWidget>("hostCard")->findChild<QAbstractButton*>("localhostButton");
    localhost->setFocus();
    QTest::keyClick(localhost, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), "localhost");

    Snapshot snapshot = samples::six();
    snapshot.host.address.clear();
    m_fixture->core.show(snapshot);
    auto* button = m_fixture->find<QWidget>("hostCard")->findChild<QAbstractButton*>("addressButton");
    QVERIFY(!button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), "localhost");
}

void tst_MainWindow::pauseAndResume()
{
    auto* pause = m_fixture->find<QAbstractButton>("pauseButton");
    QCOMPARE(pause->text(), "Pause all");
    m_fixture->click("pauseButton");
    QCOMPARE(m_fixture->core.commands, QStringList { "setPaused true" });
    QCOMPARE(pause->text(), "Resume");
    m_fixture->click("pauseButton");
    QCOMPARE(m_fixture->core.commands.last(), "setPaused false");
}

void tst_MainWindow::retry()
{
    m_fixture->find<QAction>("retryAction")->trigger();
    QCOMPARE(m_fixture->core.commands, QStringList { "retry" });
}

void tst_MainWindow::events()
{
    Event event;
    event.kind = Event::Kind::PortSwitchedOff;
    event.port = event.hostPort = 5432;
    event.time = QDateTime::currentDateTime();
    m_fixture->core.tell(event);
    auto* list = m_fixture->find<QTreeView>("eventList");
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, EventModel::TextColumn).data().toString(), "Port 5432 was switched off.");
    list->selectAll();
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
        event.time.toString("yyyy-MM-dd HH:mm:ss") + QStringLiteral("  Info  Port 5432 was switched off."));
}

void tst_MainWindow::diagnostics()
{
    Event event;
    event.kind = Event::Kind::PortSwitchedOff;
    event.port = event.hostPort = 5432;
    event.time = QDateTime::currentDateTime();
    m_fixture->core.tell(event);
    m_fixture->window->setPlaces({ {}, "/etc/portolan.ini", false, "/var/log/portolan.log" });
    m_fixture->find<QAction>("diagnosticsAction")->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    for (const char* part : { "Desktop: offscreen", "Settings: /etc/portolan.ini", "Log: /var/log/portolan.log",
             "Guest: wsl:Ubuntu, connected", "80 conflict host-port-in-use", "info port 5432: switched off" })
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QVERIFY(m_fixture->find<QLabel>("countsLabel")->text().startsWith("Diagnostics copied"));
}

void tst_MainWindow::logPlace()
{
    m_fixture->window->setPlaces({ {}, {}, false, "/var/log/portolan.log" });
    const QString shown = QDir::toNativeSeparators("/var/log/portolan.log");
    QCOMPARE(m_fixture->find<QLabel>("logPlace")->text(), "Log: " + shown);
    m_fixture->find<QAction>("copyLogPathAction")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), shown);
}

void tst_MainWindow::remediesAreCarriedOut()
{
    Snapshot snapshot = samples::six();
    snapshot.paused = true;
    m_fixture->core.show(snapshot);
    m_fixture->click("remedyButton");
    QCOMPARE(m_fixture->core.commands, QStringList { "setPaused false" });
    snapshot.guest.reachable = false;
    m_fixture->core.show(snapshot);
    m_fixture->click("remedyButton");
    QCOMPARE(m_fixture->core.commands.last(), "retry");
}

void tst_MainWindow::traffic()
{
    QCOMPARE(m_fixture->find<MirrorLine>("mirrorLine")->below(), "idle");
    Snapshot snapshot = samples::six();
    snapshot.ports[1].bytesFromGuest = 24'800'000;
    snapshot.ports[1].bytesToGuest = 620'000;
    m_fixture->core.show(snapshot);
    m_fixture->now += 2000;
    m_fixture->window->sampleTraffic();
    QCOMPARE(m_fixture->find<MirrorLine>("mirrorLine")->accessibleDescription(), "310 kB/s to Ubuntu, 12.4 MB/s from Ubuntu");
    QCOMPARE(m_fixture->cell(3000, Column::Traffic).data().toString(), "12.7 MB/s");
    QCOMPARE(m_fixture->cell(5173, Column::Traffic).data().toString(), "idle");
    m_fixture->now += 1000;
    m_fixture->window->sampleTraffic();
    QCOMPARE(m_fixture->find<MirrorLine>("mirrorLine")->below(), "idle");
}

void tst_MainWindow::statusLine()
{
    QCOMPARE(m_fixture->find<QLabel>("countsLabel")->text(), "4 mirrored · 1 conflict · 1 off");
    auto* agent = m_fixture->find<QToolButton>("agentButton");
    QVERIFY(!agent->isVisible()); // nothing is slower or missing
    Snapshot snapshot = samples::six();
    snapshot.guest.agent->refusal = "none";
    m_fixture->core.show(snapshot);
    QVERIFY(agent->isVisible());
    QCOMPARE(agent->text(), "No refusal");
    snapshot.guest.state = GuestState::Stopped;
    m_fixture->core.show(snapshot);
    QVERIFY(!agent->isVisible());
}

void tst_MainWindow::errorStaysInSight()
{
    Event broken;
    broken.kind = Event::Kind::SettingsProblem;
    broken.level = Event::Level::Error;
    broken.text = "The settings file was broken and is kept.";
    m_fixture->core.tell(broken);
    Event mirrored;
    mirrored.kind = Event::Kind::PortMirrored;
    mirrored.port = mirrored.hostPort = 3000;
    m_fixture->core.tell(mirrored);
    m_fixture->core.show(samples::six());
    const auto* line = m_fixture->find<QLabel>("countsLabel");
    QCOMPARE(line->text(), "Settings: The settings file was broken and is kept.");
    QCOMPARE(line->palette().color(QPalette::WindowText), Colors(m_fixture->window->palette()).danger);
}

void tst_MainWindow::warningOfTheGuestEnds_data()
{
    using Kind = Event::Kind;
    QTest::addColumn<Event::Kind>("warning");
    QTest::addColumn<Event::Kind>("next");
    QTest::addColumn<bool>("ends");
    QTest::newRow("connected again") << Kind::GuestUnreachable << Kind::GuestConnected << true;
    QTest::newRow("stopped") << Kind::GuestUnreachable << Kind::GuestStopped << true;
    QTest::newRow("not there any more") << Kind::GuestFailed << Kind::GuestAbsent << true;
    QTest::newRow("let go") << Kind::GuestFailed << Kind::GuestLetGo << true;
    QTest::newRow("another guest") << Kind::GuestFailed << Kind::GuestChosen << true;
    QTest::newRow("another event") << Kind::GuestUnreachable << Kind::PortClosed << false;
    QTest::newRow("another warning") << Kind::SettingsProblem << Kind::GuestConnected << false;
}

void tst_MainWindow::warningOfTheGuestEnds()
{
    QFETCH(Event::Kind, warning);
    QFETCH(Event::Kind, next);
    QFETCH(bool, ends);
    const auto* line = m_fixture->find<QLabel>("countsLabel");
    const QString counts = line->text();
    Event problem;
    problem.kind = warning;
    problem.level = Event::Level::Error;
    problem.text = "no way";
    m_fixture->core.tell(problem);
    const QString warned = line->text();
    QVERIFY(warned.contains("no way"));
    Event news;
    news.kind = next;
    m_fixture->core.tell(news);
    QCOMPARE(line->text(), ends ? counts : warned);
    const Colors colors(m_fixture->window->palette());
    QCOMPARE(line->palette().color(QPalette::WindowText), ends ? colors.dim : colors.danger);
}

void tst_MainWindow::agentIsExplained()
{
    Snapshot snapshot = samples::six();
    snapshot.guest.agent = AgentFact { "0.2.0", "polling", "EPERM", "no BPF here" };
    snapshot.guest.agent->detectionProblem = "the kernel has no such event";
    snapshot.guest.agent->kernel = "5.10.0";
    snapshot.guest.agent->steeringProblem = "a firewall in the guest";
    m_fixture->core.show(snapshot);
    auto* agent = m_fixture->find<QToolButton>("agentButton");
    QCOMPARE(agent->text(), "Slower detection: polling · EPERM instead of EACCES · Slower connections: through the agent");
    m_fixture->click("agentButton");
    const QPointer<QWidget> note = m_fixture->find<QWidget>("agentNote");
    const QString text = note->findChild<QLabel*>("noteText")->text();
    for (const char* part : { "no BPF here", "the kernel has no such event", "a firewall in the guest", "5.18 or later",
             "5.8 or later", "guest kernel 5.10.0" }) {
        QVERIFY2(text.contains(QLatin1String(part)), part);
        QVERIFY2(agent->toolTip().contains(QLatin1String(part)), part);
    }
    QTest::keyClick(note, Qt::Key_Escape);
    QTRY_VERIFY(!note);
}

void tst_MainWindow::closingWithoutTrayQuits()
{
    const QSignalSpy quits(m_fixture->window.get(), &MainWindow::quitRequested);
    m_fixture->window->setTrayAvailable([] { return false; });
    m_fixture->window->close();
    QCOMPARE(quits.size(), 1);
    m_fixture->find<QAction>("quitAction")->trigger();
    QCOMPARE(quits.size(), 2);
}

void tst_MainWindow::closingWithTrayHides()
{
    const QSignalSpy quits(m_fixture->window.get(), &MainWindow::quitRequested);
    m_fixture->window->setTrayAvailable([] { return true; });
    QVERIFY(m_fixture->window->close());
    QVERIFY(!m_fixture->window->isVisible());
    QCOMPARE(quits.size(), 0);
    m_fixture->window->raiseWindow();
    QVERIFY(m_fixture->window->isVisible());
}

void tst_MainWindow::toggles()
{
    QTRY_VERIFY(m_fixture->window->isActiveWindow());
    m_fixture->window->toggle();
    QVERIFY(!m_fixture->window->isVisible());
    m_fixture->window->toggle();
    QVERIFY(m_fixture->window->isVisible());
    m_fixture->window->showMinimized();
    m_fixture->window->toggle();
    QVERIFY(m_fixture->window->isVisible());
    QVERIFY(!m_fixture->window->isMinimized());
}

/// One click may both follow a hint, which brings the window back, and hit the icon: the window must stay.
void tst_MainWindow::toggledAsItComesBack()
{
    MainWindow& window = *m_fixture->window;
    QTRY_VERIFY(window.isActiveWindow());
    QVERIFY(!window.close() || !window.isVisible());
    QTRY_VERIFY(!window.isActiveWindow());
    window.setAttribute(Qt::WA_ShowWithoutActivating);
    window.show();
    QVERIFY(!window.isActiveWindow());
    window.toggle();
    QVERIFY(window.isVisible());
}

void tst_MainWindow::geometryIsKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("portolan.ini"), QSettings::IniFormat);
    QSize size; // as wide as any font leaves room for on this screen
    {
        MainWindow window(m_fixture->core, &settings);
        window.show();
        size = QSize(window.minimumWidth(), 555);
        QVERIFY(window.size() != size);
        window.resize(size);
        QVERIFY(window.close());
    }
    const MainWindow again(m_fixture->core, &settings);
    // Offscreen windows have no frame, so the restored size is exact.
    QCOMPARE(again.size(), size);
}

void tst_MainWindow::fitsTheScreen_data()
{
    QTest::addColumn<double>("textScale");
    for (const double scale : { 1.0, 1.5, 3.0 })
        QTest::addRow("text at %.0f %%", scale * 100) << scale;
}

/// The usual size of the title bar and frame, at most.
void tst_MainWindow::fitsTheScreen()
{
    QFETCH(double, textScale);
    const QFont font = QApplication::font();
    const auto restoreFont = qScopeGuard([&font] { QApplication::setFont(font); });
    QApplication::setFont(scaled(font, textScale));
    const QRect room(QPoint(), QGuiApplication::primaryScreen()->availableSize() - QSize(12, 40));
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("portolan.ini"), QSettings::IniFormat);
    {
        MainWindow first(m_fixture->core, &settings);
        QVERIFY2(room.contains(QRect({}, first.size())), qPrintable(QDebug::toString(first.size())));
        first.show();
        first.resize(4000, 3000); // as on a larger screen
        QVERIFY(first.close());
    }
    const MainWindow again(m_fixture->core, &settings);
    QVERIFY2(room.contains(QRect({}, again.size())), qPrintable(QDebug::toString(again.size())));
}

REGISTER_TEST(tst_MainWindow, QApplication)
#include "tst_main_window.moc"

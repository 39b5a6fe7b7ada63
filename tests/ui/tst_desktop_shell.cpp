// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/fake_core.h"
#include "tests/ui/fake_notifier.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/desktop/desktop_shell.h"
#include "ui/ports/port_table_model.h"
#include "ui/preferences/autostart.h"
#include "ui/preferences/desktop_preferences.h"
#include "ui/text/translations.h"
#include "ui/tray/tray_icon.h"
#include "ui/tray/tray_menu.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_DesktopShell : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void startsWithTheWindow();
    void startsHidden_data();
    void startsHidden();
    void neverHiddenWithoutATray();
    void waitsForATrayThatComesLater();
    void trayThatGoesBringsTheWindow();
    void firstClosingIsExplained();
    void closingWithoutATrayQuits();
    void notificationsLeadToTheWindow();
    void kindsCanBeSwitchedOff();
    void speaksAnotherLanguageAtOnce();
    void trafficGoesOnInAnotherLanguage();
    void hiddenWindowStaysHidden();
    void startsInTheChosenLanguage();
    void quits();
    void about();
    void preferences();
    void preferencesStayOpenInAnotherLanguage();

private:
    void build();
    [[nodiscard]] QString pauseText() const
    {
        return m_shell->window().findChild<QAbstractButton*>("pauseButton")->text();
    }
    [[nodiscard]] static QWidget* dialog(const char* name)
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == name && widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<DesktopPreferences> m_preferences;
    std::unique_ptr<Autostart> m_autostart;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<DesktopShell> m_shell;
    FakeNotifier* m_notifier = nullptr; ///< owned by the shell
    bool m_tray = true;
};

void tst_DesktopShell::initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }

void tst_DesktopShell::init()
{
    m_tray = true;
    m_folder = std::make_unique<QTemporaryDir>();
    m_core = std::make_unique<FakeCore>();
    m_core->show(samples::six());
    m_preferences = std::make_unique<DesktopPreferences>(m_folder->filePath("portolan.ini"));
    m_preferences->setLanguage("en");
    m_autostart = std::make_unique<Autostart>("/usr/bin/portolan", "a-test-of-the-desktop-shell");
    m_translations = std::make_unique<Translations>();
    build();
}

void tst_DesktopShell::cleanup()
{
    m_shell.reset();
    m_translations.reset();
    m_preferences.reset();
    m_core.reset();
}

void tst_DesktopShell::build()
{
    m_translations->use(Translations::localeFor(m_preferences->language()));
    const Places places { {}, m_preferences->path(), true, "/state/portolan.log" };
    auto notifier = std::make_unique<FakeNotifier>();
    m_notifier = notifier.get();
    m_shell = std::make_unique<DesktopShell>(
        *m_core, *m_preferences, *m_autostart, *m_translations, places, [this] { return m_tray; }, std::move(notifier));
}

void tst_DesktopShell::startsWithTheWindow()
{
    m_shell->start(false);
    QVERIFY(m_shell->window().isVisible());
}

void tst_DesktopShell::startsHidden_data()
{
    QTest::addColumn<bool>("asked");
    QTest::addColumn<bool>("preferred");
    QTest::newRow("asked") << true << false;
    QTest::newRow("preferred") << false << true;
    QTest::newRow("both") << true << true;
}

void tst_DesktopShell::startsHidden()
{
    QFETCH(bool, asked);
    QFETCH(bool, preferred);
    m_preferences->setStartHidden(preferred);
    m_shell->start(asked);
    QVERIFY(!m_shell->window().isVisible());
    m_shell->raiseWindow();
    QVERIFY(m_shell->window().isVisible());
}

void tst_DesktopShell::neverHiddenWithoutATray()
{
    m_tray = false;
    m_shell->start(true);
    QVERIFY(!m_shell->window().isVisible()); // a tray may still appear
    for (int look = 0; look < CloseToTray::looksForTray; ++look)
        m_shell->closeToTray().look();
    QVERIFY(m_shell->window().isVisible());
}

void tst_DesktopShell::waitsForATrayThatComesLater()
{
    m_tray = false;
    m_shell->start(true);
    m_shell->closeToTray().look();
    m_tray = true;
    for (int look = 0; look < 2 * CloseToTray::looksForTray; ++look)
        m_shell->closeToTray().look();
    QVERIFY(!m_shell->window().isVisible());
}

void tst_DesktopShell::trayThatGoesBringsTheWindow()
{
    m_shell->start(false);
    m_shell->window().close();
    QVERIFY(!m_shell->window().isVisible());
    m_tray = false;
    for (int look = 0; look < CloseToTray::looksForReturn; ++look)
        m_shell->closeToTray().look();
    QVERIFY(m_shell->window().isVisible());
}

void tst_DesktopShell::firstClosingIsExplained()
{
    m_shell->start(false);
    m_shell->window().close();
    QCOMPARE(m_notifier->titles(), QStringList { "Portolan is still running in the tray" });
    m_notifier->click(Notice::Kind::Hint);
    QVERIFY(m_shell->window().isVisible());
    m_shell->window().close();
    QCOMPARE(m_notifier->shown.size(), 1);
    // Not at the next start either.
    build();
    m_shell->start(false);
    m_shell->window().close();
    QCOMPARE(m_notifier->shown.size(), 0);
}

void tst_DesktopShell::closingWithoutATrayQuits()
{
    const QSignalSpy quits(m_shell.get(), &DesktopShell::quitRequested);
    m_tray = false;
    m_shell->start(false);
    m_shell->window().close();
    QCOMPARE(quits.size(), 1);
    QCOMPARE(m_notifier->shown.size(), 0);
}

void tst_DesktopShell::notificationsLeadToTheWindow()
{
    m_shell->start(true);
    // The notices' own rules are tested elsewhere. This test is about the way from a notice to the port.
    emit m_shell->notifications().portRequested(80);
    QVERIFY(m_shell->window().isVisible());
    const auto* table = m_shell->window().findChild<QTableView*>("portTable");
    QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), "80");
    // Even though a filter had hidden it.
    m_shell->window().findChild<QLineEdit*>("filterEdit")->setText("redis");
    emit m_shell->notifications().portRequested(8080);
    QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), "8080");
}

void tst_DesktopShell::kindsCanBeSwitchedOff()
{
    QVERIFY(m_shell->notifications().choice().conflict);
    QVERIFY(!m_shell->notifications().choice().newPort);
    m_preferences->setNotifyConflict(false);
    m_preferences->setNotifyNewPort(true);
    QVERIFY(!m_shell->notifications().choice().conflict);
    QVERIFY(m_shell->notifications().choice().newPort);
}

void tst_DesktopShell::speaksAnotherLanguageAtOnce()
{
    m_shell->start(false);
    const QSize size(m_shell->window().minimumWidth(), 555); // fits on the screen with any font
    m_shell->window().resize(size);
    Event paused;
    paused.kind = Event::Kind::Paused;
    m_core->tell(paused);
    QCOMPARE(pauseText(), "Pause all");
    m_shell->window().choosePort(3000);
    m_preferences->setLanguage("ja");
    QTRY_COMPARE(pauseText(), "すべて一時停止");
    QVERIFY(m_shell->window().isVisible());
    QCOMPARE(m_shell->window().size(), size);
    QCOMPARE(m_shell->window().events(), QList<Event> { paused });
    QCOMPARE(m_shell->window().chosenPort(), PortKey(3000));
    QCOMPARE(m_shell->tray().menu().findChild<QAction*>("trayPause")->text(), "すべて一時停止");
    m_preferences->setLanguage("en");
    QTRY_COMPARE(pauseText(), "Pause all");
}

void tst_DesktopShell::trafficGoesOnInAnotherLanguage()
{
    const auto history = [this] {
        const QAbstractItemModel* model = m_shell->window().findChild<QTableView*>("portTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex cell = model->index(row, PortTableModel::Traffic);
            if (cell.data(PortTableModel::KeyRole).value<PortKey>() == PortKey(3000))
                return cell.data(PortTableModel::HistoryRole).value<QList<double>>();
        }
        return QList<double>();
    };
    m_shell->start(false);
    for (int sample = 0; sample < 3; ++sample) {
        Snapshot snapshot = m_core->snapshot();
        for (PortFact& port : snapshot.ports)
            port.bytesFromGuest += 1'000'000;
        m_core->show(snapshot);
        QTest::qWait(5);
        m_shell->window().sampleTraffic();
    }
    const QList<double> before = history();
    QVERIFY(before.size() >= 3);
    m_preferences->setLanguage("de");
    QTRY_COMPARE(pauseText(), QString("Alle pausieren"));
    const QList<double> after = history();
    QVERIFY(after.size() >= before.size());
    QCOMPARE(after.mid(0, before.size()), before);
}

void tst_DesktopShell::hiddenWindowStaysHidden()
{
    m_shell->start(true);
    m_preferences->setLanguage("ja");
    QTRY_COMPARE(pauseText(), "すべて一時停止");
    QVERIFY(!m_shell->window().isVisible());
}

void tst_DesktopShell::startsInTheChosenLanguage()
{
    m_preferences->setLanguage("ja");
    m_shell.reset();
    build();
    QCOMPARE(pauseText(), "すべて一時停止");
}

void tst_DesktopShell::quits()
{
    const QSignalSpy quits(m_shell.get(), &DesktopShell::quitRequested);
    m_shell->window().findChild<QAction*>("quitAction")->trigger();
    QCOMPARE(quits.size(), 1);
    m_shell->tray().menu().findChild<QAction*>("trayQuit")->trigger();
    QCOMPARE(quits.size(), 2);
}

void tst_DesktopShell::about()
{
    m_shell->window().findChild<QAction*>("aboutAction")->trigger();
    const QWidget* about = dialog("aboutDialog");
    QVERIFY(about);
    QCOMPARE(about->findChild<QLabel*>("aboutName")->text(), QStringLiteral("Portolan " PORTOLAN_VERSION));
    QCOMPARE(about->findChild<QLineEdit*>("aboutSettings")->text(),
        QDir::toNativeSeparators(m_preferences->path()));
    QCOMPARE(about->findChild<QLineEdit*>("aboutQt")->text(), QString::fromLatin1(qVersion()));
    QVERIFY(about->findChild<QLabel*>("aboutPortable"));
    QCOMPARE(about->findChild<QLineEdit*>("aboutLog")->text(), QDir::toNativeSeparators("/state/portolan.log"));
}

void tst_DesktopShell::preferences()
{
    QCOMPARE(m_shell->window().findChild<QAction*>("preferencesAction")->shortcut(), QKeySequence("Ctrl+,"));
    m_shell->window().findChild<QAction*>("preferencesAction")->trigger();
    QWidget* opened = dialog("preferencesDialog");
    QVERIFY(opened);
    opened->close();
    QVERIFY(!dialog("preferencesDialog"));
    emit m_shell->tray().preferencesRequested();
    QCOMPARE(dialog("preferencesDialog"), opened);
}

void tst_DesktopShell::preferencesStayOpenInAnotherLanguage()
{
    m_shell->start(true);
    m_shell->showPreferences();
    dialog("preferencesDialog")->findChild<QListWidget*>("sectionList")->setCurrentRow(0);
    auto* box = dialog("preferencesDialog")->findChild<QComboBox*>("languageBox");
    box->setFocus();
    box->setCurrentIndex(box->findData("ja"));
    emit box->activated(box->currentIndex());
    QTRY_COMPARE(pauseText(), "すべて一時停止");
    QTRY_VERIFY(dialog("preferencesDialog"));
    const auto* again = dialog("preferencesDialog")->findChild<QComboBox*>("languageBox");
    QCOMPARE(again->currentText(), "日本語");
    QCOMPARE(dialog("preferencesDialog")->focusWidget(), again);
    QVERIFY(!m_shell->window().isVisible());
}

REGISTER_TEST(tst_DesktopShell, QApplication)
#include "tst_desktop_shell.moc"

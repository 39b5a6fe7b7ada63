// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/preferences_fixture.h"
#include "ui/preferences/choice_box.h"
#include "ui/text/text.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QTest>
#include <QWheelEvent>

using namespace portolan;

class tst_PreferencesDialog : public QObject, private PreferencesFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void sectionsByKeyboard();
    void startAtLogin();
    void startAtLoginThatFails();
    void startHiddenIsPartOfTheAutostart();
    void language();
    void notifications();
    void offersWhatWasFound();
    void choosesAGuest();
    void writesAGuest();
    void invalidGuest();
    void escapeRestoresTheText();
    void snapshotsKeepTheTextBeingEdited();
    void wheelScrollsThePage();
    void choosesAnAdapter();
    void keepsWslRunning();
    void showsTheCommandLinesGuest();
    void showsWhatIsNotSaved();
    void nothingToConfirm();
    void everyControlHasAName();
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    [[nodiscard]] static QStringList items(const ChoiceBox* box)
    {
        QStringList texts;
        for (int index = 0; index < box->count(); ++index)
            texts << box->itemText(index);
        return texts;
    }
    void choose(ChoiceBox* box, int index)
    {
        box->setCurrentIndex(index);
        emit box->activated(index);
    }
};

void tst_PreferencesDialog::sectionsByKeyboard()
{
    open(General);
    auto* sections = find<QListWidget>("sectionList");
    QVERIFY(sections->hasFocus());
    QVERIFY(find<QWidget>("startAtLoginBox")->isVisible());
    QTest::keyClick(sections, Qt::Key_Down);
    QTest::keyClick(sections, Qt::Key_Down);
    QVERIFY(find<QWidget>("ruleList")->isVisible());
    QVERIFY(!find<QWidget>("startAtLoginBox")->isVisible());
    QTest::keyClick(sections, Qt::Key_Tab);
    QVERIFY(find<QWidget>("refuseButton")->hasFocus());
}

void tst_PreferencesDialog::startAtLogin()
{
    open(General);
    auto* box = find<QCheckBox>("startAtLoginBox");
    QVERIFY(!box->isChecked());
    click("startAtLoginBox");
    QVERIFY(m_autostart->enabled());
    click("startAtLoginBox");
    QVERIFY(!m_autostart->enabled());
    // Another program may change it as well.
    QVERIFY(m_autostart->enable(false).ok());
    m_dialog->hide();
    m_dialog->show();
    QVERIFY(box->isChecked());
}

void tst_PreferencesDialog::startAtLoginThatFails()
{
    if (sentences::hostIsWindows())
        QSKIP("Checks the file that Linux uses; tst_autostart_windows checks the registry.");
    QFile blocked(m_folder->filePath("home"));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    open(General);
    QVERIFY(!find<QLabel>("autostartProblem")->isVisible());
    click("startAtLoginBox");
    QVERIFY(!find<QCheckBox>("startAtLoginBox")->isChecked());
    QVERIFY(find<QLabel>("autostartProblem")->isVisible());
    QVERIFY(find<QLabel>("autostartProblem")->text().contains("portolan.desktop"));
}

void tst_PreferencesDialog::startHiddenIsPartOfTheAutostart()
{
    if (sentences::hostIsWindows())
        QSKIP("Checks the file that Linux uses; tst_autostart_windows checks the registry.");
    open(General);
    click("startHiddenBox");
    QVERIFY(m_preferences->startHidden());
    QVERIFY(!m_autostart->enabled()); // the user did not ask for that
    click("startAtLoginBox");
    QFile entry(m_folder->filePath("home/autostart/portolan.desktop"));
    QVERIFY(entry.open(QIODevice::ReadOnly));
    QVERIFY(entry.readAll().contains("--hidden"));
    click("startHiddenBox");
    QFile again(entry.fileName());
    QVERIFY(again.open(QIODevice::ReadOnly));
    QVERIFY(!again.readAll().contains("--hidden"));
}

void tst_PreferencesDialog::language()
{
    open(General);
    auto* box = find<ChoiceBox>("languageBox");
    QCOMPARE(box->currentText(), "System language");
    const int japanese = box->findText("日本語");
    QVERIFY(japanese > 0);
    QCOMPARE(box->itemText(1), "English");
    choose(box, japanese);
    QCOMPARE(m_preferences->language(), "ja");
    choose(box, 0);
    QCOMPARE(m_preferences->language(), "");
}

void tst_PreferencesDialog::notifications()
{
    open(Notifications);
    QVERIFY(find<QCheckBox>("notifyConflictBox")->isChecked());
    QVERIFY(!find<QCheckBox>("notifyNewPortBox")->isChecked());
    click("notifyConflictBox");
    QVERIFY(!m_preferences->notifyConflict());
    click("notifyNewPortBox");
    QVERIFY(m_preferences->notifyNewPort());
    m_preferences->setNotifyConflict(true); // for example from the notification itself
    QVERIFY(find<QCheckBox>("notifyConflictBox")->isChecked());
}

void tst_PreferencesDialog::offersWhatWasFound()
{
    open(Guest);
    QCOMPARE(
        items(find<ChoiceBox>("guestBox")), QStringList({ "Automatic", "netns:guest", "wsl:Ubuntu", "demo" }));
    QCOMPARE(items(find<ChoiceBox>("adapterBox")),
        QStringList({ "Automatic", "eth0  –  192.0.2.17", "vEthernet(WSL)  –  172.29.96.1" }));
    QCOMPARE(find<ChoiceBox>("guestBox")->currentText(), "Automatic");
    QCOMPARE(find<QLabel>("guestInUse")->text(), "In use: wsl:Ubuntu (connected)");
    QCOMPARE(find<QLabel>("adapterInUse")->text(), "In use: vEthernet(WSL)  –  172.29.96.1");
    QCOMPARE(items(find<ChoiceBox>("interfaceBox")), QStringList({ "Automatic", "eth0", "docker0" }));
    QCOMPARE(find<QLabel>("interfaceInUse")->text(), "In use: eth0  –  172.29.108.58");

    // The current one comes before the others.
    Snapshot snapshot = samples::six();
    snapshot.preferences.guest = "wsl:Ubuntu";
    m_core->show(snapshot);
    QCOMPARE(
        items(find<ChoiceBox>("guestBox")), QStringList({ "Automatic", "wsl:Ubuntu", "netns:guest", "demo" }));
    QCOMPARE(find<ChoiceBox>("guestBox")->currentText(), "wsl:Ubuntu");
}

void tst_PreferencesDialog::choosesAGuest()
{
    open(Guest);
    auto* box = find<ChoiceBox>("guestBox");
    choose(box, box->findText("demo"));
    QCOMPARE(preferences().guest, "demo");
    QCOMPARE(box->currentText(), "demo");
    choose(box, 0);
    QCOMPARE(preferences().guest, "");
    QCOMPARE(m_core->commands.size(), 2);
}

void tst_PreferencesDialog::writesAGuest()
{
    open(Guest);
    auto* line = find<ChoiceBox>("guestBox")->lineEdit();
    line->selectAll();
    QTest::keyClicks(line, " netns:other ");
    QCOMPARE(m_core->commands.size(), 0); // not with every letter
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(preferences().guest, "netns:other");
    QCOMPARE(line->text(), "netns:other");
    QVERIFY(m_dialog->isVisible());
}

void tst_PreferencesDialog::invalidGuest()
{
    open(Guest);
    m_core->noGuest = "hyperv:x";
    auto* line = find<ChoiceBox>("guestBox")->lineEdit();
    line->selectAll();
    QTest::keyClicks(line, "hyperv:x");
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(line->text(), "Automatic"); // the current value
    QVERIFY(find<QLabel>("guestProblem")->isVisible());
    QCOMPARE(find<QLabel>("guestProblem")->text(), "hyperv:x is no guest.");
    auto* box = find<ChoiceBox>("guestBox");
    choose(box, box->findText("demo"));
    QVERIFY(!find<QLabel>("guestProblem")->isVisible());
}

void tst_PreferencesDialog::escapeRestoresTheText()
{
    open(Guest);
    auto* line = find<ChoiceBox>("guestBox")->lineEdit();
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, "wsl");
    QTest::keyClick(line, Qt::Key_Escape);
    QCOMPARE(line->text(), "Automatic");
    QVERIFY(m_dialog->isVisible());
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_core->commands, QStringList());
}

void tst_PreferencesDialog::snapshotsKeepTheTextBeingEdited()
{
    open(Guest);
    auto* line = find<ChoiceBox>("guestBox")->lineEdit();
    line->selectAll();
    QTest::keyClicks(line, "netns:o");
    Snapshot snapshot = samples::six();
    snapshot.ports.removeLast();
    m_core->show(snapshot);
    m_core->choices.guests.append("wsl:Debian");
    m_dialog->hide();
    m_dialog->show();
    QCOMPARE(line->text(), "netns:o");
}

void tst_PreferencesDialog::wheelScrollsThePage()
{
    open(General);
    auto* box = find<ChoiceBox>("languageBox");
    box->setFocus();
    const QPoint middle = box->rect().center();
    QWheelEvent wheel(
        middle, box->mapToGlobal(middle), {}, { 0, -120 }, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(box, &wheel);
    QCOMPARE(m_preferences->language(), "");
    QCOMPARE(box->currentIndex(), 0);
}

void tst_PreferencesDialog::choosesAnAdapter()
{
    open(Guest);
    auto* box = find<ChoiceBox>("adapterBox");
    choose(box, 1);
    QCOMPARE(preferences().adapter, "eth0");
    QCOMPARE(box->currentText(), "eth0  –  192.0.2.17");
    Snapshot snapshot = m_core->snapshot();
    snapshot.host = {};
    m_core->show(snapshot);
    QVERIFY(find<QLabel>("adapterInUse")->text().contains("No adapter"));
    choose(find<ChoiceBox>("interfaceBox"), 2);
    QCOMPARE(preferences().interface, "docker0");
}

void tst_PreferencesDialog::keepsWslRunning()
{
    open(Guest);
    auto* box = find<QCheckBox>("keepRunningBox");
    QVERIFY(!box->isChecked());
    box->click();
    QVERIFY(preferences().keepGuestRunning);
    box->click();
    QVERIFY(!preferences().keepGuestRunning);
}

void tst_PreferencesDialog::showsTheCommandLinesGuest()
{
    Snapshot snapshot = samples::six();
    snapshot.preferences.guest = "demo";
    m_core->show(snapshot);
    open(Guest);
    QCOMPARE(
        find<QLabel>("guestInUse")->text(), "In use: wsl:Ubuntu (connected), set on the command line for this run.");
}

void tst_PreferencesDialog::showsWhatIsNotSaved()
{
    open(General);
    QVERIFY(!find<QLabel>("savingProblem")->isVisible());
    Snapshot snapshot = samples::six();
    snapshot.unsaved = "The disc is full.";
    m_core->show(snapshot);
    QVERIFY(find<QLabel>("savingProblem")->isVisible());
    QCOMPARE(find<QLabel>("savingProblem")->text(), "The disc is full.");
    m_core->show(samples::six());
    QVERIFY(!find<QLabel>("savingProblem")->isVisible());

    QVERIFY(QDir().mkpath(m_preferences->path())); // no place for a file
    click("startHiddenBox");
    QVERIFY(find<QLabel>("savingProblem")->isVisible());
    QVERIFY(find<QLabel>("savingProblem")->text().contains(QDir::toNativeSeparators(m_preferences->path())));
}

void tst_PreferencesDialog::nothingToConfirm()
{
    open(General);
    QVERIFY(!m_dialog->isModal());
    click("closeButton");
    QVERIFY(!m_dialog->isVisible());
}

void tst_PreferencesDialog::everyControlHasAName()
{
    const auto ownedByQt = [](const QWidget* widget) {
        return widget->objectName().isEmpty() || widget->objectName().startsWith("qt_");
    };
    for (const QAbstractButton* button : m_dialog->findChildren<QAbstractButton*>()) {
        if (!ownedByQt(button))
            QVERIFY2(!button->text().isEmpty(), qPrintable(button->objectName()));
    }
    for (const char* name : { "languageBox", "guestBox", "adapterBox", "interfaceBox", "ruleEdit" }) {
        const auto* control = find<QWidget>(name);
        bool labelled = false;
        for (const QLabel* label : m_dialog->findChildren<QLabel*>())
            labelled = labelled || (label->buddy() == control && label->text().contains('&'));
        QVERIFY2(labelled, name);
    }
    for (const char* name : { "sectionList", "ruleList", "ruleEdit" })
        QVERIFY2(!find<QWidget>(name)->accessibleName().isEmpty(), name);
    for (const char* name : { "startHiddenBox", "notifyConflictBox", "notifyNewPortBox", "refuseButton", "allowButton",
             "ephemeralBox", "guestBox", "adapterBox", "interfaceBox", "keepRunningBox", "ruleEdit" })
        QVERIFY2(!find<QWidget>(name)->accessibleDescription().isEmpty(), name);
}

void tst_PreferencesDialog::nothingIsCutOff_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::newRow("usual text") << 1.0;
    QTest::newRow("150 %") << 1.5;
    QTest::newRow("200 %") << 2.0;
}

/// In the smallest dialog, every control still has its preferred width and lies inside its page.
void tst_PreferencesDialog::nothingIsCutOff()
{
    QFETCH(qreal, scale);
    QFont font = m_font;
    font.setPointSizeF(font.pointSizeF() * scale);
    QApplication::setFont(font);
    m_dialog = std::make_unique<PreferencesDialog>(*m_core, *m_preferences, *m_autostart);
    for (const int section : { General, Notifications, Ports, Guest }) {
        open(section);
        m_dialog->resize(m_dialog->minimumSize());
        QCoreApplication::processEvents();
        int checked = 0;
        for (const QScrollArea* page : m_dialog->findChildren<QScrollArea*>()) {
            if (!page->isVisible())
                continue;
            QVERIFY(page->widget()->width() <= page->viewport()->width());
            for (const QWidget* control : page->widget()->findChildren<QWidget*>()) {
                const bool text = qobject_cast<const QAbstractButton*>(control) || qobject_cast<const QLabel*>(control);
                if (!text || !control->isVisible() || control->objectName().startsWith("qt_"))
                    continue;
                const QByteArray name = control->objectName().toUtf8();
                QVERIFY2(control->width() >= control->minimumSizeHint().width(), name);
                if (const auto* label = qobject_cast<const QLabel*>(control))
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
                ++checked;
            }
        }
        QVERIFY(checked > 2);
    }
}

REGISTER_TEST(tst_PreferencesDialog, QApplication)
#include "tst_preferences_dialog.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/pictures/scenes.h"
#include "tests/ui/window_fixture.h"
#include "ui/look/colors.h"
#include "ui/tray/tray_icon.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

using namespace portolan;

/// Rules for the whole window in every state: each control has a name and a description and can be reached, and all
/// text is readable.
class tst_Accessibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_fixture.reset(); }
    void controlsHaveNamesAndDescriptions_data() { states(); }
    void controlsHaveNamesAndDescriptions();
    void tabReachesEveryControl_data() { states(); }
    void tabReachesEveryControl();
    void menusHaveWords();
    void placeholdersCanBeRead();
    void textCanBeRead_data();
    void textCanBeRead();

private:
    static void states();
    [[nodiscard]] QList<QWidget*> controls() const;
    void show(const Snapshot& snapshot, PortKey selected);

    std::unique_ptr<WindowFixture> m_fixture;
};

namespace {

/// Parts of Qt's own widgets: a line edit's clear button, a table's corner, the viewports.
bool isQtsOwn(const QWidget* widget)
{
    const QString name = widget->objectName();
    if (name.startsWith(QStringLiteral("qt_")) || name.startsWith(QStringLiteral("_q")))
        return true;
    const QWidget* parent = widget->parentWidget();
    return parent
        && (qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QComboBox*>(parent)
            || qobject_cast<const QAbstractScrollArea*>(parent));
}

/// Buttons and lists explain themselves by their text; all others need a description.
bool needsDescription(const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button ? button->text().size() < 2 : !qobject_cast<const QAbstractItemView*>(widget);
}

/// A scroll area without a frame is covered completely by its viewport, so that one counts.
bool canBeSeen(const QWidget* widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
    return widget->isVisible() && !(area ? area->viewport() : widget)->visibleRegion().isEmpty();
}

QString nameOf(const QWidget* widget)
{
    return QStringLiteral("%1 %2 \"%3\"")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), widget->accessibleName());
}

} // namespace

void tst_Accessibility::initTestCase()
{
    QLocale::setDefault(QLocale::C);
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void tst_Accessibility::init()
{
    QApplication::setPalette(QPalette(QColor(0xef, 0xef, 0xef)));
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->window->setPlaces({ {}, "/etc/portolan.ini", false, "/var/log/portolan.log" });
    QVERIFY(QTest::qWaitForWindowActive(m_fixture->window.get()));
}

void tst_Accessibility::states()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<PortKey>("selected");
    Snapshot paused = samples::six();
    paused.paused = true;
    Snapshot failed = samples::six();
    failed.guest.state = GuestState::Failed;
    QTest::newRow("connected") << samples::six() << PortKey(0);
    QTest::newRow("conflict") << samples::six() << PortKey(80);
    QTest::newRow("mirrored port") << samples::six() << PortKey(3000);
    QTest::newRow("paused") << paused << PortKey(0);
    QTest::newRow("failed") << failed << PortKey(0);
    QTest::newRow("no ports") << samples::connected({}) << PortKey(0);
}

void tst_Accessibility::show(const Snapshot& snapshot, PortKey selected)
{
    m_fixture->core.show(snapshot);
    if (selected != PortKey())
        m_fixture->click(selected, PortTableModel::Column::State);
    QCoreApplication::processEvents();
}

/// Everything the user can operate: buttons, and whatever else takes the keyboard focus.
QList<QWidget*> tst_Accessibility::controls() const
{
    QList<QWidget*> result;
    for (QWidget* widget : m_fixture->window->findChildren<QWidget*>()) {
        const bool button = qobject_cast<QAbstractButton*>(widget) != nullptr;
        const bool usable = widget->isVisible() && widget->isEnabled() && widget->window() == m_fixture->window.get();
        if (usable && !isQtsOwn(widget) && (button || (widget->focusPolicy() & Qt::TabFocus)))
            result << widget;
    }
    return result;
}

void tst_Accessibility::controlsHaveNamesAndDescriptions()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(PortKey, selected);
    show(snapshot, selected);
    QVERIFY(controls().size() > 10);
    for (QWidget* widget : controls()) {
        const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface, qPrintable(nameOf(widget)));
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(widget) + " has no name"));
        QVERIFY2(!needsDescription(widget) || !interface->text(QAccessible::Description).isEmpty(),
            qPrintable(nameOf(widget) + " has no description"));
    }
}

void tst_Accessibility::tabReachesEveryControl()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(PortKey, selected);
    show(snapshot, selected);
    QSet<QWidget*> reached;
    QWidget* const first = QApplication::focusWidget();
    QVERIFY(first);
    for (int step = 0; step < 100; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus);
        // Invisible widgets must not take the focus.
        QVERIFY2(canBeSeen(focus), qPrintable(nameOf(focus)));
        reached << focus;
        if (focus == first)
            break;
    }
    for (QWidget* widget : controls()) {
        // In a group of radio buttons Tab reaches the chosen one; arrow keys move from there.
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (button && button->group() && button->group()->exclusive() && !button->isChecked())
            continue;
        QVERIFY2(reached.contains(widget), qPrintable(nameOf(widget) + " is not reached"));
    }
    // And back again with Shift+Tab.
    const qsizetype there = reached.size();
    for (int step = 0; step < 100; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        reached << QApplication::focusWidget();
        if (QApplication::focusWidget() == first)
            break;
    }
    QCOMPARE(reached.size(), there);
    QCOMPARE(QApplication::focusWidget(), first);
}

void tst_Accessibility::menusHaveWords()
{
    TrayIcon tray(m_fixture->core);
    QList<QMenu*> menus = m_fixture->window->findChildren<QMenu*>();
    for (QWidget* widget : QApplication::allWidgets()) {
        if (auto* menu = qobject_cast<QMenu*>(widget); menu && !menus.contains(menu))
            menus << menu;
    }
    QVERIFY(menus.size() >= 3); // the window's, the log's, the tray's
    for (const QMenu* menu : menus) {
        for (const QAction* action : menu->actions())
            QVERIFY2(action->isSeparator() || !action->text().isEmpty(), qPrintable(nameOf(menu)));
    }
}

/// Qt's palette of a dark KDE desktop has black placeholder text.
void tst_Accessibility::placeholdersCanBeRead()
{
    QPalette palette = darkPalette();
    palette.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128));
    for (const QPalette& theme : { QPalette(QColor(0xef, 0xef, 0xef)), palette }) {
        QApplication::setPalette(theme);
        show(samples::six(), 80);
        int seen = 0;
        for (const QLineEdit* edit : m_fixture->window->findChildren<QLineEdit*>()) {
            if (!edit->isVisible() || edit->placeholderText().isEmpty())
                continue;
            ++seen;
            const QColor ink = edit->palette().color(QPalette::PlaceholderText);
            QCOMPARE(ink.alpha(), 255);
            QVERIFY2(contrast(ink, theme.color(QPalette::Base)) >= 4.5, qPrintable(nameOf(edit) + ' ' + ink.name()));
        }
        QVERIFY(seen >= 2);
    }
}

void tst_Accessibility::textCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << QPalette(QColor(0xef, 0xef, 0xef));
    QTest::newRow("dark") << darkPalette();
    QTest::newRow("high contrast") << highContrastPalette();
}

void tst_Accessibility::textCanBeRead()
{
    QFETCH(QPalette, palette);
    QApplication::setPalette(palette);
    show(samples::six(), 80);
    Snapshot failed = samples::six();
    failed.guest.state = GuestState::Failed;
    for (const Snapshot& snapshot : { samples::six(), failed }) {
        m_fixture->core.show(snapshot);
        QCoreApplication::processEvents();
        for (const QLabel* label : m_fixture->window->findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            // It lies on the window or on a card.
            const QColor ink = label->palette().color(QPalette::WindowText);
            for (const auto role : { QPalette::Window, QPalette::Base }) {
                const QColor paper = palette.color(role);
                QVERIFY2(contrast(ink, paper) >= 4.5,
                    qPrintable(QStringLiteral("%1 \"%2\": %3 on %4")
                                   .arg(nameOf(label), label->text(), ink.name(), paper.name())));
            }
        }
    }
}

REGISTER_TEST(tst_Accessibility, QApplication)
#include "tst_accessibility.moc"

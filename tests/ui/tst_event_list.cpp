// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/events/event_list.h"
#include "ui/events/event_model.h"
#include "ui/events/event_pane.h"
#include "ui/look/fonts.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

using namespace portolan;

class tst_EventList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::C); }
    void init();
    void cleanup();
    void filters_data();
    void filters();
    void staysWithTheNewest();
    void keepsTheLineThatIsRead();
    void copiesTheSelection();
    void copiesAllWithoutASelection();
    void newEventsKeepTheSelection();
    void portsAreShownWhole_data();
    void portsAreShownWhole();

private:
    void add(quint16 port, Event::Level level = Event::Level::Info);
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] EventList* list() const { return m_pane->findChild<EventList*>("eventList"); }

    std::unique_ptr<EventModel> m_model;
    std::unique_ptr<EventPane> m_pane;
};

void tst_EventList::init()
{
    m_model = std::make_unique<EventModel>();
    m_pane = std::make_unique<EventPane>(*m_model);
    m_pane->resize(700, 200);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void tst_EventList::cleanup()
{
    m_pane.reset();
    m_model.reset();
}

void tst_EventList::add(quint16 port, Event::Level level)
{
    Event event;
    event.kind = level == Event::Level::Info ? Event::Kind::PortSwitchedOff : Event::Kind::PortRefused;
    event.level = level;
    event.port = event.hostPort = port;
    event.process = { 2311, "node" };
    event.owner = { 871, "nginx" };
    event.time = QDateTime({ 2026, 3, 2 }, { 12, 0, 58 });
    m_model->add(event, "wsl");
}

QStringList tst_EventList::shown() const
{
    QStringList ports;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        ports << list()->model()->index(row, EventModel::PortColumn).data().toString();
    return ports;
}

void tst_EventList::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("level"); // row of the box
    QTest::addColumn<QStringList>("ports");
    QTest::newRow("nothing") << "" << 0 << QStringList { "443", "80", "3000" };
    QTest::newRow("a program") << "NGINX" << 0 << QStringList { "443", "80" };
    QTest::newRow("a port") << "3000" << 0 << QStringList { "3000" };
    QTest::newRow("two words") << "nginx 80:" << 0 << QStringList { "80" };
    QTest::newRow("level") << "" << 1 << QStringList { "443", "80" };
    QTest::newRow("errors") << "" << 2 << QStringList { "443" };
    QTest::newRow("both") << "3000" << 1 << QStringList {};
    QTest::newRow("a word for the level") << "warning" << 0 << QStringList { "80" };
}

void tst_EventList::filters()
{
    QFETCH(QString, text);
    QFETCH(int, level);
    const QAbstractItemModelTester tester(list()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    add(3000);
    add(80, Event::Level::Warning);
    m_pane->findChild<QLineEdit*>("eventFilterEdit")->setText(text);
    m_pane->findChild<QComboBox*>("eventLevelBox")->setCurrentIndex(level);
    add(443, Event::Level::Error); // later events are filtered as well
    QTEST(shown(), "ports");
}

void tst_EventList::staysWithTheNewest()
{
    for (quint16 port = 1; port <= 100; ++port)
        add(port);
    QCOMPARE(list()->verticalScrollBar()->value(), 0);
    QTRY_COMPARE(list()->indexAt({ 20, 1 }).siblingAtColumn(EventModel::PortColumn).data().toString(), "100");
}

void tst_EventList::keepsTheLineThatIsRead()
{
    for (quint16 port = 1; port <= 100; ++port)
        add(port);
    QTRY_VERIFY(list()->verticalScrollBar()->maximum() > 0);
    list()->verticalScrollBar()->setValue(list()->verticalScrollBar()->maximum() / 2);
    const QPersistentModelIndex read = list()->indexAt({ 20, 30 });
    QVERIFY(read.isValid());
    const int top = list()->visualRect(read).top();
    for (quint16 port = 101; port <= 130; ++port)
        add(port);
    QTRY_COMPARE(list()->verticalScrollBar()->value() > 0 ? list()->visualRect(read).top() : -1, top);
    // Again, with events that arrive one by one.
    for (quint16 port = 131; port <= 133; ++port) {
        add(port);
        QCoreApplication::processEvents();
        QTRY_COMPARE(list()->visualRect(read).top(), top);
    }
}

void tst_EventList::copiesTheSelection()
{
    for (quint16 port = 1; port <= 3; ++port)
        add(port);
    list()->selectionModel()->select(
        list()->model()->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    list()->selectionModel()->select(
        list()->model()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
        "2026-03-02 12:00:58  Info  Port 3 was switched off.\n2026-03-02 12:00:58  Info  Port 1 was switched off.");
}

void tst_EventList::copiesAllWithoutASelection()
{
    add(1);
    add(2, Event::Level::Warning);
    QContextMenuEvent event(QContextMenuEvent::Mouse, { 10, 10 }, list()->viewport()->mapToGlobal(QPoint(10, 10)));
    QCoreApplication::sendEvent(list()->viewport(), &event);
    auto* menu = list()->findChild<QMenu*>("eventMenu");
    QVERIFY(menu);
    QCOMPARE(menu->actions().first()->text(), "Copy all");
    menu->actions().first()->trigger();
    menu->close();
    QCOMPARE(QGuiApplication::clipboard()->text().split('\n').size(), 2);
}

void tst_EventList::newEventsKeepTheSelection()
{
    add(1);
    add(2);
    list()->setCurrentIndex(list()->model()->index(1, 0));
    add(3);
    QCOMPARE(list()->currentIndex().row(), 2);
    QCOMPARE(list()->selectionModel()->selectedRows().size(), 1);
}

void tst_EventList::portsAreShownWhole_data()
{
    QTest::addColumn<double>("textScale");
    for (const double scale : { 0.75, 1.0, 1.1, 1.25, 1.5, 2.0 })
        QTest::addRow("text at %.0f %%", scale * 100) << scale;
}

/// A port that is cut off looks like its neighbour, which differs in the last digit.
void tst_EventList::portsAreShownWhole()
{
    QFETCH(double, textScale);
    m_pane->setFont(scaled(m_pane->font(), textScale));
    for (const quint16 port : { 60008, 60006, 20199, 20190 })
        add(port);
    const auto picture = [this](int row) {
        const QModelIndex cell = list()->model()->index(row, EventModel::PortColumn);
        return list()->viewport()->grab(list()->visualRect(cell)).toImage();
    };
    QVERIFY(picture(0) != picture(1));
    QVERIFY(picture(2) != picture(3));
}

REGISTER_TEST(tst_EventList, QApplication)
#include "tst_event_list.moc"

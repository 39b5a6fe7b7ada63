// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/events/event_model.h"
#include "ui/look/marks.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace portolan;

class tst_EventModel : public QObject
{
    Q_OBJECT

private slots:
    void newestFirst();
    void bounded();
};

namespace {

Event switchedOff(quint16 port)
{
    Event event;
    event.kind = Event::Kind::PortSwitchedOff;
    event.port = event.hostPort = port;
    event.time = QDateTime({ 2026, 3, 2 }, { 12, 0, 58 });
    return event;
}

QStringList row(const EventModel& model, int number)
{
    QStringList cells;
    for (int column = 0; column < EventModel::ColumnCount; ++column)
        cells << model.index(number, column).data().toString();
    return cells;
}

} // namespace

void tst_EventModel::newestFirst()
{
    EventModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.add(switchedOff(1), "wsl");
    model.add(switchedOff(2), "wsl");
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(row(model, 0), QStringList({ "12:00:58", "Info", "2", "Port 2 was switched off." }));
    QCOMPARE(row(model, 1), QStringList({ "12:00:58", "Info", "1", "Port 1 was switched off." }));
    QCOMPARE(Mark(model.index(0, EventModel::LevelColumn).data(EventModel::MarkRole).toInt()), Mark::Off);
    QCOMPARE(
        model.index(0, 0).data(EventModel::LineRole).toString(), "2026-03-02 12:00:58  Info  Port 2 was switched off.");
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains("2026"));
    QCOMPARE(model.latest(1), QList<Event> { switchedOff(2) });
    QCOMPARE(model.latest(9), QList<Event>({ switchedOff(1), switchedOff(2) }));
}

void tst_EventModel::bounded()
{
    EventModel model;
    for (int number = 1; number <= EventModel::capacity + 5; ++number)
        model.add(switchedOff(quint16(number)), "wsl");
    QCOMPARE(model.rowCount(), EventModel::capacity);
    QCOMPARE(row(model, 0).last(), "Port 5005 was switched off.");
    QCOMPARE(row(model, EventModel::capacity - 1).last(), "Port 6 was switched off.");
}

REGISTER_TEST(tst_EventModel, QCoreApplication)
#include "tst_event_model.moc"

// SPDX-License-Identifier: MIT
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
    event.port = port;
    event.time = QDateTime({ 2026, 3, 2 }, { 12, 0, 58 });
    return event;
}

} // namespace

void tst_EventModel::newestFirst()
{
    EventModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.add(switchedOff(1), "wsl");
    model.add(switchedOff(2), "wsl");
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data().toString(), "Port 2 was switched off.");
    QCOMPARE(model.index(1).data().toString(), "Port 1 was switched off.");
    QCOMPARE(model.index(0).data(EventModel::TimeRole).toString(), "12:00:58");
    QCOMPARE(Mark(model.index(0).data(EventModel::MarkRole).toInt()), Mark::Off);
}

void tst_EventModel::bounded()
{
    EventModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int number = 1; number <= EventModel::capacity + 5; ++number)
        model.add(switchedOff(quint16(number)), "wsl");
    QCOMPARE(model.rowCount(), EventModel::capacity);
    QCOMPARE(model.index(0).data().toString(), "Port 1005 was switched off.");
    QCOMPARE(model.index(EventModel::capacity - 1).data().toString(), "Port 6 was switched off.");
}

QTEST_GUILESS_MAIN(tst_EventModel)
#include "tst_event_model.moc"

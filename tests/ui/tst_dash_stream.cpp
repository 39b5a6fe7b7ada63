// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/addresses/dash_stream.h"

#include <QTest>

using namespace portolan;

class tst_DashStream : public QObject
{
    Q_OBJECT

private slots:
    void moreIsFasterAndCloser();
    void staysCalm_data();
    void staysCalm();
    void comesInAtTheSource();
    void runsOutWhenNothingFlows();
    void aLongPauseLeavesNoHole();
    void settledLineIsFull();
};

void tst_DashStream::moreIsFasterAndCloser()
{
    DashStream little;
    DashStream much;
    little.setRate(1e3);
    much.setRate(1e7);
    QVERIFY(much.speed() > little.speed());
    QVERIFY(much.spacing() < little.spacing());
}

void tst_DashStream::staysCalm_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : { 0.6, 1.0, 1e3, 1e6, 1e9, 1e15 })
        QTest::addRow("%g B/s", rate) << rate;
}

void tst_DashStream::staysCalm()
{
    QFETCH(double, rate);
    DashStream stream;
    stream.setRate(rate);
    QVERIFY(stream.speed() > 10 && stream.speed() < 100);
    QVERIFY(stream.spacing() > 2 * DashStream::dashLength); // dashes remain distinguishable from a line
}

void tst_DashStream::comesInAtTheSource()
{
    DashStream stream;
    QVERIFY(stream.atRest());
    stream.setRate(1e6);
    stream.advance(0.01, 300);
    QCOMPARE(stream.heads(), QList<double> { 0 });
    stream.advance(0.1, 300);
    QCOMPARE(stream.heads(), QList<double> { stream.speed() * 0.1 });
    for (int frame = 0; frame < 1000; ++frame)
        stream.advance(0.03, 300);
    QVERIFY(stream.heads().size() > 3);
    for (qsizetype i = 1; i < stream.heads().size(); ++i)
        QVERIFY(qAbs(stream.heads()[i - 1] - stream.heads()[i] - stream.spacing()) < 0.01);
    QVERIFY(stream.heads().first() <= 300 + DashStream::dashLength);
}

void tst_DashStream::runsOutWhenNothingFlows()
{
    DashStream stream;
    stream.setRate(1e6);
    stream.advance(1, 300);
    stream.setRate(0);
    QVERIFY(!stream.atRest()); // dashes under way arrive
    for (int frame = 0; frame < 300 && !stream.atRest(); ++frame)
        stream.advance(0.1, 300);
    QVERIFY(stream.atRest());
    stream.advance(1, 300);
    QVERIFY(stream.heads().isEmpty());
}

void tst_DashStream::aLongPauseLeavesNoHole()
{
    DashStream stream;
    stream.setRate(1e6);
    stream.advance(0.01, 300);
    stream.advance(3, 300);
    QVERIFY(stream.heads().size() > 2);
    QVERIFY(stream.heads().last() < stream.spacing());
}

void tst_DashStream::settledLineIsFull()
{
    DashStream stream;
    stream.settle(300);
    QVERIFY(stream.heads().isEmpty());
    stream.setRate(1e6);
    stream.settle(300);
    QCOMPARE(stream.heads().first(), 300.0);
    QVERIFY(stream.heads().last() < stream.spacing());
}

REGISTER_TEST(tst_DashStream, NoApplication)
#include "tst_dash_stream.moc"

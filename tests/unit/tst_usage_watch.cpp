// SPDX-License-Identifier: MIT
#include "core/agent/usage_watch.h"
#include "tests/support/test_class.h"

#include <QList>
#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;

class tst_UsageWatch : public QObject
{
    Q_OBJECT

private slots:
    void reports_data();
    void reports();
    void isSilentUnlessEnabled();
};

void tst_UsageWatch::reports_data()
{
    QTest::addColumn<QString>("looks"); ///< the results of the looks: U used, n not used
    QTest::addColumn<QString>("told");
    QTest::newRow("used") << "UUUUU" << "U";
    QTest::newRow("once nobody") << "UnUnnU" << "U";
    QTest::newRow("nobody from the first") << "nnn" << "n";
    QTest::newRow("nobody any more") << "Unnn" << "Un";
    QTest::newRow("again while nobody") << "nnnnnnnnn" << "nn";
    QTest::newRow("somebody again") << "nnnUnnn" << "nUn";
}

void tst_UsageWatch::reports()
{
    QFETCH(QString, looks);
    asio::io_context loop;
    QString told;
    qsizetype next = 0;
    UsageWatch watch(loop,
        { [&] {
             const bool used = looks[next] == u'U';
             if (++next == looks.size())
                 loop.stop();
             return used;
         },
            [&](bool used) { told += used ? u'U' : u'n'; } },
        1ms);
    watch.enable(true);
    loop.run_for(10s);
    QCOMPARE(next, looks.size());
    QTEST(told, "told");
}

void tst_UsageWatch::isSilentUnlessEnabled()
{
    asio::io_context loop;
    int looks = 0;
    UsageWatch watch(loop, { [&] { return ++looks > 0; }, [](bool) { } }, 1ms);
    loop.run_for(20ms);
    QCOMPARE(looks, 0);
    watch.enable(true);
    watch.enable(false);
    loop.restart();
    loop.run_for(20ms);
    QCOMPARE(looks, 0);
}

REGISTER_TEST(tst_UsageWatch, QCoreApplication)
#include "tst_usage_watch.moc"

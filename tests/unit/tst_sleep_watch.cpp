// SPDX-License-Identifier: MIT
#include "core/engine/sleep_watch.h"
#include "tests/support/test_class.h"

#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;

class tst_SleepWatch : public QObject
{
    Q_OBJECT

private slots:
    void reportsJumps();
};

void tst_SleepWatch::reportsJumps()
{
    SleepWatch::Clock::time_point time;
    int looks = 0;
    SleepWatch watch(
        [&] {
            ++looks;
            return time;
        },
        1ms);
    const QSignalSpy awoke(&watch, &SleepWatch::awoke);
    const auto step = [&](SleepWatch::Clock::duration passed) {
        time += passed;
        const int before = looks;
        QTRY_VERIFY(looks > before);
    };
    step(5s);
    step(14s); // a busy computer
    step(-1h); // a clock that was set back
    QCOMPARE(awoke.count(), 0);
    step(8h);
    QCOMPARE(awoke.count(), 1);
    step(5s);
    QCOMPARE(awoke.count(), 1);
}

REGISTER_TEST(tst_SleepWatch, QCoreApplication)
#include "tst_sleep_watch.moc"

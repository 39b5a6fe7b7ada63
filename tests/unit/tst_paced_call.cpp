// SPDX-License-Identifier: MIT
#include "core/engine/paced_call.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;

class tst_PacedCall : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_now = {};
        m_duration = {};
        m_calls = 0;
        m_paced = std::make_unique<PacedCall>(
            10ms,
            [this] {
                ++m_calls;
                m_now += m_duration;
            },
            nullptr, [this] { return m_now; });
    }
    void firstIsAnsweredAtOnce();
    void manyAreAnsweredTogether();
    void quietTimeCounts();
    void settledIsNotCalled();
    void restsAfterALongCall();

private:
    /// A turn of the event loop that does not wait.
    static void turn() { QCoreApplication::processEvents(); }

    PacedCall::Time m_now;
    std::chrono::milliseconds m_duration {}; ///< of a call
    int m_calls = 0;
    std::unique_ptr<PacedCall> m_paced;
};

void tst_PacedCall::firstIsAnsweredAtOnce()
{
    for (int i = 0; i < 100; ++i)
        m_paced->request();
    QCOMPARE(m_calls, 0); // not from within the request: more may come on this turn
    turn();
    QCOMPARE(m_calls, 1);
}

void tst_PacedCall::manyAreAnsweredTogether()
{
    m_paced->request();
    turn();
    for (int i = 0; i < 100; ++i) {
        m_paced->request();
        QVERIFY(m_paced->pending());
    }
    QTRY_COMPARE(m_calls, 2);
    QVERIFY(!m_paced->pending());
}

void tst_PacedCall::quietTimeCounts()
{
    m_paced->request();
    turn();
    m_now += 10ms;
    m_paced->request();
    turn();
    QCOMPARE(m_calls, 2);
}

void tst_PacedCall::settledIsNotCalled()
{
    m_paced->request();
    m_paced->settle();
    QVERIFY(!m_paced->pending());
    turn();
    QCOMPARE(m_calls, 0);
    m_now += 4ms; // since the owner did it itself
    m_paced->request();
    QVERIFY(m_paced->pending());
    QTRY_COMPARE(m_calls, 1);
}

void tst_PacedCall::restsAfterALongCall()
{
    m_duration = 25ms;
    m_paced->request();
    turn();
    m_duration = {};
    m_now += 90ms; // of 100
    m_paced->request();
    turn();
    QCOMPARE(m_calls, 1);
    QTRY_COMPARE(m_calls, 2);
    m_now += 10ms; // a short call asks for no more
    m_paced->request();
    turn();
    QCOMPARE(m_calls, 3);

    m_now += 1s;
    m_duration = 1h; // the computer slept
    m_paced->request();
    turn();
    m_duration = {};
    m_now += 2s;
    m_paced->request();
    turn();
    QCOMPARE(m_calls, 5);
}

REGISTER_TEST(tst_PacedCall, QCoreApplication)
#include "tst_paced_call.moc"

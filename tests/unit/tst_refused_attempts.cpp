// SPDX-License-Identifier: MIT
#include "core/agent/process_of_event.h"
#include "core/agent/refused_attempts.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;
using Family = RefusedAttempts::Family;

class tst_RefusedAttempts : public QObject
{
    Q_OBJECT

private slots:
    void otherFamilyBelongsToTheAttempt();
    void sameFamilyIsANewAttempt();
    void thirdBindIsANewAttempt();
    void lateIsANewAttempt();
    void processesAndPortsAreSeparate();
    void threadNames_data();
    void threadNames();
};

void tst_RefusedAttempts::otherFamilyBelongsToTheAttempt()
{
    RefusedAttempts attempts;
    QVERIFY(attempts.begins(7, 80, Family::V6, 1s));
    QVERIFY(!attempts.begins(7, 80, Family::V4, 1s + 200ms));
}

void tst_RefusedAttempts::sameFamilyIsANewAttempt()
{
    RefusedAttempts attempts;
    for (int i = 0; i < 5; ++i)
        QVERIFY(attempts.begins(7, 80, Family::V4, 1s + i * 1ms));
    QVERIFY(!attempts.begins(7, 80, Family::V6, 1s + 5ms));
}

void tst_RefusedAttempts::thirdBindIsANewAttempt()
{
    RefusedAttempts attempts;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(attempts.begins(7, 80, Family::V6, 1s));
        QVERIFY(!attempts.begins(7, 80, Family::V4, 1s));
    }
    QVERIFY(attempts.begins(7, 80, Family::V4, 1s));
}

void tst_RefusedAttempts::lateIsANewAttempt()
{
    RefusedAttempts attempts;
    QVERIFY(attempts.begins(7, 80, Family::V6, 1s));
    QVERIFY(attempts.begins(7, 80, Family::V4, 1s + 201ms));
    QVERIFY(!attempts.begins(7, 80, Family::V6, 1s + 202ms));
}

void tst_RefusedAttempts::processesAndPortsAreSeparate()
{
    RefusedAttempts attempts;
    QVERIFY(attempts.begins(7, 80, Family::V6, 1s));
    QVERIFY(attempts.begins(8, 80, Family::V4, 1s));
    QVERIFY(attempts.begins(7, 81, Family::V4, 1s));
    QVERIFY(!attempts.begins(7, 80, Family::V4, 1s));
}

void tst_RefusedAttempts::threadNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("thread");
    for (const char* program : { "node", "nginx", "python3", "redis-server", "java", "" })
        QTest::addRow("program %s", program) << QByteArray(program) << false;
    for (const char* thread : { "MainThread", "node-MainThread", "Thread-3", "tokio-runtime-w", "pool-1-thread-1",
             "php-fpm worker", "EventLoop0" })
        QTest::addRow("thread %s", thread) << QByteArray(thread) << true;
}

void tst_RefusedAttempts::threadNames()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, thread);
    QCOMPARE(looksLikeThreadName(name.toStdString()), thread);
}

REGISTER_TEST(tst_RefusedAttempts, QCoreApplication)
#include "tst_refused_attempts.moc"

// SPDX-License-Identifier: MIT
#include "core/agent/paced_refusals.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;

class tst_PacedRefusals : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_refusals = {};
        m_described = 0;
    }
    void firstIsToldAtOnce();
    void repeatsAreCounted();
    void portsArePacedApart();
    void latestProcessIsNamed();
    void programsArePacedApart();
    void lastToTryIsToldLast();
    void manyProgramsDoNotFlood();
    void slowAttemptsAreToldOneByOne();

private:
    std::vector<protocol::Refused> refuseAll(
        uint32_t process, uint16_t port, PacedRefusals::Time time, const std::string& name = "node")
    {
        return m_refusals.add({ port, asio::ip::make_address("127.0.0.1"), process, time }, [&] {
            ++m_described;
            return Process { process, name };
        });
    }
    std::optional<protocol::Refused> refuse(
        uint32_t process, uint16_t port, PacedRefusals::Time time, const std::string& name = "node")
    {
        const auto told = refuseAll(process, port, time, name);
        return told.empty() ? std::nullopt : std::optional(told.back());
    }

    PacedRefusals m_refusals;
    int m_described = 0;
};

void tst_PacedRefusals::firstIsToldAtOnce()
{
    const auto told = refuse(7, 80, 5s);
    QVERIFY(told.has_value());
    QCOMPARE(told->port, uint16_t { 80 });
    QCOMPARE(told->process.pid, 7u);
    QCOMPARE(told->count, 1u);
    QVERIFY(!m_refusals.nextDue());
}

void tst_PacedRefusals::repeatsAreCounted()
{
    uint32_t told = 0;
    size_t messages = 0;
    const auto count = [&](const protocol::Refused& refused) {
        told += refused.count;
        ++messages;
    };
    for (int i = 0; i < 3000; ++i) { // three a millisecond
        const auto time = 5s + i * 333us;
        if (const auto now = refuse(7, 80, time))
            count(*now);
        for (const protocol::Refused& each : m_refusals.takeDue(time))
            count(each);
    }
    QVERIFY(m_refusals.nextDue().has_value());
    for (const protocol::Refused& each : m_refusals.takeDue(*m_refusals.nextDue()))
        count(each);
    QCOMPARE(told, 3000u);
    QVERIFY2(messages <= 12, qPrintable(QString::number(messages)));
    QCOMPARE(m_described, 1);
    QVERIFY(!m_refusals.nextDue());
    QVERIFY(m_refusals.takeDue(20s).empty());
}

void tst_PacedRefusals::portsArePacedApart()
{
    QVERIFY(refuse(7, 80, 5s).has_value());
    QVERIFY(refuse(7, 81, 5s + 10ms).has_value());
    QVERIFY(!refuse(7, 80, 5s + 20ms));
    QVERIFY(!refuse(7, 81, 5s + 20ms));
    QCOMPARE(m_refusals.nextDue(), std::optional<PacedRefusals::Time>(5s + 100ms));
    QCOMPARE(m_refusals.takeDue(5s + 100ms).size(), size_t { 1 });
    QCOMPARE(m_refusals.nextDue(), std::optional<PacedRefusals::Time>(5s + 110ms));
}

void tst_PacedRefusals::latestProcessIsNamed()
{
    QVERIFY(refuse(7, 80, 5s).has_value());
    QVERIFY(!refuse(7, 80, 5s + 1ms));
    QVERIFY(!refuse(8, 80, 5s + 2ms));
    const auto due = m_refusals.takeDue(5s + 100ms);
    QCOMPARE(due.size(), size_t { 1 });
    QCOMPARE(due[0].process.pid, 8u);
    QCOMPARE(due[0].count, 2u);
}

/// None of several programs that try one port together is passed over.
void tst_PacedRefusals::programsArePacedApart()
{
    QVERIFY(refuse(7, 80, 5s).has_value());
    const auto other = refuse(8, 80, 5s + 1ms, "nginx");
    QVERIFY(other.has_value());
    QCOMPARE(other->process.name, std::string("nginx"));
    QVERIFY(!refuse(7, 80, 5s + 2ms));
    const auto due = m_refusals.takeDue(5s + 100ms);
    QCOMPARE(due.size(), size_t { 1 });
    QCOMPARE(due[0].process.pid, 7u);
    QCOMPARE(due[0].count, 1u);
}

/// Or the row would name the one that tried before.
void tst_PacedRefusals::lastToTryIsToldLast()
{
    QVERIFY(refuse(7, 80, 5s).has_value());
    QVERIFY(!refuse(7, 80, 5s + 1ms));
    const auto told = refuseAll(8, 80, 5s + 2ms, "nginx");
    QCOMPARE(told.size(), size_t { 2 });
    QCOMPARE(told[0].process.pid, 7u);
    QCOMPARE(told[1].process.pid, 8u);
    QVERIFY(!m_refusals.nextDue());

    QVERIFY(!refuse(8, 80, 5s + 3ms, "nginx"));
    QVERIFY(!refuse(7, 80, 5s + 4ms));
    const auto due = m_refusals.takeDue(5s + 102ms);
    QCOMPARE(due.size(), size_t { 2 });
    QCOMPARE(due[1].process.pid, 7u);
}

void tst_PacedRefusals::manyProgramsDoNotFlood()
{
    uint32_t told = 0;
    int messages = 0;
    for (uint32_t i = 0; i < 1000; ++i) {
        for (const protocol::Refused& each : refuseAll(i, 80, 5s + i * 10us, "program" + std::to_string(i))) {
            told += each.count;
            ++messages;
        }
    }
    QVERIFY2(messages < 20, qPrintable(QString::number(messages)));
    for (const protocol::Refused& each : m_refusals.takeDue(6s))
        told += each.count;
    QCOMPARE(told, 1000u);
}

void tst_PacedRefusals::slowAttemptsAreToldOneByOne()
{
    for (int i = 0; i < 5; ++i) {
        const auto told = refuse(7, 80, 5s + i * 100ms);
        QVERIFY(told.has_value());
        QCOMPARE(told->count, 1u);
    }
}

REGISTER_TEST(tst_PacedRefusals, QCoreApplication)
#include "tst_paced_refusals.moc"

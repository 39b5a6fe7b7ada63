// SPDX-License-Identifier: MIT
#include "core/agent/known_listeners.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using protocol::Listeners;

namespace {

GuestListener listener(uint64_t id, uint16_t port, const char* name = "node")
{
    return { id, *parseAddress("127.0.0.1"), port, false, { 12, name } };
}

} // namespace

class tst_KnownListeners : public QObject
{
    Q_OBJECT

private slots:
    void nothingToReport();
    void addedIsReportedOnce();
    void anotherProcessIsReportedAgain();
    void removed();
    void removedBeforeItWasReported();
    void replaced();
    void inTheOrderOfPorts();
    void remembersWhoWasFirst();
};

void tst_KnownListeners::nothingToReport()
{
    KnownListeners known;
    QCOMPARE(known.takeChanges(), Listeners {});
    known.remove(7);
    QCOMPARE(known.takeChanges(), Listeners {});
}

void tst_KnownListeners::addedIsReportedOnce()
{
    KnownListeners known;
    known.put(listener(1, 3000));
    QCOMPARE(known.takeChanges(), (Listeners { false, { listener(1, 3000) }, {} }));
    known.put(listener(1, 3000));
    QCOMPARE(known.takeChanges(), Listeners {});
    QCOMPARE(*known.find(1), listener(1, 3000));
    QVERIFY(!known.find(2));
}

void tst_KnownListeners::anotherProcessIsReportedAgain()
{
    KnownListeners known;
    known.put(listener(1, 3000, ""));
    known.put(listener(1, 3000, "node"));
    QCOMPARE(known.takeChanges(), (Listeners { false, { listener(1, 3000, "node") }, {} }));
    known.put(listener(1, 3000, "bun"));
    QCOMPARE(known.takeChanges(), (Listeners { false, { listener(1, 3000, "bun") }, {} }));
}

void tst_KnownListeners::removed()
{
    KnownListeners known;
    known.put(listener(1, 3000));
    (void)known.takeChanges();
    known.remove(1);
    QCOMPARE(known.takeChanges(), (Listeners { false, {}, { 1 } }));
    QVERIFY(known.all().empty());
}

void tst_KnownListeners::removedBeforeItWasReported()
{
    KnownListeners known;
    known.put(listener(1, 3000));
    known.remove(1);
    QVERIFY(known.takeChanges().added.empty());
}

void tst_KnownListeners::replaced()
{
    KnownListeners known;
    known.replace({ { 1, listener(1, 3000) }, { 2, listener(2, 3001) } });
    (void)known.takeChanges();
    known.replace({ { 2, listener(2, 3001) }, { 3, listener(3, 3002) } });
    GuestListener third = listener(3, 3002);
    third.order = 2; // it came with the second list
    QCOMPARE(known.takeChanges(), (Listeners { false, { third }, { 1 } }));
    known.replace({});
    QCOMPARE(known.takeChanges(), (Listeners { false, {}, { 2, 3 } }));
}

void tst_KnownListeners::inTheOrderOfPorts()
{
    KnownListeners known;
    known.put(listener(1, 3002));
    known.put(listener(2, 3001));
    known.put(listener(3, 3000));
    const std::vector<GuestListener> expected { listener(3, 3000), listener(2, 3001), listener(1, 3002) };
    QCOMPARE(known.all(), expected);
    QCOMPARE(known.takeChanges().added, expected);
}

void tst_KnownListeners::remembersWhoWasFirst()
{
    KnownListeners known;
    known.put(listener(1, 3000));
    known.put(listener(2, 3000)); // seen together with the first
    known.advance();
    known.put(listener(3, 3000));
    known.put(listener(1, 3000, "bun")); // the same socket
    QCOMPARE(known.find(1)->order, known.find(2)->order);
    QVERIFY(known.find(2)->order < known.find(3)->order);
    known.replace({ { 1, listener(1, 3000) }, { 4, listener(4, 3000) }, { 5, listener(5, 3000) } });
    QVERIFY(known.find(1)->order < known.find(4)->order);
    QCOMPARE(known.find(4)->order, known.find(5)->order);
    known.remove(1);
    known.advance();
    known.put(listener(1, 3000)); // it has stopped listening and begins again
    QVERIFY(known.find(5)->order < known.find(1)->order);
}

REGISTER_TEST(tst_KnownListeners, QCoreApplication)
#include "tst_known_listeners.moc"

// SPDX-License-Identifier: MIT
#include "core/agent/known_listeners.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <algorithm>

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
    void sharesItsRoomFairly();
    void choosesPortsFirst();
    void takesInWhatWasLeftOut();

private:
    /// As many listeners of the user, on ports from `port` on.
    static void flood(KnownListeners& known, uint32_t uid, uint64_t count, uint16_t port = 1000)
    {
        for (uint64_t i = 0; i < count; ++i) {
            known.advance();
            GuestListener each = listener(uid * 1000 + i, static_cast<uint16_t>(port + i));
            each.uid = uid;
            known.put(each);
        }
    }
    static int countOf(const KnownListeners& known, uint32_t uid)
    {
        return static_cast<int>(
            std::ranges::count_if(known.byId(), [uid](const auto& each) { return each.second.uid == uid; }));
    }
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

void tst_KnownListeners::sharesItsRoomFairly()
{
    KnownListeners known(10);
    flood(known, 1, 100);
    QCOMPARE(countOf(known, 1), 10);
    QVERIFY(known.find(1000) && !known.find(1010)); // the older stay
    QVERIFY(known.takeChanges().truncated);
    flood(known, 2, 2); // few keep all
    QCOMPARE(countOf(known, 2), 2);
    QCOMPARE(countOf(known, 1), 8);
    QVERIFY(known.find(1007) && !known.find(1008));
    QCOMPARE(known.takeChanges().removed, (std::vector<uint64_t> { 1008, 1009 }));
    flood(known, 3, 100);
    QCOMPARE(countOf(known, 2), 2);
    QCOMPARE(countOf(known, 1), 4);
    QCOMPARE(countOf(known, 3), 4);
    flood(known, 1, 100); // once more: nothing moves
    (void)known.takeChanges();
    flood(known, 1, 100);
    QVERIFY(known.takeChanges().added.empty());
}

void tst_KnownListeners::choosesPortsFirst()
{
    KnownListeners known(10);
    flood(known, 1, 100);
    known.choose({ 1050, 1051 });
    flood(known, 1, 100);
    QVERIFY(known.find(1050) && known.find(1051));
    QCOMPARE(countOf(known, 1), 10);
    flood(known, 2, 100);
    QVERIFY(known.find(1050) && known.find(1051) && known.find(2050) && known.find(2051));
    QCOMPARE(countOf(known, 1) + countOf(known, 2), 10);
    known.choose({});
    flood(known, 3, 100);
    QCOMPARE(known.byId().size(), size_t { 10 });
    QVERIFY(countOf(known, 3) >= 3);
}

void tst_KnownListeners::takesInWhatWasLeftOut()
{
    KnownListeners known(3);
    KnownListeners::ById all;
    for (uint64_t id = 1; id <= 5; ++id)
        all[id] = listener(id, static_cast<uint16_t>(3000 + id));
    known.replace(all);
    QVERIFY(known.truncated());
    QCOMPARE(known.byId().size(), size_t { 3 });
    all.erase(known.byId().begin()->first);
    known.replace(all);
    QCOMPARE(known.byId().size(), size_t { 3 });
    QVERIFY(known.truncated());
    all.erase(known.byId().begin()->first);
    known.replace(all);
    QVERIFY(!known.truncated());
    for (const auto& [id, each] : all)
        QVERIFY(known.find(id));
}

REGISTER_TEST(tst_KnownListeners, QCoreApplication)
#include "tst_known_listeners.moc"

// SPDX-License-Identifier: MIT
#include "core/mirror/host_seniority.h"
#include "core/settings/port_order_file.h"
#include "tests/support/test_class.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

using Ports = std::set<PortKey>;

HostSeniority::Listeners listening(uint64_t id, uint16_t port)
{
    GuestListener listener;
    listener.id = id;
    listener.port = port;
    return { { id, listener } };
}

HostSeniority::Holder heldBy(const char* program)
{
    return [program](PortKey) { return std::string(program); };
}

PortOrder orderOf(const char* guest)
{
    PortOrder order;
    order.guest = guest;
    order.boot = "boot \"1\"";
    order.guestFirst = { { 3000, { 1, UINT64_MAX } }, { { 53, Protocol::Udp }, { 7 } } };
    order.hostLater = { { 4000, "boot 12 345" } };
    return order;
}

} // namespace

/// Who was first on a port, within one run and over a restart.
class tst_HostSeniority : public QObject
{
    Q_OBJECT

private slots:
    void withinARun();
    void overARestart_data();
    void overARestart();
    void hostWasFirst();
    void onlyTheSameGuestsFile();
    void brokenFile_data();
    void brokenFile();
};

void tst_HostSeniority::withinARun()
{
    HostSeniority seniority;
    const Ports none;
    const auto observe = [&](const Ports& host, const Ports& guest) { seniority.observe(host, guest, heldBy("")); };
    observe({ 80 }, {});
    observe({ 80 }, { 80, 3000 });
    observe({ 80, 3000 }, { 80, 3000 });
    QCOMPARE(seniority.juniorPorts(), Ports { 3000 });

    observe({ 80, 3000 }, { 80 }); // the dev server restarts behind its forwarder
    QCOMPARE(seniority.juniorPorts(), Ports { 3000 });

    observe({ 80 }, { 80 });
    QCOMPARE(seniority.juniorPorts(), none);
    observe({ 80, 3000 }, { 80 });
    QCOMPARE(seniority.juniorPorts(), none); // now the host was first
}

void tst_HostSeniority::overARestart_data()
{
    QTest::addColumn<bool>("came"); // the host program: in the first run, else between the runs
    QTest::addColumn<QString>("program"); // in the second run; it was "boot-1 12 5"
    QTest::addColumn<QString>("boot");    // the guest's in the second run; it was "one"
    QTest::addColumn<int>("socket");      // the guest's in the second run, 0: none; it was 7
    QTest::addColumn<bool>("junior");
    QTest::newRow("nothing happened") << true << "boot-1 12 5" << "one" << 7 << true;
    QTest::newRow("the service restarted") << true << "boot-1 12 5" << "one" << 8 << true;
    QTest::newRow("the service is down") << true << "boot-1 12 5" << "one" << 0 << true;
    QTest::newRow("the guest was rebooted") << true << "boot-1 12 5" << "two" << 7 << true;
    QTest::newRow("another program took the port") << true << "boot-1 13 9" << "one" << 7 << true;
    QTest::newRow("another program, and the service restarted") << true << "boot-1 13 9" << "one" << 8 << false;
    QTest::newRow("the host was rebooted") << true << "boot-2 12 5" << "two" << 7 << false;
    QTest::newRow("nobody knows the program") << true << "" << "one" << 8 << false;
    QTest::newRow("it came between") << false << "boot-1 12 5" << "one" << 7 << true;
    QTest::newRow("it came between, and the service restarted") << false << "boot-1 12 5" << "one" << 8 << false;
    QTest::newRow("it came between, and the guest was rebooted") << false << "boot-1 12 5" << "two" << 7 << false;
    QTest::newRow("it came between, and the boot is unknown") << false << "boot-1 12 5" << "" << 7 << false;
}

void tst_HostSeniority::overARestart()
{
    QFETCH(bool, came);
    QFETCH(QString, program);
    QFETCH(QString, boot);
    QFETCH(int, socket);
    QFETCH(bool, junior);

    const QTemporaryDir folder;
    const QString path = folder.filePath("new/portolan.order.json");
    {
        HostSeniority first;
        first.observe({}, { 3000 }, heldBy(""));
        if (came)
            first.observe({ 3000 }, { 3000 }, heldBy("boot-1 12 5"));
        PortOrderFile(path).save(first.order("one", listening(7, 3000), heldBy("boot-1 12 5")));
    }
    HostSeniority second(PortOrderFile(path).load({}));
    const auto holder = [&program](PortKey) { return program.toStdString(); };
    second.observe({ 3000 }, {}, holder); // the guest's listeners are known later
    if (socket != 0)
        second.recognize(boot.toStdString(), listening(socket, 3000));
    QCOMPARE(second.juniorPorts().contains(3000), junior);
}

/// A service that bound the port before the host program, but listened after it, has no precedence in the next run either.
void tst_HostSeniority::hostWasFirst()
{
    HostSeniority first;
    first.observe({ 3000 }, {}, heldBy("x"));
    first.observe({ 3000 }, { 3000 }, heldBy("x"));
    const PortOrder order = first.order("one", listening(7, 3000), heldBy("x"));
    QVERIFY(order.guestFirst.empty() && order.hostLater.empty());

    // The id of a socket on another port, which the kernel gave out again.
    PortOrder other;
    other.boot = "one";
    other.guestFirst = { { 3000, { 7 } } };
    HostSeniority second(other);
    second.observe({ 3000 }, {}, heldBy("x"));
    second.recognize("one", listening(7, 4000));
    QVERIFY(second.juniorPorts().empty());
}

void tst_HostSeniority::onlyTheSameGuestsFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("portolan.order.json");
    PortOrderFile file(path);
    file.save(orderOf("netns:größe"));
    QVERIFY(PortOrderFile(path).load("netns:größe") == orderOf("netns:größe"));
    PortOrder none;
    none.guest = "wsl";
    QVERIFY(PortOrderFile(path).load("wsl") == none);

    // Written only where something is new.
    QVERIFY(QFile::remove(path));
    file.save(orderOf("netns:größe"));
    QVERIFY(!QFile::exists(path));
    file.save(orderOf("wsl"));
    QVERIFY(PortOrderFile(path).load("wsl") == orderOf("wsl"));

    PortOrderFile nowhere({});
    nowhere.save(orderOf("wsl"));
    QVERIFY(nowhere.load("wsl") == none);
}

void tst_HostSeniority::brokenFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"guest\":\"wsl\",");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("other types") << QByteArray(R"({"guest":"wsl","boot":1,"guestFirst":[3000],"hostLater":{"80":7}})");
    QTest::newRow("no ports") << QByteArray(
        R"({"guest":"wsl","guestFirst":{"0":["1"],"x":["1"],"80":[1,"x"]},"hostLater":{"70000":"a","80":""}})");
    QTest::newRow("too long") << QByteArray("{\"guest\":\"wsl\",\"boot\":\"") + QByteArray(1024 * 1024, 'x') + "\"}";
}

void tst_HostSeniority::brokenFile()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath("portolan.order.json");
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(text);
    file.close();
    PortOrder none;
    none.guest = "wsl";
    QVERIFY(PortOrderFile(path).load("wsl") == none);
    PortOrderFile(path).save(orderOf("wsl"));
    QVERIFY(PortOrderFile(path).load("wsl") == orderOf("wsl"));
}

REGISTER_TEST(tst_HostSeniority, QCoreApplication)
#include "tst_host_seniority.moc"

// SPDX-License-Identifier: MIT
#include "core/host/host_watch.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

using namespace portolan;

/// The host as it is: listeners of this test among whatever else listens on the machine.
class TestHostWatch : public QObject
{
    Q_OBJECT

private slots:
    void comesAndGoes();
    void ownMirrorsAreLeftOut();
    void lookTellsOfWhatIsNew();

private:
    static std::vector<HostListener> on(const HostWatch& watch, quint16 port)
    {
        std::vector<HostListener> found;
        std::ranges::copy_if(
            watch.listeners(), std::back_inserter(found), [port](const HostListener& each) { return each.port == port; });
        return found;
    }
    static uint64_t inodeOf(const QTcpServer& server)
    {
        struct stat information {
        };
        return ::fstat(int(server.socketDescriptor()), &information) == 0 ? information.st_ino : 0;
    }
};

void TestHostWatch::comesAndGoes()
{
    HostWatch watch([] { return std::set<uint64_t>(); });
    watch.start();
    QSignalSpy changed(&watch, &HostWatch::listenersChanged);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    QTRY_COMPARE(on(watch, port).size(), size_t { 1 });
    QVERIFY(!changed.isEmpty());
    const HostListener found = on(watch, port).front();
    QCOMPARE(QString::fromStdString(found.address.to_string()), QString("127.0.0.1"));
    QCOMPARE(qint64(found.process.pid), qint64(::getpid()));
    QVERIFY(found.owner == HostOwner::Stranger);

    server.close();
    QTRY_VERIFY(on(watch, port).empty());
}

void TestHostWatch::ownMirrorsAreLeftOut()
{
    QTcpServer mirror;
    QVERIFY(mirror.listen(QHostAddress::LocalHost));
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    HostWatch watch([&] { return std::set<uint64_t> { inodeOf(mirror) }; });
    watch.start();
    QVERIFY(on(watch, mirror.serverPort()).empty());
    QCOMPARE(on(watch, other.serverPort()).size(), size_t { 1 });
}

void TestHostWatch::lookTellsOfWhatIsNew()
{
    HostWatch watch([] { return std::set<uint64_t>(); });
    (void)watch.look();
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QVERIFY(watch.look());
    QCOMPARE(on(watch, server.serverPort()).size(), size_t { 1 });
    const quint16 port = server.serverPort();
    server.close();
    QVERIFY(watch.look());
    QVERIFY(on(watch, port).empty());
}

QTEST_GUILESS_MAIN(TestHostWatch)
#include "tst_host_watch.moc"

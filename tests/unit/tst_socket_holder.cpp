// SPDX-License-Identifier: MIT
#include "core/agent/process_of_event.h"
#include "core/base/unique_fd.h"
#include "tests/support/test_class.h"

#include <QProcess>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace portolan;

namespace {

uint64_t cookieOf(const UniqueFd& socket)
{
    uint64_t cookie = 0;
    socklen_t length = sizeof(cookie);
    return ::getsockopt(socket.fd(), SOL_SOCKET, SO_COOKIE, &cookie, &length) == 0 ? cookie : 0;
}

} // namespace

class tst_SocketHolder : public QObject
{
    Q_OBJECT

private slots:
    void itself();
    void anotherProcess();
    void nobody();
};

void tst_SocketHolder::itself()
{
    const UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    QCOMPARE(findSocketHolder(cookieOf(socket), "unit_test_progr"), static_cast<uint32_t>(::getpid()));
    QCOMPARE(findSocketHolder(cookieOf(socket), "another name"), uint32_t { 0 });
}

void tst_SocketHolder::anotherProcess()
{
    UniqueFd socket(::socket(AF_INET, SOCK_STREAM, 0)); // children inherit it
    const uint64_t cookie = cookieOf(socket);
    QProcess sleep;
    sleep.start("/bin/sleep", { "600" });
    QVERIFY(sleep.waitForStarted());
    socket.reset();
    const uint32_t found = findSocketHolder(cookie, "sleep");
    if (found == 0 && ::geteuid() != 0)
        QSKIP("This system lets only root look into other processes");
    QCOMPARE(found, static_cast<uint32_t>(sleep.processId()));
    sleep.kill();
    QVERIFY(sleep.waitForFinished());
    QCOMPARE(findSocketHolder(cookie, "sleep"), uint32_t { 0 });
}

void tst_SocketHolder::nobody() { QCOMPARE(findSocketHolder(~uint64_t { 0 }, "unit_test_progr"), uint32_t { 0 }); }

REGISTER_TEST(tst_SocketHolder, QCoreApplication)
#include "tst_socket_holder.moc"

// SPDX-License-Identifier: MIT
#include "core/agent/guest_processes.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <algorithm>

#include <unistd.h>

using namespace portolan;

class tst_GuestProcesses : public QObject
{
    Q_OBJECT

private slots:
    void uses_data();
    void uses();
    void readsThisSystem();
};

namespace {

using Processes = std::vector<GuestProcess>;

/// A distribution without systemd, with the agent in it: init, a session leader and its relay, and us.
const Processes plain { { 1, 0, "/init", "/" }, { 5, 1, "/init", "/" }, { 6, 5, "/init", "/" }, { 7, 6, "/init", "/" },
    { 100, 7, "/var/lib/portolan/portolan-agent", "/" } };
/// A distribution with systemd.
const Processes systemd { { 1, 0, "/usr/lib/systemd/systemd", "/init.scope" }, { 2, 1, "/init", "/" }, { 6, 2, "/init", "/" },
    { 40, 1, "/usr/lib/systemd/systemd-journald", "/system.slice/systemd-journald.service" },
    { 41, 1, "/usr/sbin/nginx", "/system.slice/nginx.service" },
    { 50, 1, "/usr/lib/systemd/systemd", "/user.slice/user-1000.slice/user@1000.service/init.scope" },
    { 51, 2, "/usr/bin/login", "/user.slice/user-1000.slice/session-1.scope" },
    { 52, 51, "/usr/bin/bash", "/user.slice/user-1000.slice/session-1.scope" },
    { 100, 6, "/var/lib/portolan/portolan-agent", "/" } };

Processes with(Processes processes, const GuestProcess& another)
{
    processes.push_back(another);
    return processes;
}

} // namespace

Q_DECLARE_METATYPE(Processes)

void tst_GuestProcesses::uses_data()
{
    QTest::addColumn<Processes>("processes");
    QTest::addColumn<bool>("used");
    QTest::newRow("nobody") << plain << false;
    QTest::newRow("nobody, systemd") << systemd << false;
    QTest::newRow("a shell") << with(plain, { 200, 7, "/usr/bin/bash", "/" }) << true;
    QTest::newRow("a shell, systemd") << with(systemd, { 200, 6, "/usr/bin/bash", "/init.scope" }) << true;
    QTest::newRow("a server whose shell has ended") << with(plain, { 200, 1, "/usr/bin/node", "/" }) << true;
    QTest::newRow("a child of ours") << with(plain, { 101, 100, "/usr/bin/ip", "/" }) << false;
    QTest::newRow("what we were started by") << Processes { { 1, 0, "/init", "" }, { 9, 1, "/bin/sh", "" }, { 100, 9, "/agent", "" } } << false;
    QTest::newRow("the kernel's") << with(plain, { 300, 2, "", "/" }) << false;
    QTest::newRow("parents in a circle") << with(with(plain, { 200, 201, "/usr/bin/a", "/" }), { 201, 200, "/usr/bin/b", "/" }) << true;
}

void tst_GuestProcesses::uses()
{
    QFETCH(Processes, processes);
    QFETCH(bool, used);
    QCOMPARE(isUsed(processes, 100), used);
}

void tst_GuestProcesses::readsThisSystem()
{
    const Processes processes = guestProcesses();
    const auto self = std::find_if(processes.begin(), processes.end(),
        [](const GuestProcess& process) { return process.pid == static_cast<uint32_t>(::getpid()); });
    QVERIFY(self != processes.end());
    QCOMPARE(self->parent, static_cast<uint32_t>(::getppid()));
    QVERIFY2(self->executable.ends_with("/unit_test_program"), self->executable.c_str());
}

REGISTER_TEST(tst_GuestProcesses, QCoreApplication)
#include "tst_guest_processes.moc"

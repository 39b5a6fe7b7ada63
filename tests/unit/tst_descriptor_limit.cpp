// SPDX-License-Identifier: MIT
#include "core/base/descriptor_limit.h"
#include "tests/support/test_class.h"

#include <QtTest>

#include <limits>

#include <sys/resource.h>

using namespace portolan;

class TestDescriptorLimit : public QObject
{
    Q_OBJECT

private slots:
    void raiseAndRestore();
};

void TestDescriptorLimit::raiseAndRestore()
{
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit lower = before;
    lower.rlim_cur = before.rlim_max / 2;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lower), 0);
    QCOMPARE(descriptorsForConnections(), std::numeric_limits<int>::max());
    raiseDescriptorLimit();
    QVERIFY(descriptorsForConnections() < static_cast<int>(before.rlim_max));
    QVERIFY(descriptorsForConnections() >= static_cast<int>(before.rlim_max / 2));
    rlimit now {};
    ::getrlimit(RLIMIT_NOFILE, &now);
    QCOMPARE(now.rlim_cur, before.rlim_max);
    restoreDescriptorLimit();
    ::getrlimit(RLIMIT_NOFILE, &now);
    QCOMPARE(now.rlim_cur, lower.rlim_cur);
    ::setrlimit(RLIMIT_NOFILE, &before);
}

REGISTER_TEST(TestDescriptorLimit, QCoreApplication)
#include "tst_descriptor_limit.moc"

// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include <unistd.h>

/// Network namespaces take root.
#define SKIP_WITHOUT_ROOT()                                                                                            \
    do {                                                                                                               \
        if (::geteuid() != 0)                                                                                          \
            QSKIP("This test makes network namespaces, which takes root.");                                            \
    } while (false)

/// A twin and a running Portolan whose guest is connected.
#define START(bed)                                                                                                     \
    do {                                                                                                               \
        QCOMPARE((bed).twin.error(), QString());                                                                       \
        QVERIFY2((bed).portolan.startAndConnect(), qPrintable((bed).portolan.process().errors()));                     \
    } while (false)

/// As QTRY_, with a time that suffices on a slow machine under load, and counted by the clock, since what is asked may be slow
/// itself. A test that passes never waits for it.
#define TRY_VERIFY(condition) QVERIFY(QTest::qWaitFor([&] { return static_cast<bool>(condition); }, 30000))
#define TRY_COMPARE(actual, expected)                                                                                  \
    do {                                                                                                               \
        (void)QTest::qWaitFor([&] { return (actual) == (expected); }, 30000);                                          \
        QCOMPARE(actual, expected);                                                                                    \
    } while (false)

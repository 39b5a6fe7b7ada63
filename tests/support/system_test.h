// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include <unistd.h>

/// Creating network namespaces requires root.
#define SKIP_WITHOUT_ROOT()                                                                                            \
    do {                                                                                                               \
        if (::geteuid() != 0)                                                                                          \
            QSKIP("This test creates network namespaces, which requires root.");                                       \
    } while (false)

/// A twin and a running Portolan with a connected guest.
#define START(bed)                                                                                                     \
    do {                                                                                                               \
        QCOMPARE((bed).twin.error(), QString());                                                                       \
        QVERIFY2((bed).portolan.startAndConnect(), qPrintable((bed).portolan.process().errors()));                     \
    } while (false)

/// Like QTRY_, with a timeout that suffices on a slow machine under load. Measures with a clock, because evaluating the
/// condition may be slow. A passing test never waits that long.
#define TRY_VERIFY(condition) QVERIFY(QTest::qWaitFor([&] { return static_cast<bool>(condition); }, 30000))
#define TRY_COMPARE(actual, expected)                                                                                  \
    do {                                                                                                               \
        (void)QTest::qWaitFor([&] { return (actual) == (expected); }, 30000);                                          \
        QCOMPARE(actual, expected);                                                                                    \
    } while (false)

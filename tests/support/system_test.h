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

/// As QTRY_, with a time that suffices on a slow machine under load. A test that passes never waits for it.
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30000)
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30000)

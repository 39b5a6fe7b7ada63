// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/system_test.h"
#include "tests/windows/support/windows_bed.h"

#include <QFileInfo>

/// Needs root for network namespaces, and the programs built for Windows.
#define SKIP_WITHOUT_WINDOWS()                                                                                         \
    do {                                                                                                               \
        SKIP_WITHOUT_ROOT();                                                                                           \
        if (!QFileInfo::exists(portolan::test::Wine::standIns() + "/wsl.exe"))                                         \
            QSKIP("Nothing was built for Windows: run app/windows/build");                                             \
    } while (false)

/// A Windows with Portolan running and its guest connected.
#define START_IN_WINDOWS(bed)                                                                                          \
    do {                                                                                                               \
        QCOMPARE((bed).error(), QString());                                                                            \
        (bed).portolan.start();                                                                                        \
        QVERIFY2((bed).portolan.connected(), qPrintable((bed).portolan.process().errors()));                           \
    } while (false)

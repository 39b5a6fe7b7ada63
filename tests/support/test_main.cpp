// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <utility>

const TestClass* TestClass::s_last = nullptr;

TestClass::TestClass(const char* sourceFile, Run run)
    : m_previous(std::exchange(s_last, this))
    , m_name(QFileInfo(QString::fromLocal8Bit(sourceFile)).completeBaseName().toLocal8Bit())
    , m_run(run)
{
}

const TestClass* TestClass::find(const QByteArray& name)
{
    const TestClass* found = s_last;
    while (found && found->m_name != name)
        found = found->m_previous;
    return found;
}

QByteArrayList TestClass::names()
{
    QByteArrayList names;
    for (const TestClass* each = s_last; each; each = each->m_previous)
        names.append(each->m_name);
    std::sort(names.begin(), names.end());
    return names;
}

int main(int argc, char* argv[])
{
    // The class sees the arguments that a program of its own would, and so its name as that of the application.
    if (const TestClass* named = argc > 1 ? TestClass::find(argv[1]) : nullptr)
        return named->run(argc - 1, argv + 1);
    std::fprintf(stderr, "Usage: %s CLASS [arguments of Qt Test], where CLASS is one of:\n%s\n", argv[0],
        TestClass::names().join('\n').constData());
    return 2;
}

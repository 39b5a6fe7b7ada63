// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QTest>

/// A test class that registered itself with its program. The test classes of a folder are one program, which runs the class that
/// its first argument names: `unit_test_program tst_policy [arguments of Qt Test]`. A class has the name of its source file.
class TestClass {
public:
    using Run = int (*)(int argc, char** argv);

    TestClass(const char* sourceFile, Run run);

    /// Null if the program has no such class.
    [[nodiscard]] static const TestClass* find(const QByteArray& name);
    [[nodiscard]] static QByteArrayList names();

    [[nodiscard]] int run(int argc, char** argv) const { return m_run(argc, argv); }

private:
    static const TestClass* s_last;

    const TestClass* m_previous;
    QByteArray m_name;
    Run m_run;
};

/// For a class that must run without an application object.
struct NoApplication {
    NoApplication(int& /*argc*/, char** /*argv*/) {}
};

template <typename Class, typename Application>
int runTestClass(int argc, char** argv)
{
    Application application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    Class test;
    return QTest::qExec(&test, argc, argv);
}

/// In place of QTEST_MAIN. `Application` is QApplication, QCoreApplication or NoApplication.
#define REGISTER_TEST(Class, Application)                                                                              \
    static const TestClass registered##Class(__FILE__, &runTestClass<Class, Application>);

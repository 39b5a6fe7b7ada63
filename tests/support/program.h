// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace portolan::test {

/// Where and as which user a program runs.
struct Place {
    QString networkNamespace; ///< path of a namespace file; "": the test's own
    uint userId = 0;          ///< 0: the test's user, which is root in system tests
    QString folder;           ///< working directory; "": the test's
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
};

/// A program started by the test. The destructor kills it; if the test dies, the system does.
class Program
{
public:
    Program(const Place& place, const QString& program, const QStringList& arguments);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] qint64 pid() const { return m_pid; }
    [[nodiscard]] bool running();
    /// All output so far.
    [[nodiscard]] QString output();
    [[nodiscard]] QString errors();
    void write(const QByteArray& bytes);
    void closeInput();

    void signal(int number);
    /// Sends SIGTERM and waits for the end.
    void stop();
    void kill();
    /// -1: did not end within `milliseconds`. For a killed program, 128 plus the signal number.
    [[nodiscard]] int waitForEnd(int milliseconds = 30000);

private:
    void collect();

    QProcess m_process;
    qint64 m_pid = 0;
    QByteArray m_output;
    QByteArray m_errors;
};

/// The result of a program that has ended.
struct Outcome {
    int exitCode = -1;
    QString output;
    QString errors;
};

/// Runs a program to its end.
[[nodiscard]] Outcome run(
    const Place& place, const QString& program, const QStringList& arguments, int milliseconds = 30000);

} // namespace portolan::test

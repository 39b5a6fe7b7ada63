// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace portolan::test {

/// Where and as whom a program runs.
struct Place {
    QString networkNamespace; ///< path of a namespace file; "": this one
    uint userId = 0;          ///< 0: as the test, which is root in system tests
    QString folder;           ///< working directory; "": the test's
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
};

/// A program that the test started. It is killed by its destructor, and by the system when the test dies.
class Program
{
public:
    Program(const Place& place, const QString& program, const QStringList& arguments);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] qint64 pid() const { return m_pid; }
    [[nodiscard]] bool running();
    /// All that came so far.
    [[nodiscard]] QString output();
    [[nodiscard]] QString errors();
    void write(const QByteArray& bytes);
    void closeInput();

    void signal(int number);
    /// SIGTERM and waiting for the end.
    void stop();
    void kill();
    /// -1: it did not end within `milliseconds`; a program that was killed has 128 and the signal's number.
    [[nodiscard]] int waitForEnd(int milliseconds = 30000);

private:
    void collect();

    QProcess m_process;
    qint64 m_pid = 0;
    QByteArray m_output;
    QByteArray m_errors;
};

/// What a program that has ended left.
struct Outcome {
    int exitCode = -1;
    QString output;
    QString errors;
};

/// Runs a program to its end.
[[nodiscard]] Outcome run(
    const Place& place, const QString& program, const QStringList& arguments, int milliseconds = 30000);

} // namespace portolan::test

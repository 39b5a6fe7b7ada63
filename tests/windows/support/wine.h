// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace portolan::test {

/// What Wine is started with.
struct WineOptions {
    QString display;     ///< ":1"; "": none
    QStringList wrapper; ///< Wine is started through this program with these arguments, setpriv say
};

/// A Windows of the test's own: Wine with its drive C: as it is when Windows is new, in one place. Its programs' sockets belong
/// to that place's network namespace, since Wine's server makes them all. It ends with every program of it.
///
/// The drive is made once and kept for the next, which takes its registry and folders back to the beginning. One at a time.
class Wine
{
public:
    explicit Wine(const Place& place, const WineOptions& options = {});
    ~Wine();
    Wine(const Wine&) = delete;
    Wine& operator=(const Wine&) = delete;

    /// What went wrong while it was started; "": nothing.
    [[nodiscard]] QString error() const { return m_error; }

    /// Where a program of Linux finds this Windows when it calls `wine`.
    [[nodiscard]] const Place& place() const { return m_place; }
    /// For every program that is started here.
    void setEnvironment(const QString& name, const QString& value) { m_place.environment.insert(name, value); }
    /// A Windows program by the path of its file, or by its name where Windows finds it by that.
    [[nodiscard]] std::unique_ptr<Program> start(const QString& program, const QStringList& arguments) const;
    [[nodiscard]] Outcome run(const QString& program, const QStringList& arguments, int milliseconds = 30000) const;

    /// The processes, by Linux' numbers, that run a Windows program of that name.
    [[nodiscard]] QList<qint64> processes(const QString& program) const;

    /// The folder of the cross-build: $PORTOLAN_WINDOWS_BUILD, else this checkout's.
    [[nodiscard]] static QString build();
    /// The folder of our programs for Windows, and the one of those that the tests have it play with.
    [[nodiscard]] static QString programs() { return build() + QStringLiteral("/bin"); }
    [[nodiscard]] static QString standIns() { return build() + QStringLiteral("/standins"); }
    /// The folder that is C:.
    [[nodiscard]] QString drive() const;
    /// The folder that is C:\windows\system32, where Windows looks for programs.
    [[nodiscard]] QString system() const { return drive() + QStringLiteral("/windows/system32"); }
    /// The folder that is the user's home: .wslconfig, AppData.
    [[nodiscard]] QString home() const;
    /// A file of Linux as Windows programs call it.
    [[nodiscard]] static QString windowsPath(const QString& path);
    /// A value of the registry; "": there is none.
    [[nodiscard]] QString registryValue(const QString& key, const QString& name) const;

private:
    [[nodiscard]] bool startServer();
    [[nodiscard]] bool makeDrive();
    [[nodiscard]] bool addToRegistry(
        const QString& key, const QString& name, const QString& type, const QString& value) const;
    [[nodiscard]] bool resetDrive();
    [[nodiscard]] Outcome command(const QString& program, const QStringList& arguments) const;

    QString m_folder;
    QLockFile m_lock;
    Place m_place;
    QStringList m_wrapper;
    QString m_error;
    std::unique_ptr<Program> m_server;
    std::unique_ptr<Program> m_explorer;
};

} // namespace portolan::test

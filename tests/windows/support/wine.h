// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace portolan::test {

/// Options for starting Wine.
struct WineOptions {
    QString display;     ///< ":1"; "": no display
    QStringList wrapper; ///< starts Wine through this program and its arguments, such as setpriv
};

/// A Windows for tests: Wine with a fresh drive C:, in one place. Its programs' sockets belong to that place's network
/// namespace, because Wine's server creates them all. When this object goes, all its programs end.
///
/// The drive is created once and reused, with its registry and folders reset. One instance at a time.
class Wine
{
public:
    explicit Wine(const Place& place, const WineOptions& options = {});
    ~Wine();
    Wine(const Wine&) = delete;
    Wine& operator=(const Wine&) = delete;

    /// What went wrong during the start; "" if nothing.
    [[nodiscard]] QString error() const { return m_error; }

    /// The environment for a Linux program that calls `wine`.
    [[nodiscard]] const Place& place() const { return m_place; }
    /// Applies to every program that is started here.
    void setEnvironment(const QString& name, const QString& value) { m_place.environment.insert(name, value); }
    /// Starts a Windows program by the path of its file, or by its name if Windows can find it.
    [[nodiscard]] std::unique_ptr<Program> start(const QString& program, const QStringList& arguments) const;
    [[nodiscard]] Outcome run(const QString& program, const QStringList& arguments, int milliseconds = 30000) const;

    /// The Linux pids of the processes that run a Windows program of that name.
    [[nodiscard]] QList<qint64> processes(const QString& program) const;

    /// The folder of the cross-build: $PORTOLAN_WINDOWS_BUILD, or else this checkout's.
    [[nodiscard]] static QString build();
    /// The folder of our programs for Windows, and the one with programs for tests.
    [[nodiscard]] static QString programs() { return build() + QStringLiteral("/bin"); }
    [[nodiscard]] static QString standIns() { return build() + QStringLiteral("/standins"); }
    /// The folder of drive C:.
    [[nodiscard]] QString drive() const;
    /// The folder of C:\windows\system32, where Windows looks for programs.
    [[nodiscard]] QString system() const { return drive() + QStringLiteral("/windows/system32"); }
    /// The user's home folder: .wslconfig, AppData.
    [[nodiscard]] QString home() const;
    /// The path of a Linux file as seen by Windows programs.
    [[nodiscard]] static QString windowsPath(const QString& path);
    /// A registry value; "" if there is none.
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

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"
#include "tests/support/twin.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace portolan::test {

/// The real program in the twin's host namespace, with the twin's guest, and a home of its own. Asked and told by its command
/// line only.
class PortolanInstance
{
public:
    explicit PortolanInstance(const Twin& twin);
    ~PortolanInstance();

    /// Its settings file, before it starts.
    void writeSettings(const QByteArray& text);
    void setEnvironment(const QString& name, const QString& value) { m_environment.insert(name, value); }
    /// Every `portolan` is started through this program with these arguments, setpriv say.
    void setWrapper(const QStringList& wrapper) { m_wrapper = wrapper; }
    /// Starts `portolan` without a window. `arguments` in place of "--headless --guest netns:…".
    void start(const QStringList& arguments = {});
    /// By its own command, and waits; false: it had to be killed.
    bool quit();
    /// start(), and the guest connected.
    [[nodiscard]] bool startAndConnect();
    [[nodiscard]] Program& process() { return *m_process; }
    [[nodiscard]] bool running() { return m_process && m_process->running(); }

    /// `portolan ARGUMENTS` as a user would say it to the running instance.
    [[nodiscard]] Outcome command(const QStringList& arguments) const;
    /// What `status --json` prints; empty when it failed.
    [[nodiscard]] QJsonObject status() const;
    /// The row of a port in the status; empty: there is none.
    [[nodiscard]] QJsonObject row(int port) const;
    /// "mirrored", or "conflict host-port-in-use" where there is a reason; "": no row.
    [[nodiscard]] QString state(int port) const;
    /// `guest.state`.
    [[nodiscard]] QString guestState() const;
    /// Where the host listens for the port, "127.0.0.1 ::1".
    [[nodiscard]] QString hostAddresses(int port) const;

    /// The folder for its settings and sockets.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] Place place() const;

    /// The folder of the programs under test: $PORTOLAN_BIN, else this build's.
    [[nodiscard]] static QString binaryFolder();
    [[nodiscard]] static QString program() { return binaryFolder() + QStringLiteral("/portolan"); }

private:
    const Twin& m_twin;
    QTemporaryDir m_folder;
    QStringList m_wrapper;
    QMap<QString, QString> m_environment;
    std::unique_ptr<Program> m_process;
};

/// What nearly every system test needs.
struct TestBed {
    Twin twin;
    PortolanInstance portolan { twin };
};

} // namespace portolan::test

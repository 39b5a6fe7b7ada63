// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/running_portolan.h"
#include "tests/support/twin.h"

#include <QMap>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace portolan::test {

/// The real program in the twin's host namespace, with the twin's guest and a home of its own.
class PortolanInstance : public RunningPortolan
{
public:
    explicit PortolanInstance(const Twin& twin);
    ~PortolanInstance() override;

    /// Writes the settings file; call before the start.
    void writeSettings(const QByteArray& text);
    void setEnvironment(const QString& name, const QString& value) { m_environment.insert(name, value); }
    /// Starts every `portolan` through this program and arguments, such as setpriv.
    void setWrapper(const QStringList& wrapper) { m_wrapper = wrapper; }
    /// Starts `portolan` without a window. `arguments` replace "--headless --guest netns:…".
    void start(const QStringList& arguments = {});
    /// Runs `portolan quit` and waits; false if it had to be killed.
    bool quit();
    /// start(), then waits until the guest is connected.
    [[nodiscard]] bool startAndConnect();
    [[nodiscard]] Program& process() { return *m_process; }
    [[nodiscard]] bool running() { return m_process && m_process->running(); }

    [[nodiscard]] Outcome command(const QStringList& arguments) const override;
    /// Asks over the control socket, as `portolan status` does: starting that program each time would take most of a
    /// test's time.
    [[nodiscard]] QJsonObject status() const override;

    /// The folder for its settings and sockets.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] Place place() const;

    /// The folder of the programs to test: $PORTOLAN_BIN, or else this build's.
    [[nodiscard]] static QString binaryFolder();
    [[nodiscard]] static QString program() { return binaryFolder() + QStringLiteral("/portolan"); }

private:
    const Twin& m_twin;
    QTemporaryDir m_folder;
    QStringList m_wrapper;
    QMap<QString, QString> m_environment;
    std::unique_ptr<Program> m_process;
};

/// A twin and an instance: what nearly every system test needs.
struct TestBed {
    Twin twin;
    PortolanInstance portolan { twin };
};

} // namespace portolan::test

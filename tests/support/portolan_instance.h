// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/running_portolan.h"
#include "tests/support/twin.h"

#include <QMap>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace portolan::test {

/// The real program in the twin's host namespace, with the twin's guest, and a home of its own.
class PortolanInstance : public RunningPortolan
{
public:
    explicit PortolanInstance(const Twin& twin);
    ~PortolanInstance() override;

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

    [[nodiscard]] Outcome command(const QStringList& arguments) const override;
    /// Asked as `portolan status` asks: tests that wait for a state would spend most of their time on starting that.
    [[nodiscard]] QJsonObject status() const override;

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

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/running_portolan.h"
#include "tests/support/twin.h"
#include "tests/windows/support/wine.h"
#include "tests/windows/support/wsl_world.h"

#include <QString>

#include <memory>

namespace portolan::test {

/// The real portolan.exe in a test's Windows. It finds its guest through wsl.exe.
class WindowsPortolan : public RunningPortolan
{
public:
    explicit WindowsPortolan(const Wine& wine);
    ~WindowsPortolan() override;

    /// The folder of its programs; by default where they were built.
    void setFolder(const QString& folder) { m_folder = folder; }
    /// Starts it without a window.
    void start(const QStringList& arguments = { "--headless" });
    /// Starts the desktop application.
    void startOnDesktop(const QStringList& arguments = {});
    /// Runs `portolan quit` and waits; false if it had to be killed.
    bool quit();
    [[nodiscard]] bool connected();
    [[nodiscard]] Program& process() { return *m_process; }
    [[nodiscard]] bool running() { return m_process && m_process->running(); }

    [[nodiscard]] Outcome command(const QStringList& arguments) const override;

private:
    const Wine& m_wine;
    QString m_folder;
    std::unique_ptr<Program> m_process;
};

/// The article's machine: the twin, Windows on its host, and WSL, whose distributions are its guest.
struct WindowsBed {
    explicit WindowsBed(const WineOptions& options = {})
        : wine(twin.host(), options)
    {
    }
    /// What went wrong during creation; "" if nothing.
    [[nodiscard]] QString error() const { return twin.error() + wine.error(); }
    /// The content of Portolan's log file.
    [[nodiscard]] QByteArray log() const;

    Twin twin;
    Wine wine;
    WslWorld wsl { twin, wine };
    WindowsPortolan portolan { wine };
};

} // namespace portolan::test

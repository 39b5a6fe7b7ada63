// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/twin.h"
#include "tests/windows/support/wine.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace portolan::test {

/// WSL as the stand-in for wsl.exe plays it in a Windows of the test: which distributions there are, which run, and how WSL
/// answers. All of them are the twin's guest, as all of WSL's are one virtual machine.
///
/// The stand-in reads a folder: `guest` (the namespace), `helper` (the program that runs commands there), `default`,
/// `distributions/NAME/` with `version`, `running` while it runs, `alone` (see setAlone()), and `root/`, the folders that it
/// has for its own; `failure` (what every call fails with); it writes its `calls`.
class WslWorld
{
public:
    /// With one distribution, Ubuntu, which runs.
    WslWorld(const Twin& twin, Wine& wine);

    /// The first one is the default.
    void addDistribution(const QString& name, int version = 2, bool running = true);
    void removeDistribution(const QString& name);
    void setRunning(const QString& name, bool running);
    [[nodiscard]] bool running(const QString& name) const;
    /// What is started there from now on sees no process but itself: nobody else uses the distribution.
    void setAlone(const QString& name) { write("distributions/" + name + "/alone", {}); }
    /// As `wslinfo --networking-mode` says it: "nat", "mirrored", "none".
    void setNetworkingMode(const QString& mode);
    /// WSL as it is of no use: "none" (Windows has no wsl.exe), "empty" (no distribution), "wsl1" (Old, of WSL 1, is the only one),
    /// "mirrored", "networkless", "stopped" (no distribution runs).
    void make(const QString& useless);
    /// From now on every call of wsl.exe fails and says this.
    void setFailure(const QString& text);
    void clearFailure();

    /// What wsl.exe was called with so far, the arguments of a call joined by tabs.
    [[nodiscard]] QStringList calls() const;
    /// A file of a distribution: /var/lib/… , /root/… , /tmp/….
    [[nodiscard]] QString file(const QString& distribution, const QString& path) const;

private:
    [[nodiscard]] QString folderOf(const QString& distribution) const;
    void write(const QString& file, const QString& text) const;

    QTemporaryDir m_folder;
    QString m_program;
    QString m_networkingMode = QStringLiteral("nat");
};

} // namespace portolan::test

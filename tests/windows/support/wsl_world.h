// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/twin.h"
#include "tests/windows/support/wine.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace portolan::test {

/// WSL as the stand-in for wsl.exe simulates it: which distributions exist, which run, and how WSL answers. All of them
/// are the twin's guest, like WSL's, which share one virtual machine.
///
/// The stand-in reads a folder: `guest` (the namespace), `helper` (the program that runs commands there), `default`,
/// `distributions/NAME/` with `version`, `running` while it runs, `alone` (see setAlone()), and `root/`, its own
/// folders; `failure` (the error of every call). It appends to `calls`.
class WslWorld
{
public:
    /// One distribution, Ubuntu, which runs.
    WslWorld(const Twin& twin, Wine& wine);

    /// The first one is the default.
    void addDistribution(const QString& name, int version = 2, bool running = true);
    void removeDistribution(const QString& name);
    void setRunning(const QString& name, bool running);
    [[nodiscard]] bool running(const QString& name) const;
    /// Programs started from now on see no process but themselves: nobody else uses the distribution.
    void setAlone(const QString& name) { write("distributions/" + name + "/alone", {}); }
    /// The answer of `wslinfo --networking-mode`: "nat", "mirrored", "none".
    void setNetworkingMode(const QString& mode);
    /// Makes WSL useless: "none" (Windows has no wsl.exe), "empty" (no distribution), "wsl1" (the only one, Old, has
    /// WSL 1), "mirrored", "networkless", "stopped" (no distribution runs).
    void make(const QString& useless);
    /// From now on every call of wsl.exe fails with this message.
    void setFailure(const QString& text);
    void clearFailure();

    /// The calls of wsl.exe so far, with arguments separated by tabs.
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

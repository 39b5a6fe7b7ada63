// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace portolan {

/// A distribution that is installed in WSL.
struct WslDistribution {
    QString name;
    int version = 2; ///< of WSL: 1 or 2
    bool isDefault = false;

    friend bool operator==(const WslDistribution&, const WslDistribution&) = default;
};

/// What wsl.exe has printed: UTF-16LE, unless it runs with WSL_UTF8=1.
[[nodiscard]] QString wslText(const QByteArray& output);

/// The names in the output of "wsl.exe --list --quiet", with --running or without.
[[nodiscard]] QStringList wslNames(const QByteArray& output);

/// The rows in the output of "wsl.exe --list --verbose": a star for the default one, the name, the state in the user's
/// language, the version. Skips every other line.
[[nodiscard]] QList<WslDistribution> wslDistributions(const QByteArray& output);

/// The distribution to attach to among `running`; "" if there is none. If `wanted` is "", takes the default one if it runs,
/// else another, since all share one network. Those of Docker Desktop come last. Never takes one that `installed` shows as WSL
/// 1.
[[nodiscard]] QString chooseDistribution(
    const QString& wanted, const QStringList& running, const QList<WslDistribution>& installed);

} // namespace portolan

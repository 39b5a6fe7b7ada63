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

/// What wsl.exe has printed, which is UTF-16LE unless WSL_UTF8=1 has reached it.
[[nodiscard]] QString wslText(const QByteArray& output);

/// The names in the output of "wsl.exe --list --quiet", with --running or without.
[[nodiscard]] QStringList wslNames(const QByteArray& output);

/// The rows in the output of "wsl.exe --list --verbose": a star for the default one, the name, words of the user's language for
/// the state, the version. Every other line is passed over.
[[nodiscard]] QList<WslDistribution> wslDistributions(const QByteArray& output);

/// The one to attach to among `running`; "": none. `wanted` "": the default one where it runs, else another, for all of them
/// share one network; those that serve Docker Desktop only as the last. Never one of WSL 1, as far as `installed` tells.
[[nodiscard]] QString chooseDistribution(
    const QString& wanted, const QStringList& running, const QList<WslDistribution>& installed);

} // namespace portolan

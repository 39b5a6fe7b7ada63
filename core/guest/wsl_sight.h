// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/command_run.h"
#include "core/guest/wsl_listing.h"

namespace portolan {

/// What WSL says about its distributions. Each look lists those that run. The longer list of those that are installed is read only
/// when others run than before. Pure: whoever owns this runs the commands.
class WslSight
{
public:
    /// Takes the outcome of "wsl.exe --list --running --quiet". Returns whether "wsl.exe --list --verbose" has to follow.
    [[nodiscard]] bool listed(const CommandOutcome& outcome);
    /// Takes the outcome of "wsl.exe --list --verbose".
    void surveyed(const CommandOutcome& outcome);
    /// WSL cannot be used; `problem` is a sentence.
    void unusable(const QString& problem);

    [[nodiscard]] bool isUsable() const { return m_problem.isEmpty(); }
    [[nodiscard]] bool nothingRuns() const { return m_running.isEmpty(); }
    /// The distribution to attach to, see chooseDistribution(); "" if there is none.
    [[nodiscard]] QString best(const QString& wanted) const { return chooseDistribution(wanted, m_running, m_installed); }
    /// What the user has to do before there can be a guest, as a sentence; "" if nothing is known.
    [[nodiscard]] QString obstacle(const QString& wanted) const;

private:
    QStringList m_running;
    QList<WslDistribution> m_installed;
    bool m_isComplete = false; ///< m_installed belongs to m_running
    QString m_refusal;         ///< what wsl.exe said instead of a list, in the user's language
    QString m_problem;         ///< why WSL itself cannot be used
};

/// Why a guest of WSL 1 is of no use, and the remedy.
[[nodiscard]] QString wsl1Problem(const QString& name);

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/guest/wsl_sight.h"

#include <utility>

namespace portolan {

QString wsl1Problem(const QString& name)
{
    return QStringLiteral("%1 is a distribution of WSL 1. It has no network of its own, and its services are on localhost without "
                          "Portolan. To run it in WSL 2, run \"wsl --set-version %1 2\".")
        .arg(name);
}

bool WslSight::listed(const CommandOutcome& outcome)
{
    m_refusal.clear();
    QStringList running;
    if (outcome.code == 0) {
        running = wslNames(outcome.output);
    } else {
        // wsl.exe speaks the user's language: good enough to show, useless to parse.
        m_refusal = (wslNames(outcome.output) + wslNames(outcome.errors))
                        .value(0, QStringLiteral("code %1").arg(outcome.code));
    }
    if (std::exchange(m_running, std::move(running)) != m_running)
        m_isComplete = false;
    return !m_isComplete;
}

void WslSight::surveyed(const CommandOutcome& outcome)
{
    if (!outcome.problem.isEmpty())
        return; // the next look tries again
    m_installed = outcome.succeeded() ? wslDistributions(outcome.output) : QList<WslDistribution>();
    m_isComplete = m_refusal.isEmpty();
    m_problem.clear();
    if (!m_refusal.isEmpty() && m_installed.isEmpty())
        unusable(QStringLiteral("WSL has no distribution on this computer, or is not installed. Run \"wsl --install\" as "
                                "administrator and restart Windows. (wsl.exe said: %1)")
                     .arg(m_refusal));
}

void WslSight::unusable(const QString& problem)
{
    m_problem = problem;
    m_running.clear();
    m_isComplete = false;
}

QString WslSight::obstacle(const QString& wanted) const
{
    if (!m_problem.isEmpty() || m_installed.isEmpty())
        return m_problem;
    QStringList names;
    bool anyOfVersion2 = false;
    for (const WslDistribution& distribution : m_installed) {
        names << distribution.name;
        anyOfVersion2 = anyOfVersion2 || distribution.version != 1;
        if (distribution.version == 1 && distribution.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return wsl1Problem(distribution.name);
    }
    if (!wanted.isEmpty() && !names.contains(wanted, Qt::CaseInsensitive))
        return QStringLiteral("There is no WSL distribution %1 on this computer. Found: %2. Choose another guest in the preferences, or "
                              "run \"wsl --install -d %1\".")
            .arg(wanted, names.join(QStringLiteral(", ")));
    return anyOfVersion2 ? QString() : wsl1Problem(names.first());
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/guest/wsl_states.h"

#include <utility>

namespace portolan {

namespace {

/// Why a guest in this networking mode is of no use here; "" if it is fine.
QString problemOfMode(const QString& mode, const QString& distribution)
{
    const QString remedy = QStringLiteral(" To use Portolan, write networkingMode=nat below [wsl2] in the file .wslconfig of your "
                                          "user folder, and run \"wsl --shutdown\".");
    if (mode == QLatin1String("wsl1"))
        return wsl1Problem(distribution);
    if (mode == QLatin1String("mirrored"))
        return QStringLiteral("WSL runs in the networking mode \"mirrored\": Windows and the guest already share localhost, and "
                              "Portolan has nothing to do.")
            + remedy;
    if (mode == QLatin1String("none"))
        return QStringLiteral("WSL runs in the networking mode \"none\": the guest has no network, so Portolan cannot reach it.") + remedy;
    if (mode == QLatin1String("virtioproxy") || mode == QLatin1String("consomme"))
        return QStringLiteral("WSL runs in the networking mode \"%1\": the guest has no address that Windows can dial.").arg(mode) + remedy;
    return {};
}

} // namespace

WslStates::WslStates(QString wanted)
    : m_wanted(std::move(wanted))
{
}

bool WslStates::isPreparing() const
{
    return m_state == WslState::Settling || m_state == WslState::Checking || m_state == WslState::Copying;
}

bool WslStates::isPresent() const
{
    return m_state != WslState::Unusable && m_state != WslState::Absent && m_state != WslState::Resting;
}

QString WslStates::absence() const
{
    if (const QString problem = obstacle(); !problem.isEmpty())
        return problem;
    if (m_state == WslState::Resting)
        return QStringLiteral("Nobody is using WSL, so Portolan disconnected to let it stop. Portolan reconnects when it is "
                              "used again.");
    if (m_wanted.isEmpty())
        return QStringLiteral("No WSL distribution is running. Start one with \"wsl\", and Portolan connects to it.");
    return QStringLiteral("The WSL distribution %1 is not running. Start it with \"wsl -d %1\", and Portolan connects to it.").arg(m_wanted);
}

WslAction WslStates::listed(const CommandOutcome& outcome, Time now)
{
    if (!outcome.problem.isEmpty())
        m_sight.unusable(outcome.problem);
    else if (!outcome.exited)
        return {}; // the next look will tell
    else if (m_sight.listed(outcome))
        return { WslAction::Survey, {} };
    return looked(now);
}

WslAction WslStates::surveyed(const CommandOutcome& outcome, Time now)
{
    m_sight.surveyed(outcome);
    return looked(now);
}

WslAction WslStates::looked(Time now)
{
    if (m_sight.nothingRuns())
        m_modeProblem.clear(); // WSL reads .wslconfig when it starts again
    const QString best = m_sight.best(m_wanted);
    if (best.isEmpty()) {
        const bool wasPreparing = isPreparing();
        m_state = m_sight.isUsable() ? WslState::Absent : WslState::Unusable;
        return wasPreparing ? WslAction { WslAction::Fail, absence() } : WslAction {};
    }
    switch (m_state) {
    case WslState::Unknown:
    case WslState::Unusable:
    case WslState::Absent:
        return enter(WslState::Running);
    case WslState::Resting:
        return now < m_restEnd ? WslAction {} : enter(WslState::Running);
    case WslState::Attached:
        return best == m_name ? WslAction {} : enter(WslState::Running);
    case WslState::Checking:
        if (!m_modeProblem.isEmpty()) // without a copy, which would keep the guest from ending
            return enter(WslState::Running, WslAction::Fail, m_modeProblem);
        m_name = best;
        return enter(WslState::Copying, WslAction::Copy, best);
    case WslState::Running:
    case WslState::Settling:
    case WslState::Copying:
        break;
    }
    return {};
}

WslAction WslStates::prepare()
{
    return m_state == WslState::Attached ? enter(WslState::Settling, WslAction::Settle) : enter(WslState::Checking, WslAction::Look);
}

WslAction WslStates::settled()
{
    return m_state == WslState::Settling ? enter(WslState::Checking, WslAction::Look) : WslAction {};
}

WslAction WslStates::copied(const CommandOutcome& outcome)
{
    if (m_state != WslState::Copying)
        return {};
    const QStringList lines = wslNames(outcome.output);
    m_modeProblem = problemOfMode(lines.value(0), m_name);
    if (!m_modeProblem.isEmpty())
        return enter(WslState::Running, WslAction::Fail, m_modeProblem);
    if (outcome.succeeded())
        return enter(WslState::Attached, WslAction::Ready, m_name);
    if (!outcome.problem.isEmpty())
        return enter(WslState::Running, WslAction::Fail, outcome.problem);
    // wsl.exe prints its own errors to stdout.
    const QString errors = QString::fromUtf8(outcome.errors).trimmed();
    return enter(WslState::Running, WslAction::Fail,
        QStringLiteral("The agent could not be copied to %1 in the distribution %2 (code %3): %4")
            .arg(wslAgentPath, m_name, QString::number(outcome.code), errors.isEmpty() ? wslText(outcome.output).trimmed() : errors));
}

WslAction WslStates::timeout()
{
    return isPreparing() ? enter(WslState::Unknown, WslAction::Fail, QStringLiteral("wsl.exe does not answer.")) : WslAction {};
}

void WslStates::rest(Time end)
{
    m_state = WslState::Resting;
    m_restEnd = end;
}

WslAction WslStates::wake()
{
    if (m_state == WslState::Resting)
        m_state = WslState::Absent;
    return { WslAction::Look, {} };
}

WslAction WslStates::enter(WslState state, WslAction::Kind kind, const QString& text)
{
    m_state = state;
    return { kind, text };
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/guest/wsl_launcher.h"

#include "core/guest/agent_copy.h"
#include "core/guest/agent_program.h"

#include <QDir>
#include <QFile>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr auto deadline = 30s;

} // namespace

QString WslLauncher::usualProgram()
{
    // The full path, so that no other program of that name is started.
    const QString path = QDir::fromNativeSeparators(qEnvironmentVariable("SystemRoot")) + QStringLiteral("/System32/wsl.exe");
    return QFile::exists(path) ? path : QStringLiteral("wsl.exe");
}

WslLauncher::WslLauncher(const QString& distribution, const QString& program, QObject* parent)
    : Launcher(parent)
    , m_program(program)
    , m_states(distribution)
{
    for (QObject* part : std::initializer_list<QObject*> { &m_listing, &m_survey, &m_copying, &m_timer, &m_settling, &m_deadline })
        part->setParent(this); // so that they move to the worker thread with this
    for (CommandRun* run : { &m_listing, &m_survey, &m_copying })
        run->setVariable(QStringLiteral("WSL_UTF8"), QStringLiteral("1"));
    m_settling.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { act({ WslAction::Look, {} }); });
    connect(&m_settling, &QTimer::timeout, this, [this] { act(m_states.settled()); });
    connect(&m_deadline, &QTimer::timeout, this, [this] { act(m_states.timeout()); });
    connect(&m_listing, &CommandRun::finished, this, [this](CommandOutcome outcome) {
        if (!outcome.problem.isEmpty())
            outcome.problem = QFile::exists(m_program)
                ? outcome.problem + QStringLiteral(" A policy on this computer may forbid it.")
                : QStringLiteral("WSL is not installed on this computer: there is no wsl.exe. Turn on the Windows features \"Virtual "
                                 "Machine Platform\" and \"Windows Subsystem for Linux\", restart Windows, and run \"wsl --install\" "
                                 "as administrator.");
        looked(m_states.listed(outcome, std::chrono::steady_clock::now()));
    });
    connect(&m_survey, &CommandRun::finished, this,
        [this](const CommandOutcome& outcome) { looked(m_states.surveyed(outcome, std::chrono::steady_clock::now())); });
    connect(&m_copying, &CommandRun::finished, this, [this](const CommandOutcome& outcome) { act(m_states.copied(outcome)); });
}

void WslLauncher::watch()
{
    m_timer.start(m_times.look);
    act({ WslAction::Look, {} });
}

void WslLauncher::prepare()
{
    m_deadline.start(deadline);
    act(m_states.prepare());
}

void WslLauncher::rest()
{
    m_states.rest(std::chrono::steady_clock::now() + m_times.rest);
    setInterval();
}

void WslLauncher::act(const WslAction& action)
{
    if (m_states.state() != WslState::Copying)
        m_copying.cancel();
    if (!m_states.isPreparing())
        m_deadline.stop();
    switch (action.kind) {
    case WslAction::None:
        return;
    case WslAction::Look:
        if (!m_listing.running() && !m_survey.running())
            m_listing.start({ m_program, { QStringLiteral("--list"), QStringLiteral("--running"), QStringLiteral("--quiet") } });
        return;
    case WslAction::Survey:
        return m_survey.start({ m_program, { QStringLiteral("--list"), QStringLiteral("--verbose") } });
    case WslAction::Settle:
        return m_settling.start(m_times.settling);
    case WslAction::Copy:
        return copy(action.text);
    case WslAction::Ready:
        emit ready(inDistribution(action.text, QStringList { wslAgentPath } + agentOptions()));
        return;
    case WslAction::Fail:
        emit failed(action.text);
    }
}

/// Carries out what follows a look, and reports a change.
void WslLauncher::looked(const WslAction& action)
{
    setInterval();
    act(action);
    if (m_states.state() == WslState::Unknown)
        return;
    const bool isPresent = m_states.isPresent();
    const QString absence = isPresent ? QString() : m_states.absence();
    if (isPresent == m_toldPresent && absence == m_toldAbsence)
        return;
    m_toldPresent = isPresent;
    m_toldAbsence = absence;
    emit presenceChanged();
}

void WslLauncher::copy(const QString& distribution)
{
    const Result<AgentProgram> agent = agentProgram();
    if (!agent)
        return act(m_states.copied({ QString::fromStdString(agent.error().context) }));
    m_copying.start(agentCopyCommand(inDistribution(distribution), wslAgentPath, agent.value().sha256, wslPrintMode),
        agent.value().content);
}

void WslLauncher::setInterval()
{
    const bool isRare = m_states.isPresent() || m_states.state() == WslState::Unusable;
    m_timer.setInterval(isRare ? m_times.lookWhenThere : m_times.look);
}

Command WslLauncher::inDistribution(const QString& name, const QStringList& words) const
{
    // With the name also if any will do: without one, wsl.exe starts the default distribution.
    return { m_program,
        QStringList { QStringLiteral("-d"), name, QStringLiteral("-u"), QStringLiteral("root"), QStringLiteral("--exec") } + words };
}

} // namespace portolan

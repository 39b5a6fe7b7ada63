// SPDX-License-Identifier: MIT
#include "core/guest/wsl_launcher.h"

#include "core/guest/agent_program.h"
#include "core/guest/child_process.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>

#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

/// /run and often /tmp are mounted noexec in WSL; this is not.
const QString agentInGuest = QStringLiteral("/var/lib/portolan/portolan-agent");

/// $1 the path, $2 the SHA-256 sum. Prints how the guest's network is connected, as far as this WSL has a word for it. Takes the
/// program from stdin unless the right one is there already, or it would be of no use. In one line, and without what is quoted or
/// escaped in a command line of Windows, since wsl.exe takes its own apart.
const QString copyScript = QStringLiteral(
    "mode=$(wslinfo --networking-mode 2>/dev/null); echo $mode; "
    "case $mode in mirrored|none|wsl1|virtioproxy|consomme) exec cat >/dev/null;; esac; "
    "same() { echo $2 '' $1 | sha256sum -c >/dev/null 2>&1; }; "
    "if same $1 $2; then exec cat >/dev/null; fi; "
    "mkdir -p ${1%/*} && cat >$1.new && chmod 755 $1.new && mv -f $1.new $1 && same $1 $2");

constexpr auto deadline = 30s;

void kill(QProcess& process)
{
    process.disconnect();
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished(1000);
}

/// Why a guest in this mode is of no use here; "": it is.
QString problemOfMode(const QString& mode)
{
    const QString remedy = QStringLiteral(
        " To use Portolan, write networkingMode=nat below [wsl2] in the file .wslconfig of your user folder, and run "
        "\"wsl --shutdown\".");
    if (mode == QLatin1String("mirrored"))
        return QStringLiteral("WSL runs in the networking mode \"mirrored\": Windows and the guest share localhost already, and "
                              "Portolan has nothing to do.")
            + remedy;
    if (mode == QLatin1String("none"))
        return QStringLiteral("WSL runs in the networking mode \"none\": the guest has no network that Portolan could reach it over.")
            + remedy;
    if (mode == QLatin1String("virtioproxy") || mode == QLatin1String("consomme"))
        return QStringLiteral("WSL runs in the networking mode \"%1\": Windows has no address of the guest to dial.").arg(mode) + remedy;
    return {};
}

QString wsl1Problem(const QString& name)
{
    return QStringLiteral("%1 is a distribution of WSL 1, which has no network of its own: its services are on localhost without "
                          "Portolan. To have it run in WSL 2, run \"wsl --set-version %1 2\".")
        .arg(name);
}

QString firstLineOf(const QString& text) { return text.trimmed().section(u'\n', 0, 0).trimmed(); }

} // namespace

QString WslLauncher::usualProgram()
{
    // By its path, so that no program of that name in another folder is taken for it.
    const QString path = QDir::fromNativeSeparators(qEnvironmentVariable("SystemRoot")) + QStringLiteral("/System32/wsl.exe");
    return QFile::exists(path) ? path : QStringLiteral("wsl.exe");
}

WslLauncher::WslLauncher(const QString& distribution, const QString& program, QObject* parent)
    : Launcher(parent)
    , m_distribution(distribution)
    , m_program(program)
{
    for (QObject* part : std::initializer_list<QObject*> { &m_listing, &m_survey, &m_copying, &m_timer, &m_deadline, &m_settling })
        part->setParent(this); // so that they move to the worker thread with this
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("WSL_UTF8"), QStringLiteral("1"));
    for (QProcess* process : { &m_listing, &m_survey, &m_copying }) {
        process->setProcessEnvironment(environment);
        isolate(*process);
    }
    m_deadline.setSingleShot(true);
    m_settling.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WslLauncher::look);
    connect(&m_settling, &QTimer::timeout, this, &WslLauncher::look);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { end([this] { emit failed(QStringLiteral("%1 does not answer.").arg(m_program)); }); });
    connect(&m_listing, &QProcess::finished, this, &WslLauncher::looked);
    connect(&m_survey, &QProcess::finished, this, [this] {
        m_installed = m_survey.exitCode() == 0 ? wslDistributions(m_survey.readAllStandardOutput()) : QList<WslDistribution>();
        m_surveyed = m_refusal.isEmpty();
        if (!m_refusal.isEmpty() && m_installed.isEmpty())
            return unusable(QStringLiteral("WSL has no distribution on this computer, or is not installed: run \"wsl --install\" as "
                                           "administrator and start Windows anew. (wsl.exe said: %1)")
                                .arg(m_refusal));
        m_problem.clear();
        conclude();
    });
    connect(&m_listing, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            unusable(QFile::exists(m_program)
                    ? QStringLiteral("%1 could not be started: %2 Does a policy of this computer forbid it?")
                          .arg(QDir::toNativeSeparators(m_program), m_listing.errorString())
                    : QStringLiteral("WSL is not installed on this computer: there is no wsl.exe. Switch on \"Virtual Machine "
                                     "Platform\" and \"Windows Subsystem for Linux\" among Windows' features, start Windows anew, "
                                     "and run \"wsl --install\" as administrator."));
    });
}

WslLauncher::~WslLauncher()
{
    for (QProcess* process : { &m_listing, &m_survey, &m_copying })
        kill(*process);
}

void WslLauncher::watch()
{
    m_timer.start(m_times.look);
    look();
}

QString WslLauncher::absence() const
{
    if (const QString problem = obstacle(); !problem.isEmpty())
        return problem;
    if (m_resting.isValid())
        return QStringLiteral("Nobody uses WSL now, so Portolan has let go of it and WSL may end it. Portolan attaches again when it "
                              "is used.");
    if (m_distribution.isEmpty())
        return QStringLiteral("No WSL distribution runs. Start one (wsl), and it is attached to.");
    return QStringLiteral("The WSL distribution %1 does not run. Start it (wsl -d %1), and it is attached to.")
        .arg(m_distribution);
}

QString WslLauncher::obstacle() const { return m_problem.isEmpty() ? problemOfInstallation() : m_problem; }

/// What stands in the way before anything runs; "": nothing that is known.
QString WslLauncher::problemOfInstallation() const
{
    if (m_installed.isEmpty())
        return {};
    QStringList names;
    bool anyOfVersion2 = false;
    for (const WslDistribution& distribution : m_installed) {
        names << distribution.name;
        anyOfVersion2 = anyOfVersion2 || distribution.version != 1;
        if (distribution.version == 1 && distribution.name.compare(m_distribution, Qt::CaseInsensitive) == 0)
            return wsl1Problem(distribution.name);
    }
    if (!m_distribution.isEmpty() && !names.contains(m_distribution, Qt::CaseInsensitive))
        return QStringLiteral("There is no WSL distribution %1 on this computer, but: %2. Choose another guest in the preferences, or "
                              "run \"wsl --install -d %1\".")
            .arg(m_distribution, names.join(QStringLiteral(", ")));
    return anyOfVersion2 ? QString() : wsl1Problem(names.first());
}

void WslLauncher::look()
{
    if (m_listing.state() == QProcess::NotRunning && m_survey.state() == QProcess::NotRunning)
        m_listing.start(
            m_program, { QStringLiteral("--list"), QStringLiteral("--running"), QStringLiteral("--quiet") });
}

void WslLauncher::looked()
{
    const QByteArray output = m_listing.readAllStandardOutput();
    if (m_listing.exitStatus() != QProcess::NormalExit)
        return; // the next look will tell
    m_refusal.clear();
    QStringList running;
    if (m_listing.exitCode() == 0) {
        running = wslNames(output);
    } else {
        // Its sentence is in the user's language: for a person, not for us.
        m_refusal = firstLineOf(wslText(output) + u'\n' + wslText(m_listing.readAllStandardError()));
        if (m_refusal.isEmpty())
            m_refusal = QStringLiteral("code %1").arg(m_listing.exitCode());
    }
    if (running.isEmpty())
        m_modeProblem.clear(); // the mode is read from .wslconfig when the guest starts
    if (std::exchange(m_running, std::move(running)) != m_running || !m_surveyed)
        return m_survey.start(m_program, { QStringLiteral("--list"), QStringLiteral("--verbose") });
    m_problem.clear();
    conclude();
}

/// Tells what the listings say.
void WslLauncher::conclude()
{
    m_chosen = chooseDistribution(m_distribution, m_running, m_installed);
    if (m_chosen != m_attached)
        m_attached.clear();
    if (m_resting.isValid() && (m_chosen.isEmpty() || std::chrono::milliseconds(m_resting.elapsed()) >= m_times.rest))
        m_resting.invalidate();
    const bool present = !m_chosen.isEmpty() && !m_resting.isValid();
    m_present = present;
    m_looked = true;
    m_timer.setInterval(present ? m_times.lookWhenThere : m_times.look);
    if (m_preparing && !present)
        end([this] { emit failed(absence()); });
    else if (m_preparing && !m_settling.isActive() && m_copying.state() == QProcess::NotRunning)
        copy();
    tellOfChange();
}

void WslLauncher::tellOfChange()
{
    const QString reason = m_present ? QString() : absence();
    const bool changed = m_present != m_toldPresent || reason != m_told;
    m_told = reason;
    m_toldPresent = m_present;
    if (changed)
        emit presenceChanged();
}

/// WSL itself is not there.
void WslLauncher::unusable(const QString& problem)
{
    m_problem = problem;
    m_running.clear();
    m_chosen.clear();
    m_looked = true;
    m_present = false;
    m_surveyed = false;
    m_timer.setInterval(m_times.lookWhenThere);
    end([this] { emit failed(m_problem); });
    tellOfChange();
}

void WslLauncher::prepare()
{
    // What was seen two seconds ago may have ended since, and a command for a distribution that has ended would start it.
    m_preparing = true;
    m_deadline.start(deadline);
    kill(m_copying);
    if (!m_attached.isEmpty())
        m_settling.start(m_times.settling);
    else
        look();
}

void WslLauncher::rest()
{
    m_resting.start();
    m_attached.clear();
    m_looked = true;
    m_present = false;
    m_timer.setInterval(m_times.look);
}

void WslLauncher::wake()
{
    m_resting.invalidate();
    look();
}

void WslLauncher::copy()
{
    if (!m_modeProblem.isEmpty()) // without a command in the guest, which would keep it from ending
        return end([this] { emit failed(m_modeProblem); });
    const Result<AgentProgram> agent = agentProgram();
    if (!agent)
        return end([this, text = QString::fromStdString(agent.error().context)] { emit failed(text); });

    m_copying.disconnect();
    connect(&m_copying, &QProcess::finished, this, &WslLauncher::copied);
    connect(&m_copying, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end([this] {
                emit failed(QStringLiteral("%1 could not be started: %2").arg(m_program, m_copying.errorString()));
            });
    });
    m_copying.start(m_program,
        insideAsRoot({ QStringLiteral("/bin/sh"), QStringLiteral("-c"), copyScript, QStringLiteral("portolan"),
            agentInGuest, agent.value().sha256 }));
    m_copying.write(agent.value().content);
    m_copying.closeWriteChannel();
}

void WslLauncher::copied()
{
    const QByteArray said = m_copying.readAllStandardOutput();
    const QString mode = firstLineOf(wslText(said));
    m_modeProblem = mode == QLatin1String("wsl1") ? wsl1Problem(m_chosen) : problemOfMode(mode);
    if (!m_modeProblem.isEmpty())
        return end([this] { emit failed(m_modeProblem); });
    if (m_copying.exitStatus() == QProcess::NormalExit && m_copying.exitCode() == 0) {
        m_attached = m_chosen;
        return end([this] { emit ready({ m_program, insideAsRoot(QStringList { agentInGuest } + agentOptions()) }); });
    }
    // wsl.exe's own errors come over stdout.
    QString reason = QString::fromUtf8(m_copying.readAllStandardError()).trimmed();
    if (reason.isEmpty())
        reason = wslText(said).trimmed();
    const QString text = QStringLiteral("The agent could not be copied to %1 in the distribution %2 (code %3): %4")
                             .arg(agentInGuest, m_chosen)
                             .arg(m_copying.exitCode())
                             .arg(reason);
    end([this, text] { emit failed(text); });
}

/// Tells the outcome of prepare(), once.
void WslLauncher::end(const std::function<void()>& tell)
{
    if (!std::exchange(m_preparing, false))
        return;
    m_deadline.stop();
    m_settling.stop();
    tell();
}

QStringList WslLauncher::insideAsRoot(const QStringList& command) const
{
    // The name also where any will do: without one, wsl.exe starts the default distribution.
    return QStringList { QStringLiteral("-d"), m_chosen, QStringLiteral("-u"), QStringLiteral("root"), QStringLiteral("--exec") }
        + command;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/guest/wsl_launcher.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStringDecoder>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

/// /run and often /tmp are mounted noexec in WSL; this is not.
const QString agentInGuest = QStringLiteral("/var/lib/portolan/portolan-agent");

/// $1 the path, $2 the SHA-256 sum. Takes the program from stdin unless the right one is there already.
const QString copyScript
    = QStringLiteral("same() { printf '%s  %s\\n' \"$2\" \"$1\" | sha256sum -c >/dev/null 2>&1; }\n"
                     "if same \"$1\" \"$2\"; then exec cat >/dev/null; fi\n"
                     "mkdir -p \"${1%/*}\" && cat >\"$1.new\" && chmod 755 \"$1.new\" && mv -f \"$1.new\" \"$1\"\n"
                     "same \"$1\" \"$2\"\n");

void kill(QProcess& process)
{
    process.disconnect();
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished(1000);
}

} // namespace

WslLauncher::WslLauncher(const QString& distribution, const QString& program, QObject* parent)
    : Launcher(parent)
    , m_distribution(distribution)
    , m_program(program)
{
    for (QObject* part : std::initializer_list<QObject*> { &m_listing, &m_copying, &m_timer, &m_deadline })
        part->setParent(this); // so that they move to the worker thread with this
    m_timer.setInterval(2s);
    m_deadline.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WslLauncher::look);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { end([this] { emit failed(QStringLiteral("%1 does not answer.").arg(m_program)); }); });
    connect(&m_listing, &QProcess::finished, this, &WslLauncher::looked);
    connect(&m_listing, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_problem = QStringLiteral("%1 could not be started: %2. Is WSL installed? (wsl --install)")
                        .arg(m_program, m_listing.errorString());
        m_present = false;
        end([this] { emit failed(m_problem); });
        emit presenceChanged();
    });
}

WslLauncher::~WslLauncher()
{
    kill(m_listing);
    kill(m_copying);
}

void WslLauncher::watch()
{
    m_timer.start();
    look();
}

QString WslLauncher::absence() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    if (m_distribution.isEmpty())
        return QStringLiteral("No WSL distribution runs. Start one (wsl), and it is attached to.");
    return QStringLiteral("The WSL distribution %1 does not run. Start it (wsl -d %1), and it is attached to.")
        .arg(m_distribution);
}

void WslLauncher::look()
{
    if (m_listing.state() == QProcess::NotRunning)
        m_listing.start(
            m_program, { QStringLiteral("--list"), QStringLiteral("--running"), QStringLiteral("--quiet") });
}

void WslLauncher::looked()
{
    m_problem.clear();
    const QStringList running = distributions(m_listing.readAllStandardOutput());
    const bool present
        = m_distribution.isEmpty() ? !running.isEmpty() : running.contains(m_distribution, Qt::CaseInsensitive);
    const bool changed = present != m_present;
    m_present = present;
    if (m_preparing && present && m_copying.state() == QProcess::NotRunning)
        copy();
    else if (m_preparing && !present)
        end([this] { emit failed(absence()); });
    if (changed)
        emit presenceChanged();
}

void WslLauncher::prepare()
{
    // What was seen two seconds ago may have ended since, and a command for a distribution that has ended would start it.
    m_preparing = true;
    m_deadline.start(30s);
    kill(m_copying);
    look();
}

void WslLauncher::copy()
{
    const Result<QString> agent = siblingProgram(QStringLiteral("portolan-agent"));
    if (!agent)
        return end([this, text = QString::fromStdString(agent.error().context)] { emit failed(text); });
    QFile file(agent.value());
    if (!file.open(QIODevice::ReadOnly))
        return end([this, text = QStringLiteral("%1 cannot be read: %2").arg(file.fileName(), file.errorString())] {
            emit failed(text);
        });
    const QByteArray content = file.readAll();
    const QString sum = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());

    connect(&m_copying, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        if (exitCode == 0 && status == QProcess::NormalExit)
            return end([this] { emit ready({ m_program, insideAsRoot(QStringList { agentInGuest } + agentOptions()) }); });
        const QString text = QStringLiteral("The agent could not be copied to %1 in the distribution (code %2): %3")
                                 .arg(agentInGuest)
                                 .arg(exitCode)
                                 .arg(QString::fromUtf8(m_copying.readAllStandardError()).trimmed());
        end([this, text] { emit failed(text); });
    });
    connect(&m_copying, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end([this] {
                emit failed(QStringLiteral("%1 could not be started: %2").arg(m_program, m_copying.errorString()));
            });
    });
    m_copying.start(m_program,
        insideAsRoot({ QStringLiteral("/bin/sh"), QStringLiteral("-c"), copyScript, QStringLiteral("portolan"),
            agentInGuest, sum }));
    m_copying.write(content);
    m_copying.closeWriteChannel();
}

/// Tells the outcome of prepare(), once.
void WslLauncher::end(const std::function<void()>& tell)
{
    if (!std::exchange(m_preparing, false))
        return;
    m_deadline.stop();
    tell();
}

QStringList WslLauncher::insideAsRoot(const QStringList& command) const
{
    QStringList arguments;
    if (!m_distribution.isEmpty())
        arguments << QStringLiteral("-d") << m_distribution;
    arguments << QStringLiteral("-u") << QStringLiteral("root") << QStringLiteral("--exec");
    return arguments + command;
}

QStringList WslLauncher::distributions(const QByteArray& output)
{
    const bool wide = output.contains('\0');
    QStringDecoder decode(wide ? QStringConverter::Utf16LE : QStringConverter::Utf8);
    const QString text = decode(output);
    QStringList names;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (const QString name = line.trimmed(); !name.isEmpty())
            names << name;
    }
    return names;
}

} // namespace portolan

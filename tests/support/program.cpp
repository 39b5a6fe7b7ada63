// SPDX-License-Identifier: MIT
#include "tests/support/program.h"

#include "core/base/unique_fd.h"

#include <QDeadlineTimer>
#include <QFile>

#include <csignal>
#include <memory>

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace portolan::test {

Program::Program(const Place& place, const QString& program, const QStringList& arguments)
{
    std::shared_ptr<UniqueFd> networkNamespace;
    if (!place.networkNamespace.isEmpty()) {
        const QByteArray path = QFile::encodeName(place.networkNamespace);
        networkNamespace = std::make_shared<UniqueFd>(::open(path.constData(), O_RDONLY | O_CLOEXEC));
    }
    m_process.setChildProcessModifier([networkNamespace, user = place.userId] {
        if (networkNamespace && ::setns(networkNamespace->fd(), CLONE_NEWNET) != 0)
            ::_exit(126);
        if (user != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(user) != 0 || ::setuid(user) != 0))
            ::_exit(126);
        // After the change of user, which would clear it.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
    if (!place.folder.isEmpty())
        m_process.setWorkingDirectory(place.folder);
    m_process.setProcessEnvironment(place.environment);
    m_process.start(program, arguments);
    if (!m_process.waitForStarted())
        m_errors = program.toUtf8() + ": " + m_process.errorString().toUtf8();
    m_pid = m_process.processId();
}

Program::~Program() { kill(); }

bool Program::running()
{
    collect();
    return m_process.state() != QProcess::NotRunning;
}

QString Program::output()
{
    collect();
    return QString::fromUtf8(m_output);
}

QString Program::errors()
{
    collect();
    return QString::fromUtf8(m_errors);
}

void Program::write(const QByteArray& bytes)
{
    m_process.write(bytes);
    m_process.waitForBytesWritten(5000);
}

void Program::closeInput() { m_process.closeWriteChannel(); }

void Program::signal(int number)
{
    if (m_process.state() != QProcess::NotRunning)
        ::kill(static_cast<pid_t>(m_pid), number);
}

void Program::stop()
{
    signal(SIGTERM);
    if (waitForEnd() < 0)
        kill();
}

void Program::kill()
{
    signal(SIGKILL);
    (void)waitForEnd();
}

int Program::waitForEnd(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    while (m_process.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        m_process.waitForFinished(50);
        collect();
    }
    collect();
    if (m_process.state() != QProcess::NotRunning)
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : 128 + m_process.exitCode();
}

void Program::collect()
{
    // Without an event loop, QProcess reads only while somebody waits.
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForReadyRead(0);
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

Outcome run(const Place& place, const QString& program, const QStringList& arguments, int milliseconds)
{
    Program process(place, program, arguments);
    process.closeInput();
    Outcome outcome;
    outcome.exitCode = process.waitForEnd(milliseconds);
    outcome.output = process.output();
    outcome.errors = process.errors();
    return outcome;
}

} // namespace portolan::test

// SPDX-License-Identifier: MIT
#include "core/guest/command_run.h"

#include "core/guest/child_process.h"

#include <QDir>
#include <QProcessEnvironment>

namespace portolan {

CommandRun::CommandRun(QObject* parent)
    : QObject(parent)
{
    m_process.setParent(this); // so that it moves to the worker thread with this
    isolate(m_process);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        emit finished({ {}, status == QProcess::NormalExit, code, m_process.readAllStandardOutput(),
            m_process.readAllStandardError() });
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit finished({ QStringLiteral("%1 could not be started: %2.")
                                .arg(QDir::toNativeSeparators(m_process.program()), m_process.errorString()) });
    });
}

void CommandRun::setVariable(const QString& name, const QString& value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    if (environment.isEmpty())
        environment = QProcessEnvironment::systemEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

void CommandRun::start(const Command& command, const QByteArray& input)
{
    cancel();
    m_process.start(command.program, command.arguments);
    m_process.write(input);
    m_process.closeWriteChannel();
}

void CommandRun::cancel()
{
    if (!running())
        return;
    const QSignalBlocker silence(m_process);
    m_process.kill();
    m_process.waitForFinished(1000);
}

} // namespace portolan

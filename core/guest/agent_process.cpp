// SPDX-License-Identifier: MIT
#include "core/guest/agent_process.h"

#include "core/guest/child_process.h"

#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr qsizetype errorsKept = 4096;
constexpr int endTimeoutMs = 3000;
/// More than the engine ever sends at once; an agent that leaves so much unread does not read at all.
constexpr qint64 mostUnread = 16 * 1024 * 1024;

/// Drops what the program says from now on: nobody reads it, and it would fill memory until the program ends.
void stopReading(QProcess& process)
{
    process.closeReadChannel(QProcess::StandardOutput);
    process.closeReadChannel(QProcess::StandardError);
}

} // namespace

AgentProcess::AgentProcess(const Command& command, QObject* parent)
    : QObject(parent)
    , m_command(command)
    , m_process(std::make_unique<QProcess>())
{
    QProcess* process = m_process.get();
    connect(process, &QProcess::readyReadStandardOutput, this, &AgentProcess::read);
    connect(process, &QProcess::readyReadStandardError, this, &AgentProcess::readErrors);
    connect(process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus) {
        readErrors();
        const QString said = QString::fromUtf8(m_errors).trimmed().section(QLatin1Char('\n'), -1).trimmed();
        end(said.isEmpty() ? QStringLiteral("The agent exited with code %1 without a message.").arg(exitCode) : said);
    });
    connect(process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(QStringLiteral("%1 could not be started: %2").arg(m_command.program, m_process->errorString()));
    });
}

AgentProcess::~AgentProcess()
{
    m_ended = true; // emit nothing any more
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning)
        return;
    m_process->waitForStarted(endTimeoutMs);
    stopReading(*m_process);
    m_process->closeWriteChannel();
    if (m_process->waitForFinished(endTimeoutMs))
        return;
    m_process->kill();
    if (!m_process->waitForFinished(endTimeoutMs))
        (void)m_process.release(); // its destructor would wait for half a minute more
}

void AgentProcess::start()
{
    isolate(*m_process);
    m_process->start(m_command.program, m_command.arguments);
}

void AgentProcess::send(const protocol::EngineMessage& message)
{
    if (m_ended)
        return;
    if (m_process->bytesToWrite() > mostUnread) {
        // Not at once: the caller is in the middle of something.
        QTimer::singleShot(0, this, [this] {
            m_process->kill();
            end(QStringLiteral("The agent in the guest does not read its messages."));
        });
        return;
    }
    const std::string line = protocol::encode(message) + '\n';
    m_process->write(line.data(), static_cast<qint64>(line.size()));
}

void AgentProcess::finishAndDelete()
{
    m_ended = true;
    QProcess* process = m_process.get();
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning)
        return deleteLater();
    connect(process, &QProcess::finished, this, &QObject::deleteLater);
    connect(process, &QProcess::errorOccurred, this, [this] {
        if (m_process->state() == QProcess::NotRunning)
            deleteLater();
    });
    stopReading(*process);
    process->closeWriteChannel();
    QTimer::singleShot(endTimeoutMs, process, &QProcess::kill);
}

void AgentProcess::read()
{
    const QByteArray bytes = m_process->readAllStandardOutput();
    const Result<Done> appended = m_lines.append({ bytes.constData(), static_cast<size_t>(bytes.size()) });
    while (!m_ended) {
        const std::optional<std::string> line = m_lines.next();
        if (!line)
            break;
        const Result<protocol::AgentMessage> message = protocol::decodeAgentMessage(*line);
        if (!message)
            return refuse(message.error());
        emit received(message.value());
    }
    if (!appended)
        refuse(appended.error());
}

void AgentProcess::readErrors()
{
    m_errors += m_process->readAllStandardError();
    m_errors = m_errors.right(errorsKept);
}

void AgentProcess::end(const QString& text)
{
    if (m_ended)
        return;
    m_ended = true;
    emit ended(text);
}

void AgentProcess::refuse(const Error& error)
{
    if (m_ended)
        return;
    m_ended = true;
    m_process->kill();
    emit broke(QString::fromStdString(error.context));
}

} // namespace portolan

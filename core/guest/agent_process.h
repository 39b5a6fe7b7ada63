// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"
#include "core/protocol/line_reader.h"
#include "core/protocol/messages.h"

#include <QObject>
#include <QProcess>
#include <QString>

#include <memory>

namespace portolan {

/// One run of the agent: its process and the messages over its stdin and stdout. Lives on the engine's thread. After start(),
/// ended() is emitted once, and nothing else after it.
class AgentProcess : public QObject
{
    Q_OBJECT

public:
    explicit AgentProcess(const Command& command, QObject* parent = nullptr);
    /// Ends the agent by ending its stdin, and waits until it has cleaned up: three seconds at most, then it is killed. One that
    /// cannot be killed, as it runs as root behind sudo, is left to its own watchdog.
    ~AgentProcess() override;

    void start();
    /// One that leaves some megabytes unread is killed and has ended.
    void send(const protocol::EngineMessage& message);
    /// Lets the agent end by itself, by force after three seconds, and then deletes this object. Nothing is emitted any more.
    void finishAndDelete();
signals:
    void received(const portolan::protocol::AgentMessage& message);
    /// `text`: what the program said last on stderr, or what is known about its end; a sentence.
    void ended(const QString& text);

private:
    void read();
    void readErrors();
    void end(const QString& text);

    Command m_command;
    std::unique_ptr<QProcess> m_process;
    protocol::LineReader m_lines;
    QByteArray m_errors; ///< the last of stderr
    bool m_ended = false;
};

} // namespace portolan

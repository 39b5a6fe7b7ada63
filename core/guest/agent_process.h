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
/// ended() or broke() comes once, and nothing else after it.
class AgentProcess : public QObject
{
    Q_OBJECT

public:
    explicit AgentProcess(const Command& command, QObject* parent = nullptr);
    /// Ends the agent by closing its stdin and waits until it has cleaned up; kills it after three seconds. An agent that runs
    /// as root behind sudo cannot be killed; its own watchdog ends it.
    ~AgentProcess() override;

    void start();
    /// Kills an agent that leaves some megabytes unread; it counts as ended.
    void send(const protocol::EngineMessage& message);
    /// Lets the agent end by itself, kills it after three seconds, then deletes this object. Emits nothing any more.
    void finishAndDelete();
signals:
    void received(const portolan::protocol::AgentMessage& message);
    /// `text`: the program's last line on stderr, or what is known about its end; a sentence.
    void ended(const QString& text);
    /// The agent broke the protocol and was killed. `what`: for the inside of a sentence.
    void broke(const QString& what);

private:
    void read();
    void readErrors();
    void end(const QString& text);
    void refuse(const Error& error);

    Command m_command;
    std::unique_ptr<QProcess> m_process;
    protocol::LineReader m_lines;
    QByteArray m_errors; ///< the end of stderr
    bool m_ended = false;
};

} // namespace portolan

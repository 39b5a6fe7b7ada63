// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>

namespace portolan {

/// How a command ended.
struct CommandOutcome {
    QString problem; ///< a sentence: why the program could not be started; "" if it ran
    bool exited = false; ///< by itself, with `code`; otherwise it crashed
    int code = 0;
    QByteArray output {};
    QByteArray errors {};

    [[nodiscard]] bool succeeded() const { return problem.isEmpty() && exited && code == 0; }
};

/// Runs a command to its end, one at a time. Lives on its owner's thread.
class CommandRun : public QObject
{
    Q_OBJECT

public:
    explicit CommandRun(QObject* parent = nullptr);
    ~CommandRun() override { cancel(); }

    /// Adds a variable to the environment of the commands that are started later.
    void setVariable(const QString& name, const QString& value);
    [[nodiscard]] bool running() const { return m_process.state() != QProcess::NotRunning; }
    /// Kills a command that still runs.
    void start(const Command& command, const QByteArray& input = {});
    /// Kills the command, if one runs, without finished(). Waits up to a second for its end.
    void cancel();

signals:
    void finished(const portolan::CommandOutcome& outcome);

private:
    QProcess m_process;
};

} // namespace portolan

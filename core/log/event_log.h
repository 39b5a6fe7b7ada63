// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "core/log/rotating_file.h"

#include <QMutex>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace portolan {

/// Keeps what happens in a file: every event of the core, the program's start and end, and what the guest's agent can do.
/// A line is handed to the system as soon as it is there, on a thread of the log's own: a slow disc stops nobody, a crash costs
/// nothing that was seen before it, and lines that come while one is being written go together. What cannot be written is
/// reported once, as an event. Lives on the UI thread; the core outlives it.
class EventLog : public QObject
{
    Q_OBJECT

public:
    EventLog(Core& core, RotatingFile file, QObject* parent = nullptr);
    /// Waits until everything is written.
    ~EventLog() override;

private:
    void add(const QString& line);
    void write();
    void wrote(const Result<Done>& outcome);
    void noteAgent(const Snapshot& snapshot);

    Core& m_core;
    QString m_path;
    std::optional<AgentFact> m_agent;
    bool m_failing = false;

    QMutex m_mutex; ///< over the next two
    QByteArray m_pending;
    bool m_writing = false;
    RotatingFile m_file; ///< the writing task's, of which there is one at a time
    QThreadPool m_writer;
};

} // namespace portolan

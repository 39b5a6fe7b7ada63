// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "core/log/rotating_file.h"

#include <QMutex>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace portolan {

/// Writes to a file what happens: every event of the core, the program's start and end, and what the guest's agent can do.
/// Writes each line at once, on a thread of its own: a slow disk stops nobody, and a crash loses nothing. Lines that arrive
/// during a write go out together. Reports a failed write once, as an event. Lives on the UI thread; the core outlives it.
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

    QMutex m_mutex; ///< guards the next two
    QByteArray m_pending;
    bool m_writing = false;
    RotatingFile m_file; ///< used by the writing task only; one runs at a time
    QThreadPool m_writer;
};

} // namespace portolan

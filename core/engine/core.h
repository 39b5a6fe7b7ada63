// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/commands.h"
#include "core/engine/snapshot.h"

#include <QObject>

#include <functional>
#include <utility>

namespace portolan {

/// The UI's only door to the engine. Commands go in, snapshots and events come out, all as values; every call returns at once.
/// Lives on the UI thread. LiveCore is the real one; tests give the ui one of their own.
class Core : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The latest snapshot; empty before the first one arrives.
    [[nodiscard]] const Snapshot& snapshot() const { return m_snapshot; }

    using Callback = std::function<void()>;
    /// Calls `done`, if given, on the UI thread once the engine has carried out the command and `snapshot()` shows it. A rule that
    /// could not be written holds until the program ends: an event and `snapshot().unsaved` say so.
    virtual void execute(const UserCommand& command, Callback done = {}) = 0;
    /// Calls `found` on the UI thread with what the user can choose from. The system may take a while to answer.
    virtual void findChoices(std::function<void(const Choices&)> found) = 0;
    /// Writes to WSL's settings file that WSL leaves its guest's ports to this program from its next start on. Calls `done` on the
    /// UI thread with what went wrong, as a sentence, or "".
    virtual void switchWslForwardingOff(std::function<void(const QString& problem)> done) = 0;

    /// Emits an event that happened on the UI's side.
    void report(const Event& event) { emit eventHappened(event); }

signals:
    /// At most ten times a second, and once more for a command.
    void snapshotChanged(const portolan::Snapshot& snapshot);
    void eventHappened(const portolan::Event& event);

protected:
    void publish(const Snapshot& snapshot)
    {
        if (std::exchange(m_snapshot, snapshot) != snapshot)
            emit snapshotChanged(m_snapshot);
    }

private:
    Snapshot m_snapshot;
};

} // namespace portolan

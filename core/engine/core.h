// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QObject>

#include <functional>

namespace portolan {

/// The one door between the threads: what window, tray, terminal and control channel see of the core. Commands go in, snapshots
/// and events come out, all as values; every call returns at once. Lives on the UI thread. LiveCore is the real one; tests
/// give the ui one of their own.
class Core : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The latest snapshot that has come; an empty one before the first.
    [[nodiscard]] const Snapshot& snapshot() const { return m_snapshot; }

    /// `done`, where given, is called on the UI thread once the engine has carried the command out and `snapshot()` shows it.
    using Callback = std::function<void()>;
    /// Sets the port's switch, with or without a listener; kept as a rule. Switched off: when done, nothing of ours listens there.
    virtual void setEnabled(quint16 port, bool enabled, Callback done = {}) = 0;
    /// Whether guest programs may bind the port although the host uses it. The port is then not mirrored.
    virtual void setAllowedInGuest(quint16 port, bool allowed, Callback done = {}) = 0;
    /// Closes every mirror until it is taken back; kept over a restart.
    virtual void setPaused(bool paused, Callback done = {}) = 0;
    /// Takes the note of a refused bind out of the table; the port stays denied while the host uses it.
    virtual void dismissRefusal(quint16 port, Callback done = {}) = 0;
    /// Looks at the host again and tries every mirror that failed, without waiting for the next turn.
    virtual void retry(Callback done = {}) = 0;
    /// Brings `snapshot()` up to date.
    virtual void refresh(Callback done) = 0;

    /// Tells everybody of what happened on this side of the door.
    void report(const Event& event) { emit eventHappened(event); }

signals:
    /// At most ten times a second, and once more for a command.
    void snapshotChanged(const portolan::Snapshot& snapshot);
    void eventHappened(const portolan::Event& event);

protected:
    void publish(const Snapshot& snapshot);

private:
    Snapshot m_snapshot;
};

} // namespace portolan

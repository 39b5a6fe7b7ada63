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
    /// What is kept as a rule and could not be written holds until the program ends: an event says so, and
    /// `snapshot().unsaved`.
    using Callback = std::function<void()>;
    /// Sets the port's switch, with or without a listener; kept as a rule. Switched off: when done, nothing of ours listens there.
    virtual void setEnabled(quint16 port, bool enabled, Callback done = {}) = 0;
    /// Whether guest programs may bind the port although the host uses it. The port is then not mirrored.
    virtual void setAllowedInGuest(quint16 port, bool allowed, Callback done = {}) = 0;
    /// Closes every mirror until it is taken back; kept over a restart.
    virtual void setPaused(bool paused, Callback done = {}) = 0;
    /// The user's own name for the port, with or without a listener; "": none. Kept as one line of at most 100 characters.
    virtual void setLabel(quint16 port, const QString& label, Callback done = {}) = 0;
    /// How a browser is to speak to the port; kept.
    virtual void setScheme(quint16 port, WebScheme scheme, Callback done = {}) = 0;
    /// An ignored port keeps its row, is not mirrored and never refused in the guest; kept as a rule. `false` takes that back,
    /// whichever rule had the port ignored: it outranks the ones about ranges, processes and ephemeral ports.
    virtual void setIgnored(quint16 port, bool ignored, Callback done = {}) = 0;
    /// Applied at once and kept: a changed guest or adapter is connected to, even where the command line had named another. A
    /// guest that is none is told of with an event, and the one before stays.
    virtual void setPreferences(const MirroringPreferences& preferences, Callback done = {}) = 0;
    /// Calls `found` with what there is to choose from, on the UI thread. Takes as long as the system takes to answer.
    virtual void findChoices(std::function<void(const Choices&)> found) = 0;
    /// Takes the note of a refused bind out of the table; the port stays denied while the host uses it.
    virtual void dismissRefusal(quint16 port, Callback done = {}) = 0;
    /// Looks at the host again and tries every mirror that failed, without waiting for the next turn.
    virtual void retry(Callback done = {}) = 0;
    /// Has WSL leave its guest's ports to this program from its next start on, by its settings file. `done` is called on the UI
    /// thread with what went wrong, as a sentence, or "".
    virtual void switchWslForwardingOff(std::function<void(const QString& problem)> done) = 0;
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

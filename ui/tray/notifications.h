// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/tray/notifier.h"

#include <QHash>
#include <QTimer>

#include <functional>
#include <optional>

namespace portolan {

/// Which kinds the user wishes to be told.
struct NotificationChoice {
    bool conflict = true;
    bool newPort = false;

    friend bool operator==(const NotificationChoice&, const NotificationChoice&) = default;
};

/// Decides what is worth interrupting the user for, and gathers it: conflicts and new ports, as the snapshots show
/// them. Not told are: what was there already when the guest was first seen, what the user has just done himself, what
/// passes before it would be told, what he sees in the window in front, and the same conflict again before it has
/// healed (a program that retries), or the same port again (a server that restarts). UI thread.
class Notifications final : public QObject
{
    Q_OBJECT

public:
    /// In milliseconds, from any moment on, never back.
    using Clock = std::function<qint64()>;

    /// `core` and `notifier` outlive it.
    Notifications(Core& core, Notifier& notifier, Clock clock = {}, QObject* parent = nullptr);

    void setChoice(const NotificationChoice& choice) { m_choice = choice; }
    [[nodiscard]] const NotificationChoice& choice() const { return m_choice; }
    /// Whether the user looks at the window.
    void setWindowInFront(std::function<bool()> inFront) { m_windowInFront = std::move(inFront); }

    /// Tells what has been gathered long enough, as the timer does.
    void tellWhatIsDue();

signals:
    /// The window is to come, with this port's row chosen.
    void portRequested(PortKey port);
    /// The port is to be opened in the browser.
    void urlRequested(const QString& url);

private:
    /// What is remembered of a port.
    struct Record {
        bool enabled = true;
        bool allowedInGuest = false;
        bool ignored = false;
        bool listening = false;
        bool present = false;
        bool conflictTold = false;
        std::optional<qint64> healedAt;  ///< nothing: it has not healed
        std::optional<qint64> goneAt;    ///< when its listener was last seen; nothing: it never was
        std::optional<qint64> decidedAt; ///< when the user last decided about it
    };
    /// One kind of notices.
    struct Batch {
        QList<PortKey> gathered;
        QList<PortKey> shown; ///< in the notice that is still to be seen
        std::optional<qint64> dueAt;
        std::optional<qint64> toldAt;
    };

    void apply(const Snapshot& snapshot);
    void followGuest(const Snapshot& snapshot);
    void followPort(const PortFact& port);
    void followConflict(const PortFact& port, Record& record);
    void followListener(const PortFact& port, Record& record);
    void followGone(PortKey port, Record& record);
    void noLongerInConflict(PortKey port, Record& record);
    [[nodiscard]] bool decidedByUser(const Record& record) const;

    [[nodiscard]] Batch& batch(Notice::Kind kind) { return kind == Notice::Kind::Conflict ? m_conflicts : m_newPorts; }
    void gather(Notice::Kind kind, PortKey port);
    void drop(Notice::Kind kind, PortKey port);
    void tell(Notice::Kind kind);
    void startTimer();
    /// The ports among `ports` of which the kind's news still holds.
    [[nodiscard]] QList<PortFact> stillTrue(Notice::Kind kind, const QList<PortKey>& ports) const;
    void clicked(Notice::Kind kind);
    void chosen(Notice::Kind kind, const QString& key);
    [[nodiscard]] QList<PortKey> takeBack(Notice::Kind kind);
    void openInBrowser(PortKey port);

    Core& m_core;
    Notifier& m_notifier;
    Clock m_clock;
    std::function<bool()> m_windowInFront;
    NotificationChoice m_choice;
    QTimer m_timer;
    QHash<PortKey, Record> m_ports;
    Batch m_conflicts;
    Batch m_newPorts;
    bool m_guestUp = false;
    bool m_seenGuest = false;          ///< its first ports are known
    std::optional<qint64> m_settlesAt; ///< until then the ports that come were there already
    QString m_guestName;
    bool m_paused = false;
    Preferences m_preferences;
    std::optional<qint64> m_allDecided; ///< when the user last decided about every port
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/tray/notifier.h"

#include <QHash>
#include <QTimer>

#include <functional>
#include <optional>

namespace portolan {

/// The kinds that the user wants.
struct NotificationChoice {
    bool conflict = true;
    bool newPort = false;
};

/// Decides what is worth interrupting the user for, and collects it: conflicts and new ports from the snapshots. Skips
/// - what was there when the guest was first seen, and what the user has just done,
/// - what is over before the notice is due, and what the user sees in the window in front,
/// - the same conflict before it has healed (a program that retries), and the same port again (a server that restarts).
/// UI thread.
class Notifications final : public QObject
{
    Q_OBJECT

public:
    /// Monotonic, in milliseconds.
    using Clock = std::function<qint64()>;

    /// `core` and `notifier` outlive it.
    Notifications(Core& core, Notifier& notifier, Clock clock = {});

    void setChoice(const NotificationChoice& choice) { m_choice = choice; }
    [[nodiscard]] const NotificationChoice& choice() const { return m_choice; }
    /// Whether the user is looking at the window.
    void setWindowInFront(std::function<bool()> inFront) { m_windowInFront = std::move(inFront); }

    /// Shows what has been collected for long enough, as the timer does.
    void tellWhatIsDue();

signals:
    /// Show the window with this port's row selected.
    void portRequested(PortKey port);
    /// Open the port in the browser.
    void urlRequested(const QString& url);

private:
    /// What it remembers about a port.
    struct Record {
        bool enabled = true;
        bool allowedInGuest = false;
        bool ignored = false;
        bool listening = false;
        bool present = false;
        bool conflictTold = false;
        std::optional<qint64> healedAt;  ///< nullopt: not healed
        std::optional<qint64> goneAt;    ///< when its listener was last seen; nullopt: never
        std::optional<qint64> decidedAt; ///< the user's last decision about it
    };
    /// One kind of notices.
    struct Batch {
        QList<PortKey> gathered;
        QList<PortKey> shown; ///< in the visible notice
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
    /// Those of `ports` for which the kind's news is still true.
    [[nodiscard]] QList<PortFact> stillTrue(Notice::Kind kind, const QList<PortKey>& ports) const;
    void clicked(Notice::Kind kind);
    void chosen(Notice::Kind kind, const QString& key);
    [[nodiscard]] QList<PortKey> takeBack(Notice::Kind kind);
    void openInBrowser(PortKey port);

    Core& m_core;
    Notifier& m_notifier;
    Clock m_clock;
    std::function<bool()> m_windowInFront = [] { return false; };
    NotificationChoice m_choice;
    QTimer m_timer;
    QHash<PortKey, Record> m_ports;
    Batch m_conflicts;
    Batch m_newPorts;
    bool m_guestUp = false;
    bool m_seenGuest = false;          ///< its first ports are known
    std::optional<qint64> m_settlesAt; ///< ports that appear before this time are not new
    QString m_guestName;
    bool m_paused = false;
    Preferences m_preferences;
    std::optional<qint64> m_allDecided; ///< the user's last decision about all ports
};

} // namespace portolan

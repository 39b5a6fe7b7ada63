// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray/notifier.h"

#include <QDBusConnection>
#include <QHash>
#include <QStringList>

#include <optional>

class QDBusPendingCallWatcher;

namespace portolan {

/// Notices through the desktop's notification server (org.freedesktop.Notifications on the session bus), with buttons
/// where it has them. A notice that it does not take is given to another notifier. Every call is asynchronous: a server
/// that hangs hangs nobody else. UI thread.
class BusNotifier final : public Notifier
{
    Q_OBJECT

public:
    BusNotifier(const QDBusConnection& bus, std::unique_ptr<Notifier> otherwise, QObject* parent = nullptr);
    /// Takes back what is still to be seen: its buttons have nobody behind them any more.
    ~BusNotifier() override;

    void show(const Notice& notice) override;
    void withdraw(Notice::Kind kind) override;

private slots:
    // The server's signals.
    void onActionInvoked(uint id, const QString& key);
    void onNotificationClosed(uint id, uint reason);

private:
    /// What becomes of the notices of one kind.
    struct Slot {
        uint id = 0;                   ///< the server's number for what it shows; 0: nothing
        bool asking = false;           ///< Notify is on its way
        bool withdrawn = false;        ///< meanwhile it was taken back
        std::optional<Notice> waiting; ///< for the capabilities, or for the answer to the one before
    };

    void askForCapabilities();
    void forgetServer();
    void sendWaiting(Notice::Kind kind);
    void send(const Notice& notice);
    void answered(const Notice& notice, QDBusPendingCallWatcher* call);
    void close(uint id);
    [[nodiscard]] std::optional<Notice::Kind> kindOf(uint id) const;

    QDBusConnection m_bus;
    std::unique_ptr<Notifier> m_otherwise;
    std::optional<QStringList> m_capabilities; ///< of the server that runs now; nothing: unknown
    bool m_asking = false;
    QHash<Notice::Kind, Slot> m_slots;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray/notifier.h"

#include <QDBusConnection>
#include <QHash>
#include <QStringList>

#include <optional>

class QDBusPendingCallWatcher;

namespace portolan {

/// Shows notices through the desktop's notification server (org.freedesktop.Notifications on the session bus), with buttons
/// where the server has them. Another notifier shows what the server does not take. Every call is asynchronous, so a server
/// that hangs does not block us. UI thread.
class BusNotifier final : public Notifier
{
    Q_OBJECT

public:
    BusNotifier(const QDBusConnection& bus, std::unique_ptr<Notifier> otherwise);
    /// Withdraws the visible notices: nobody would handle their buttons.
    ~BusNotifier() override;

    void show(const Notice& notice) override;
    void withdraw(Notice::Kind kind) override;

private slots:
    // The server's signals.
    void onActivationToken(uint id, const QString& token);
    void onActionInvoked(uint id, const QString& key);
    void onNotificationClosed(uint id, uint reason);

private:
    /// The state of the notices of one kind.
    struct Slot {
        uint id = 0;                   ///< the server's id for the visible notice; 0: none
        bool asking = false;           ///< Notify is pending
        bool withdrawn = false;        ///< withdrawn while Notify was pending
        std::optional<Notice> waiting; ///< waits for the capabilities, or for the pending answer
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
    std::optional<QStringList> m_capabilities; ///< of the running server; nullopt: unknown
    bool m_asking = false;
    QString m_token; ///< for the action that comes next
    QHash<Notice::Kind, Slot> m_slots;
};

} // namespace portolan

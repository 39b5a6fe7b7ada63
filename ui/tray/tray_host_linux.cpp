// SPDX-License-Identifier: MIT
#include "ui/tray/tray_host.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QSystemTrayIcon>
#include <QVariant>

namespace portolan {

namespace {

constexpr int patienceMilliseconds = 500;

/// Whether a panel shows icons over the session bus. Asking Qt would already fix its choice.
bool hostOnBus()
{
    QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.kde.StatusNotifierWatcher"),
        QStringLiteral("/StatusNotifierWatcher"), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    message.setAutoStartService(false);
    message << QStringLiteral("org.kde.StatusNotifierWatcher") << QStringLiteral("IsStatusNotifierHostRegistered");
    const QDBusMessage reply = QDBusConnection::sessionBus().call(message, QDBus::Block, patienceMilliseconds);
    return qvariant_cast<QDBusVariant>(reply.arguments().value(0)).variant().toBool();
}

} // namespace

bool TrayHost::settled() { return m_decided || !QDBusConnection::sessionBus().isConnected() || hostOnBus(); }

bool TrayHost::available()
{
    if (!std::exchange(m_decided, true))
        m_overBus = hostOnBus();
    return m_overBus ? hostOnBus() : QSystemTrayIcon::isSystemTrayAvailable();
}

} // namespace portolan

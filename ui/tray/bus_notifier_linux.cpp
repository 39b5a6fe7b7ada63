// SPDX-License-Identifier: MIT
#include "ui/tray/bus_notifier_linux.h"

#include "core/control/activation_token.h"
#include "ui/look/status_icon.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QImage>

namespace portolan {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString interface = service;
const QString defaultAction = QStringLiteral("default");

/// A picture in the server's format: (iiibiiay).
struct BusImage {
    QImage image; ///< Format_RGBA8888
};

QDBusArgument& operator<<(QDBusArgument& argument, const BusImage& picture)
{
    const QImage& image = picture.image;
    argument.beginStructure();
    argument << image.width() << image.height() << int(image.bytesPerLine()) << true << 8 << 4
             << QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
    argument.endStructure();
    return argument;
}

/// Pictures are only sent, but the type system needs both directions.
const QDBusArgument& operator>>(const QDBusArgument& argument, BusImage&) { return argument; }

BusImage busImage(const QIcon& icon) { return { icon.pixmap(64).toImage().convertToFormat(QImage::Format_RGBA8888) }; }

QDBusMessage callOf(const char* method)
{
    return QDBusMessage::createMethodCall(service, path, interface, QLatin1String(method));
}

} // namespace

BusNotifier::BusNotifier(const QDBusConnection& bus, std::unique_ptr<Notifier> otherwise)
    : m_bus(bus)
    , m_otherwise(std::move(otherwise))
{
    qDBusRegisterMetaType<BusImage>();
    connect(m_otherwise.get(), &Notifier::clicked, this, &Notifier::clicked);
    connect(m_otherwise.get(), &Notifier::chosen, this, &Notifier::chosen);
    connect(m_otherwise.get(), &Notifier::closed, this, &Notifier::closed);
    if (!m_bus.isConnected())
        return;
    m_bus.connect(
        service, path, interface, QStringLiteral("ActivationToken"), this, SLOT(onActivationToken(uint, QString)));
    m_bus.connect(
        service, path, interface, QStringLiteral("ActionInvoked"), this, SLOT(onActionInvoked(uint, QString)));
    m_bus.connect(
        service, path, interface, QStringLiteral("NotificationClosed"), this, SLOT(onNotificationClosed(uint, uint)));
    auto* watcher = new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForUnregistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, &BusNotifier::forgetServer);
}

BusNotifier::~BusNotifier()
{
    for (const Slot& slot : std::as_const(m_slots)) {
        if (slot.id)
            close(slot.id);
    }
}

void BusNotifier::show(const Notice& notice)
{
    if (!m_bus.isConnected()) {
        m_otherwise->show(notice);
        return;
    }
    Slot& slot = m_slots[notice.kind];
    slot.waiting = notice;
    slot.withdrawn = false;
    sendWaiting(notice.kind);
}

void BusNotifier::withdraw(Notice::Kind kind)
{
    m_otherwise->withdraw(kind);
    Slot& slot = m_slots[kind];
    slot.waiting.reset();
    slot.withdrawn = slot.asking;
    if (slot.id && !slot.asking)
        close(std::exchange(slot.id, 0));
}

void BusNotifier::askForCapabilities()
{
    if (m_asking)
        return;
    m_asking = true;
    auto* call = new QDBusPendingCallWatcher(m_bus.asyncCall(callOf("GetCapabilities")), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        call->deleteLater();
        m_asking = false;
        const QDBusPendingReply<QStringList> reply = *call;
        if (reply.isValid())
            m_capabilities = reply.value();
        for (const Notice::Kind kind : m_slots.keys()) {
            if (m_capabilities)
                sendWaiting(kind);
            else if (const auto notice = std::exchange(m_slots[kind].waiting, std::nullopt))
                m_otherwise->show(*notice);
        }
    });
}

/// The next server may have other capabilities and its own ids.
void BusNotifier::forgetServer()
{
    m_capabilities.reset();
    for (auto slot = m_slots.begin(); slot != m_slots.end(); ++slot) {
        if (std::exchange(slot->id, 0))
            emit closed(slot.key());
    }
}

void BusNotifier::sendWaiting(Notice::Kind kind)
{
    Slot& slot = m_slots[kind];
    if (!slot.waiting)
        return;
    if (!m_capabilities) {
        askForCapabilities();
        return;
    }
    if (std::exchange(slot.asking, true))
        return; // the pending answer brings the id that this notice replaces
    send(*std::exchange(slot.waiting, std::nullopt));
}

void BusNotifier::send(const Notice& notice)
{
    QStringList actions;
    if (m_capabilities->contains(QLatin1String("actions"))) {
        actions << defaultAction << QCoreApplication::translate("portolan::BusNotifier", "Open");
        for (const Notice::Action& action : notice.actions)
            actions << action.key << action.text;
    }
    const bool markup = m_capabilities->contains(QLatin1String("body-markup"));
    const bool conflict = notice.kind == Notice::Kind::Conflict;
    const QIcon icon = conflict ? statusIcon(TrayState::Conflict) : applicationIcon();
    const QVariantMap hints {
        { QStringLiteral("urgency"), QVariant::fromValue(uchar(conflict ? 1 : 0)) },
        { QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName() },
        { QStringLiteral("category"), QStringLiteral("network") },
        { QStringLiteral("image-data"), QVariant::fromValue(busImage(icon)) },
    };
    QDBusMessage message = callOf("Notify");
    message << QStringLiteral("Portolan") << m_slots[notice.kind].id << QString() << notice.title
            << (markup ? notice.text.toHtmlEscaped() : notice.text) << actions << hints << -1;
    auto* call = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, notice, call] { answered(notice, call); });
}

void BusNotifier::answered(const Notice& notice, QDBusPendingCallWatcher* call)
{
    call->deleteLater();
    Slot& slot = m_slots[notice.kind];
    slot.asking = false;
    const QDBusPendingReply<uint> reply = *call;
    const bool withdrawn = std::exchange(slot.withdrawn, false);
    slot.id = reply.isValid() ? reply.value() : 0;
    if (withdrawn && slot.id)
        close(std::exchange(slot.id, 0));
    else if (!withdrawn && !slot.id && !slot.waiting)
        m_otherwise->show(notice);
    sendWaiting(notice.kind);
}

void BusNotifier::close(uint id)
{
    QDBusMessage message = callOf("CloseNotification");
    message.setAutoStartService(false);
    message << id;
    m_bus.send(message);
}

void BusNotifier::onActivationToken(uint id, const QString& token)
{
    if (kindOf(id))
        m_token = token;
}

void BusNotifier::onActionInvoked(uint id, const QString& key)
{
    const auto kind = kindOf(id);
    if (!kind)
        return;
    // For whatever comes to the front now: the window, or a browser.
    const ActivationScope scope(std::exchange(m_token, {}));
    if (key == defaultAction)
        emit clicked(*kind);
    else
        emit chosen(*kind, key);
}

void BusNotifier::onNotificationClosed(uint id, uint)
{
    const auto kind = kindOf(id);
    if (!kind)
        return;
    m_slots[*kind].id = 0;
    emit closed(*kind);
}

std::optional<Notice::Kind> BusNotifier::kindOf(uint id) const
{
    for (auto slot = m_slots.begin(); slot != m_slots.end(); ++slot) {
        if (id != 0 && slot->id == id)
            return slot.key();
    }
    return std::nullopt;
}

} // namespace portolan

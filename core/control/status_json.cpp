// SPDX-License-Identifier: MIT
#include "core/control/status_json.h"

#include <QJsonArray>

namespace portolan {

namespace {

QJsonValue textOrNull(const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }
QJsonValue pidOrNull(quint32 pid) { return pid == 0 ? QJsonValue() : QJsonValue(static_cast<qint64>(pid)); }
QJsonValue prefixOrNull(int prefix) { return prefix < 0 ? QJsonValue() : QJsonValue(prefix); }
QJsonValue count(quint64 number) { return static_cast<qint64>(number); }

QString word(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QJsonObject hostObject(const HostFact& host)
{
    return { { QStringLiteral("adapter"), textOrNull(host.adapter) },
        { QStringLiteral("address"), textOrNull(host.address) },
        { QStringLiteral("prefix"), prefixOrNull(host.prefix) }, { QStringLiteral("exhausted"), host.exhausted } };
}

QJsonObject guestObject(const GuestFact& guest)
{
    QJsonValue agent;
    if (guest.agent) {
        agent = QJsonObject { { QStringLiteral("version"), guest.agent->version },
            { QStringLiteral("detection"), guest.agent->detection },
            { QStringLiteral("detectionProblem"), textOrNull(guest.agent->detectionProblem) },
            { QStringLiteral("refusal"), guest.agent->refusal },
            { QStringLiteral("refusalProblem"), textOrNull(guest.agent->refusalProblem) },
            { QStringLiteral("steering"), guest.agent->steering },
            { QStringLiteral("steeringProblem"), textOrNull(guest.agent->steeringProblem) },
            { QStringLiteral("kernel"), textOrNull(guest.agent->kernel) } };
    }
    // The window shows the last address of a stopped guest. A script that dialled it would reach something else.
    const bool there = guest.state != GuestState::Stopped;
    QJsonArray ways;
    for (const PortPath way : guest.ways)
        ways.append(toString(way));
    QJsonObject object { { QStringLiteral("name"), guest.name }, { QStringLiteral("state"), toString(guest.state) },
        { QStringLiteral("reachable"), guest.reachable }, { QStringLiteral("exhausted"), guest.exhausted },
        { QStringLiteral("interface"), textOrNull(there ? guest.interface : QString()) },
        { QStringLiteral("address"), textOrNull(there ? guest.address : QString()) },
        { QStringLiteral("prefix"), prefixOrNull(there ? guest.prefix : -1) },
        { QStringLiteral("sameNetwork"), there && guest.sameNetwork ? QJsonValue(*guest.sameNetwork) : QJsonValue() },
        { QStringLiteral("ways"), ways }, { QStringLiteral("agent"), agent } };
    if (!guest.error.isEmpty())
        object.insert(QStringLiteral("error"), guest.error);
    return object;
}

QJsonObject portObject(const PortFact& port, const GuestFact& guest, const PortMessage& message)
{
    QJsonArray listeners;
    for (const ListenerFact& listener : port.listeners) {
        listeners.append(QJsonObject { { QStringLiteral("address"), listener.address },
            { QStringLiteral("pid"), pidOrNull(listener.process.pid) },
            { QStringLiteral("process"), textOrNull(listener.process.name) } });
    }
    QJsonValue owner;
    if (port.owner)
        owner = QJsonObject { { QStringLiteral("pid"), pidOrNull(port.owner->pid) },
            { QStringLiteral("process"), textOrNull(port.owner->name) } };
    QJsonValue refused;
    if (port.refused) {
        refused = QJsonObject { { QStringLiteral("pid"), pidOrNull(port.refused->process.pid) },
            { QStringLiteral("process"), textOrNull(port.refused->process.name) },
            { QStringLiteral("time"),
                port.refused->time.toOffsetFromUtc(port.refused->time.offsetFromUtc()).toString(Qt::ISODateWithMs) },
            { QStringLiteral("count"), static_cast<qint64>(port.refused->count) } };
    }
    QJsonObject object { { QStringLiteral("port"), port.port.number },
        { QStringLiteral("protocol"), word(toString(port.port.protocol)) }, { QStringLiteral("hostPort"), port.hostPort.number },
        { QStringLiteral("label"), textOrNull(port.label) }, { QStringLiteral("url"), textOrNull(portUrl(port)) },
        { QStringLiteral("scheme"), word(toString(port.scheme)) }, { QStringLiteral("enabled"), port.enabled },
        { QStringLiteral("state"), word(toString(port.state)) },
        { QStringLiteral("reason"), textOrNull(word(toString(port.reason))) },
        { QStringLiteral("ignoredBy"), textOrNull(word(toString(port.ignoredBy))) },
        { QStringLiteral("message"), message(port, guest) }, { QStringLiteral("listeners"), listeners },
        { QStringLiteral("hostAddresses"), QJsonArray::fromStringList(port.hostAddresses) },
        { QStringLiteral("path"), textOrNull(toString(port.path)) }, { QStringLiteral("owner"), owner },
        { QStringLiteral("refused"), refused },
        { QStringLiteral("connections"),
            QJsonObject { { QStringLiteral("active"), count(port.connectionsActive) },
                { QStringLiteral("total"), count(port.connectionsTotal) },
                { QStringLiteral("failed"), count(port.connectionsFailed) } } },
        { QStringLiteral("bytes"),
            QJsonObject { { QStringLiteral("toGuest"), count(port.bytesToGuest) },
                { QStringLiteral("fromGuest"), count(port.bytesFromGuest) } } },
        { QStringLiteral("peakRate"),
            QJsonObject { { QStringLiteral("toGuest"), count(port.peakToGuest) },
                { QStringLiteral("fromGuest"), count(port.peakFromGuest) } } } };
    if (port.reserved)
        object.insert(QStringLiteral("reserved"),
            QJsonObject { { QStringLiteral("first"), port.reserved->first }, { QStringLiteral("last"), port.reserved->last } });
    return object;
}

} // namespace

QJsonObject statusObject(const Snapshot& snapshot, const PortMessage& message)
{
    QJsonArray ports;
    for (const PortFact& port : snapshot.ports)
        ports.append(portObject(port, snapshot.guest, message));
    return { { QStringLiteral("version"), QStringLiteral(PORTOLAN_VERSION) },
        { QStringLiteral("paused"), snapshot.paused }, { QStringLiteral("host"), hostObject(snapshot.host) },
        { QStringLiteral("guest"), guestObject(snapshot.guest) }, { QStringLiteral("ports"), ports } };
}

} // namespace portolan

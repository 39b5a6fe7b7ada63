// SPDX-License-Identifier: MIT
#include "core/control/status_json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace portolan {

namespace {

QJsonValue textOrNull(const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }
QJsonValue pidOrNull(quint32 pid) { return pid == 0 ? QJsonValue() : QJsonValue(static_cast<qint64>(pid)); }
QJsonValue prefixOrNull(int prefix) { return prefix < 0 ? QJsonValue() : QJsonValue(prefix); }
QJsonValue count(quint64 number) { return static_cast<qint64>(number); }

QString word(std::string_view text) { return QString::fromUtf8(text); }

QJsonObject processObject(const ProcessFact& process)
{
    return { { u"pid"_s, pidOrNull(process.pid) }, { u"process"_s, textOrNull(process.name) } };
}

QJsonObject hostObject(const HostFact& host)
{
    return { { u"adapter"_s, textOrNull(host.adapter) }, { u"address"_s, textOrNull(host.address) },
        { u"prefix"_s, prefixOrNull(host.prefix) }, { u"exhausted"_s, host.exhausted } };
}

QJsonObject guestObject(const GuestFact& guest)
{
    QJsonValue agent;
    if (guest.agent) {
        agent = QJsonObject { { u"version"_s, guest.agent->version }, { u"detection"_s, guest.agent->detection },
            { u"detectionProblem"_s, textOrNull(guest.agent->detectionProblem) },
            { u"refusal"_s, guest.agent->refusal }, { u"refusalProblem"_s, textOrNull(guest.agent->refusalProblem) },
            { u"steering"_s, guest.agent->steering },
            { u"steeringProblem"_s, textOrNull(guest.agent->steeringProblem) },
            { u"kernel"_s, textOrNull(guest.agent->kernel) } };
    }
    // The window shows the last address of a stopped guest. A script that dialled it would reach something else.
    const bool there = guest.state != GuestState::Stopped;
    QJsonArray ways;
    for (const PortPath way : guest.ways)
        ways.append(toString(way));
    QJsonObject object { { u"name"_s, guest.name }, { u"state"_s, toString(guest.state) },
        { u"reachable"_s, guest.reachable }, { u"exhausted"_s, guest.exhausted },
        { u"truncated"_s, guest.truncated },
        { u"interface"_s, textOrNull(there ? guest.interface : QString()) },
        { u"address"_s, textOrNull(there ? guest.address : QString()) },
        { u"prefix"_s, prefixOrNull(there ? guest.prefix : -1) },
        { u"interfaces"_s, QJsonArray::fromStringList(there ? guest.interfaces : QStringList()) },
        { u"sameNetwork"_s, there && guest.sameNetwork ? QJsonValue(*guest.sameNetwork) : QJsonValue() },
        { u"ways"_s, ways }, { u"agent"_s, agent } };
    if (!guest.error.isEmpty())
        object.insert(u"error"_s, guest.error);
    if (guest.dial) {
        object.insert(u"dial"_s,
            QJsonObject { { u"from"_s, guest.dial->from }, { u"to"_s, guest.dial->to },
                { u"port"_s, guest.dial->port }, { u"answer"_s, toString(guest.dial->answer) },
                { u"words"_s, guest.dial->words } });
    }
    return object;
}

QJsonObject portObject(const PortFact& port, const GuestFact& guest, const PortMessage& message)
{
    QJsonArray listeners;
    for (const ListenerFact& listener : port.listeners) {
        QJsonObject object = processObject(listener.process);
        object.insert(u"address"_s, listener.address);
        object.insert(u"user"_s, textOrNull(listener.user));
        listeners.append(object);
    }
    QJsonValue owner;
    if (port.owner)
        owner = processObject(*port.owner);
    QJsonValue refused;
    if (port.refused) {
        const QDateTime& time = port.refused->time;
        QJsonObject object = processObject(port.refused->process);
        object.insert(u"time"_s, time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs));
        object.insert(u"count"_s, count(port.refused->count));
        object.insert(u"error"_s, textOrNull(port.refused->error));
        refused = object;
    }
    QJsonObject object { { u"port"_s, port.port.number }, { u"protocol"_s, word(toString(port.port.protocol)) },
        { u"hostPort"_s, port.hostPort.number }, { u"label"_s, textOrNull(port.label) },
        { u"url"_s, textOrNull(portUrl(port)) }, { u"scheme"_s, word(toString(port.scheme)) },
        { u"enabled"_s, port.enabled }, { u"state"_s, word(toString(port.state)) },
        { u"reason"_s, textOrNull(word(toString(port.reason))) },
        { u"ignoredBy"_s, textOrNull(word(toString(port.ignoredBy))) }, { u"message"_s, message(port, guest) },
        { u"listeners"_s, listeners }, { u"hostAddresses"_s, QJsonArray::fromStringList(port.hostAddresses) },
        { u"path"_s, textOrNull(toString(port.path)) }, { u"owner"_s, owner }, { u"refused"_s, refused },
        { u"connections"_s,
            QJsonObject { { u"active"_s, count(port.connectionsActive) }, { u"total"_s, count(port.connectionsTotal) },
                { u"failed"_s, count(port.connectionsFailed) } } },
        { u"bytes"_s,
            QJsonObject {
                { u"toGuest"_s, count(port.bytesToGuest) }, { u"fromGuest"_s, count(port.bytesFromGuest) } } },
        { u"peakRate"_s,
            QJsonObject {
                { u"toGuest"_s, count(port.peakToGuest) }, { u"fromGuest"_s, count(port.peakFromGuest) } } } };
    if (port.reserved)
        object.insert(
            u"reserved"_s, QJsonObject { { u"first"_s, port.reserved->first }, { u"last"_s, port.reserved->last } });
    return object;
}

} // namespace

QJsonObject statusObject(const Snapshot& snapshot, const PortMessage& message)
{
    QJsonArray ports;
    for (const PortFact& port : snapshot.ports)
        ports.append(portObject(port, snapshot.guest, message));
    return { { u"version"_s, QLatin1String(PORTOLAN_VERSION) }, { u"paused"_s, snapshot.paused },
        { u"host"_s, hostObject(snapshot.host) }, { u"guest"_s, guestObject(snapshot.guest) }, { u"ports"_s, ports } };
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/ports/port_cells.h"

#include "ui/text/sentences.h"

#include <QCoreApplication>

namespace portolan::cells {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PortCells)
};

} // namespace

QString dash() { return QStringLiteral("—"); }

QList<ProcessFact> processes(const PortFact& port)
{
    QList<ProcessFact> result;
    for (const ListenerFact& listener : port.listeners) {
        if (!result.contains(listener.process))
            result.append(listener.process);
    }
    if (result.isEmpty() && port.refused)
        result.append(port.refused->process);
    return result;
}

QStringList processWords(const PortFact& port)
{
    QStringList words;
    for (const ProcessFact& process : processes(port))
        words.append(sentences::process(process));
    return words;
}

QString processName(const PortFact& port)
{
    // The first of processes(), without building the list: tables ask for it often.
    const ProcessFact* first = !port.listeners.isEmpty() ? &port.listeners.first().process
        : port.refused                                   ? &port.refused->process
                                                         : nullptr;
    if (!first)
        return dash();
    return first->name.isEmpty() ? Text::tr("unknown") : first->name;
}

QString processDetail(const PortFact& port)
{
    const QList<ProcessFact> all = processes(port);
    QStringList parts;
    if (!all.isEmpty() && all.first().pid)
        parts.append(QString::number(all.first().pid));
    if (all.size() > 1)
        parts.append(QStringLiteral("+%1").arg(all.size() - 1));
    return parts.join(u' ');
}

QStringList listenerAddresses(const PortFact& port)
{
    QStringList result;
    for (const ListenerFact& listener : port.listeners) {
        if (!result.contains(listener.address))
            result.append(listener.address);
    }
    return result;
}

QString listensOn(const PortFact& port)
{
    if (!port.listeners.isEmpty())
        return listenerAddresses(port).join(Text::tr(", "));
    return port.refused ? Text::tr("refused") : dash();
}

QString onHost(const PortFact& port)
{
    return port.hostAddresses.isEmpty() ? dash() : port.hostAddresses.join(Text::tr(", "));
}

int urgency(PortState state)
{
    switch (state) {
    case PortState::Conflict: return 0;
    case PortState::Mirrored: return 1;
    case PortState::Waiting: return 2;
    case PortState::Ignored: return 3;
    case PortState::Off: return 4;
    }
    return 5;
}

bool carries(const PortFact& port) { return port.state == PortState::Mirrored || port.connectionsActive > 0; }

QString connections(const PortFact& port)
{
    return Text::tr("%1 open · %2 total · %3 failed")
        .arg(port.connectionsActive)
        .arg(port.connectionsTotal)
        .arg(port.connectionsFailed);
}

QString volume(const PortFact& port)
{
    return Text::tr("%1 from the guest, %2 to it")
        .arg(sentences::bytes(port.bytesFromGuest), sentences::bytes(port.bytesToGuest));
}

QString fastest(const PortFact& port)
{
    if (port.peakFromGuest == 0 && port.peakToGuest == 0)
        return {};
    return Text::tr("%1 from the guest, %2 to it")
        .arg(sentences::rate(static_cast<double>(port.peakFromGuest)), sentences::rate(static_cast<double>(port.peakToGuest)));
}

QString endpoint(const QString& address, PortKey port)
{
    return (address.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(address).arg(port.number);
}

QString hostEndpoint(const PortFact& port)
{
    return port.hostAddresses.isEmpty() ? QString() : endpoint(port.hostAddresses.first(), port.hostPort);
}

QString guestEndpoint(const PortFact& port, const GuestFact& guest)
{
    if (port.listeners.isEmpty())
        return {};
    const QStringList addresses = listenerAddresses(port);
    const bool everywhere = addresses.contains(QStringLiteral("0.0.0.0")) || addresses.contains(QStringLiteral("::"));
    if (everywhere || addresses.contains(guest.address))
        return guest.address.isEmpty() ? QString() : endpoint(guest.address, port.port);
    return endpoint(addresses.first(), port.port);
}

QString searchText(const PortFact& port, const GuestFact& guest)
{
    const QStringList parts { portText(port.port), port.label, listenerAddresses(port).join(u' '),
        port.hostAddresses.join(u' '), sentences::portState(port, guest), sentences::stateWord(port.state) };
    return (parts + processWords(port)).join(u'\n');
}

bool sameButCounters(const PortFact& one, const PortFact& other)
{
    PortFact counted = other;
    counted.connectionsActive = one.connectionsActive;
    counted.connectionsTotal = one.connectionsTotal;
    counted.connectionsFailed = one.connectionsFailed;
    counted.bytesToGuest = one.bytesToGuest;
    counted.bytesFromGuest = one.bytesFromGuest;
    counted.peakToGuest = one.peakToGuest;
    counted.peakFromGuest = one.peakFromGuest;
    return one == counted;
}

} // namespace portolan::cells

// SPDX-License-Identifier: MIT
#include "ui/text/sentences.h"

#include "ui/text/text.h"

#include <QLocale>

#include <algorithm>

namespace portolan::sentences {

namespace {

QString ownerOf(const PortFact& port) { return port.owner ? hostProgram(*port.owner) : QString(); }

/// "node in Ubuntu got EACCES", for the state column.
QString refusedShort(const PortFact& port, const GuestFact& guest)
{
    const QString where = guestTitle(guest.name);
    const QString name = port.refused->process.name;
    if (name.isEmpty())
        return Text::tr("a program in %1 got %2").arg(where, port.refused->error);
    return Text::tr("%1 in %2 got %3").arg(name, where, port.refused->error);
}

/// "In Ubuntu, node (pid 2311) tried to use it and got EACCES (3 times, last at 12:01:44)."
QString refusedLong(const PortFact& port, const GuestFact& guest)
{
    const QString who = guestProgram(port.refused->process);
    const QString where = guestTitle(guest.name);
    const QString what = Text::tr("In %1, %2 tried to use it and got %3").arg(where, who, port.refused->error);
    const QString when = QLocale().toString(port.refused->time.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    const int count = static_cast<int>(port.refused->count);
    if (!port.refused->time.isValid())
        return Text::tr("%1.").arg(what);
    if (count < 2)
        return Text::tr("%1 at %2.").arg(what, when);
    return Text::tr("%1 (%n times, last at %2).", nullptr, count).arg(what, when);
}

QString conflictState(const PortFact& port)
{
    QString text;
    const QString owner = ownerOf(port);
    switch (port.reason) {
    case PortReason::HostPortReserved: text = Text::tr("Reserved by the system"); break;
    case PortReason::PermissionDenied: text = Text::tr("No permission to listen on this port"); break;
    default:
        text = owner.isEmpty() ? Text::tr("Held by a socket on this computer that no program listens on")
                               : Text::tr("Used by %1 on this computer").arg(owner);
    }
    return text;
}

/// As hostProgram(), for the beginning of a sentence's part; "another program" where nothing is known.
QString programOf(const ProcessFact& owner)
{
    const QString known = hostProgram(owner);
    return known.isEmpty() ? Text::tr("another program") : known;
}

/// "nginx", for the second time that a sentence speaks of the owner.
QString ownerAgain(const PortFact& port)
{
    return port.owner && port.owner->pid && !port.owner->name.isEmpty() ? port.owner->name : Text::tr("that program");
}

/// Who was refused, because of whom, and what helps.
QString refusalMessage(const PortFact& port, const GuestFact& guest)
{
    const QString number = portText(port.hostPort);
    const QString remedy = Text::tr("Stop %1 to free the port, use another port in the guest, or let the guest use "
                                    "this port anyway: then both listen, and localhost:%2 still reaches %1.");
    return joined({ Text::tr("Port %1 is used by %2 on this computer.").arg(number, programOf(port.owner.value_or(ProcessFact()))),
        refusedLong(port, guest), remedy.arg(ownerAgain(port), number) });
}

QString inUseMessage(const PortFact& port, const GuestFact& guest)
{
    const QString number = portText(port.hostPort);
    const QString owner = ownerOf(port);
    const QString who = guestProgram(guestProcess(port));
    const QString where = guestTitle(guest.name);
    if (owner.isEmpty()) {
        QString text = Text::tr("Port %1 on this computer is taken, although no program listens on it: a socket is "
                                "bound to it, or an old connection is still closing.")
                           .arg(number);
        if (port.refused)
            text = joined({ text, refusedLong(port, guest) });
        return joined({ text, Text::tr("Retrying automatically.") });
    }
    if (port.refused)
        return refusalMessage(port, guest);
    const QString taken = Text::tr("Port %1 is used by %2 on this computer.").arg(number, owner);
    const QString remedy = Text::tr("So localhost:%1 does not reach %2 in %3. Stop %4 to have the port mirrored at "
                                    "once, or use another port in the guest.");
    return joined({ taken, remedy.arg(number, who, where, ownerAgain(port)) });
}

QString conflictMessage(const PortFact& port, const GuestFact& guest)
{
    const QString number = portText(port.hostPort);
    const QString who = guestProgram(guestProcess(port));
    QString text;
    switch (port.reason) {
    case PortReason::HostPortReserved:
        text = port.reserved
            ? Text::tr("The system reserves ports %3 to %4, including port %1. No program uses it, but none may listen "
                       "on it either, so %2 cannot be mirrored.")
                  .arg(number, who, QString::number(port.reserved->first), QString::number(port.reserved->last))
            : Text::tr("The system reserves port %1. No program uses it, but none may listen on it either, so %2 "
                       "cannot be mirrored.")
                  .arg(number, who);
        text = joined({ text,
            hostIsWindows()
                ? Text::tr("Use another port in the guest, or free the range: run \"net stop winnat\" and then \"net start "
                           "winnat\" as administrator. \"netsh int ipv4 show excludedportrange tcp\" lists the ranges.")
                : Text::tr("Use another port in the guest.") });
        break;
    case PortReason::PermissionDenied:
        text = joined({
            Text::tr("The system does not let you listen on port %1, so %2 cannot be mirrored.").arg(number, who),
            permissionRemedy(port.hostPort) });
        break;
    default: return inUseMessage(port, guest);
    }
    if (!port.systemError.isEmpty())
        text = joined({ text, Text::tr("(The system said: %1)").arg(port.systemError) });
    return text;
}

QString offMessage(const PortFact& port)
{
    if (port.reason == PortReason::Paused)
        return Text::tr("All ports are paused. Resume to bring port %1 back to localhost.").arg(portText(port.port));
    if (port.listeners.isEmpty())
        return Text::tr("You switched port %1 off. Nothing listens on it in the guest now. If a program does, it is "
                        "reachable only in the guest.")
            .arg(portText(port.port));
    return Text::tr("You switched port %1 off: %2 is reachable only in the guest.")
        .arg(portText(port.port), guestProgram(guestProcess(port)));
}

QStringList listenerAddresses(const PortFact& port)
{
    QStringList addresses;
    for (const ListenerFact& listener : port.listeners)
        addresses.append(listener.address);
    addresses.removeDuplicates();
    return addresses;
}

QString ignoredByRuleState(IgnoredBy rule)
{
    switch (rule) {
    case IgnoredBy::Range: return Text::tr("Ignored: port range");
    case IgnoredBy::Process: return Text::tr("Ignored: program");
    case IgnoredBy::Ephemeral: return Text::tr("Ignored: ephemeral port");
    case IgnoredBy::Default: return Text::tr("Ignored: name service (DNS)");
    default: return Text::tr("Ignored by you");
    }
}

QString ignoredByRuleMessage(const PortFact& port, const QString& number, const QString& who)
{
    switch (port.ignoredBy) {
    case IgnoredBy::Range:
        return Text::tr("Port %1 is in a range that you ignore, so it is not mirrored. To mirror it anyway, stop "
                        "ignoring this port.")
            .arg(number);
    case IgnoredBy::Process:
        return Text::tr("You ignore programs with this name, so port %1 of %2 is not mirrored. To mirror it anyway, "
                        "stop ignoring this port.")
            .arg(number, who);
    case IgnoredBy::Ephemeral:
        return Text::tr("Port %1 is an ephemeral port: the guest assigned it to a program that asked for any free "
                        "port. You ignore such ports. To mirror it anyway, stop ignoring this port.")
            .arg(number);
    case IgnoredBy::Default:
        return Text::tr("Port %1 is the guest's name service (DNS), which this computer does not need. To mirror it "
                        "anyway, stop ignoring this port.")
            .arg(number);
    default: return Text::tr("You ignore port %1, so it is not mirrored.").arg(number);
    }
}

QString ignoredState(const PortFact& port)
{
    switch (port.reason) {
    case PortReason::Rule: return ignoredByRuleState(port.ignoredBy);
    case PortReason::OtherInterface:
        return port.listeners.isEmpty()
            ? Text::tr("Ignored: another network of the guest")
            : Text::tr("Ignored: listens on %1 only").arg(addressList(listenerAddresses(port)));
    case PortReason::AllowedInGuest: return Text::tr("Allowed in the guest, not mirrored");
    case PortReason::TooMany: return Text::tr("Ignored: too many ports");
    case PortReason::ServedByWsl: return Text::tr("Mirrored by WSL itself");
    default: return stateWord(PortState::Ignored);
    }
}

QString ignoredMessage(const PortFact& port, const GuestFact& guest)
{
    const QString number = portText(port.port);
    const QString who = guestProgram(guestProcess(port));
    const QString where = guestTitle(guest.name);
    const QString owner = ownerOf(port);
    switch (port.reason) {
    case PortReason::Rule: return ignoredByRuleMessage(port, number, who);
    case PortReason::OtherInterface:
        return Text::tr("%1 listens on an address in another network of %2, which localhost does not cover. To have "
                        "port %3 mirrored, let it listen on 127.0.0.1 or 0.0.0.0.")
            .arg(who, where, number);
    case PortReason::AllowedInGuest:
        if (owner.isEmpty())
            return Text::tr(
                "You let programs in %1 use port %2 even while this computer uses it, so it is not mirrored.")
                .arg(where, number);
        return Text::tr(
            "localhost:%1 reaches %2. You let programs in %3 use the port there too, so it is not mirrored.")
            .arg(number, owner, where);
    case PortReason::TooMany:
        return Text::tr("Portolan mirrors at most %1 ports. Those with a rule or label of yours come first, then root's, "
                        "then the older ones. To mirror port %2 anyway, stop ignoring it, or raise the limit in the "
                        "preferences.")
            .arg(QString::number(port.mirrorLimit), number);
    case PortReason::ServedByWsl:
        return Text::tr("WSL's own localhost forwarding already mirrors port %1. To leave it to Portolan, write "
                        "localhostForwarding=false below [wsl2] in the file .wslconfig in your user folder, then run "
                        "\"wsl --shutdown\".")
            .arg(number);
    default: return {};
    }
}

QString waitingState(const PortFact& port, const GuestFact& guest)
{
    const QString where = guestTitle(guest.name);
    if (port.reason == PortReason::GuestStopped)
        return Text::tr("Waiting: %1 is not running").arg(where);
    if (port.reason != PortReason::GuestUnreachable || guest.state == GuestState::Starting)
        return Text::tr("Waiting for %1").arg(where);
    return guest.obstacle == GuestObstacle::AgentSilent ? Text::tr("Waiting: %1 does not answer").arg(where)
                                                        : Text::tr("Waiting: %1 cannot be reached").arg(where);
}

QString waitingMessage(const PortFact& port, const GuestFact& guest)
{
    const QString where = guestTitle(guest.name);
    const QString number = portText(port.hostPort);
    if (port.reason == PortReason::GuestUnreachable) {
        const QString why = guestMessage(guest);
        if (why.isEmpty())
            return Text::tr("%1 cannot be reached, so port %2 is closed on this computer. Portolan keeps trying.")
                .arg(where, number);
        // The error may be the system's text, which may or may not end with a full stop.
        const QString sentence = guest.state == GuestState::Failed ? withoutFullStop(why) + u'.' : why;
        if (port.owner)
            return sentence; // which has the port
        return joined({ sentence, Text::tr("Until then port %1 is closed on this computer.").arg(number) });
    }
    return Text::tr("%1 is not running. Port %2 is mirrored again as soon as a program in %1 listens on it.")
        .arg(where, number);
}

QString contestedMessage(const PortFact& port, const ListenerFact& stranger, const GuestFact& guest)
{
    // Not one that listens in another network only.
    const auto serves = [&guest](const ListenerFact& each) {
        static const QStringList localhost { QStringLiteral("127.0.0.1"), QStringLiteral("::1"),
            QStringLiteral("0.0.0.0"), QStringLiteral("::") };
        return !each.leftOut && (localhost.contains(each.address) || each.address == guest.address);
    };
    const auto serving = std::ranges::find_if(port.listeners, serves);
    const ListenerFact& first = serving == port.listeners.end() ? port.listeners.first() : *serving;
    return Text::tr("%1 of the user %2 listens on %3 as well, but users of %4 do not share a port: localhost:%5 reaches "
                    "only %6 of the user %7. Use another port for one of them.")
        .arg(guestProgram(stranger.process), stranger.user, stranger.address, guestTitle(guest.name),
            QString::number(port.hostPort.number), guestProgram(first.process), first.user);
}

bool hasIpv6(const QStringList& addresses)
{
    return std::ranges::any_of(addresses, [](const QString& address) { return address.contains(u':'); });
}

/// What the message advises or promises does not work while a program of this computer uses the port.
bool adviceNeedsFreePort(const PortFact& port)
{
    switch (port.reason) {
    case PortReason::Paused:
    case PortReason::OtherInterface:
    case PortReason::TooMany:
    case PortReason::GuestStopped:
    case PortReason::GuestUnreachable: return true;
    case PortReason::Rule: return port.ignoredBy != IgnoredBy::Port;
    default: return false;
    }
}

QString stateAlone(const PortFact& port, const GuestFact& guest)
{
    switch (port.state) {
    case PortState::Mirrored:
        if (const ListenerFact* stranger = leftOutListener(port))
            return Text::tr("Mirrored without %1 of %2").arg(guestProgram(stranger->process), stranger->user);
        if (port.reason != PortReason::OneFamily)
            return stateWord(port.state);
        return hasIpv6(port.hostAddresses) ? Text::tr("Mirrored on IPv6 only") : Text::tr("Mirrored on IPv4 only");
    case PortState::Conflict: return conflictState(port);
    case PortState::Off: return port.reason == PortReason::Paused ? Text::tr("Paused") : stateWord(port.state);
    case PortState::Ignored: return ignoredState(port);
    case PortState::Waiting: return waitingState(port, guest);
    }
    return {};
}

QString messageAlone(const PortFact& port, const GuestFact& guest)
{
    switch (port.state) {
    case PortState::Mirrored:
        if (const ListenerFact* stranger = leftOutListener(port))
            return contestedMessage(port, *stranger, guest);
        if (port.reason != PortReason::OneFamily)
            return {};
        return Text::tr("This computer has no %1, so port %2 is mirrored on %3 only.")
            .arg(hasIpv6(port.hostAddresses) ? QStringLiteral("IPv4") : QStringLiteral("IPv6"),
                portText(port.port), addressList(port.hostAddresses));
    case PortState::Conflict: return conflictMessage(port, guest);
    case PortState::Off: return offMessage(port);
    case PortState::Ignored: return ignoredMessage(port, guest);
    case PortState::Waiting: return waitingMessage(port, guest);
    }
    return {};
}

} // namespace

QString portState(const PortFact& port, const GuestFact& guest)
{
    const QString text = stateAlone(port, guest);
    return port.refused ? Text::tr("%1; %2").arg(text, refusedShort(port, guest)) : text;
}

QString portMessage(const PortFact& port, const GuestFact& guest)
{
    const QString text = messageAlone(port, guest);
    if (port.state == PortState::Conflict)
        return text;
    QStringList parts;
    if (!text.isEmpty())
        parts << text;
    if (port.owner && !port.refused && adviceNeedsFreePort(port))
        parts << Text::tr("But %1 uses port %2 on this computer: that has to stop first.")
                     .arg(programOf(*port.owner), portText(port.hostPort));
    if (port.refused)
        parts << refusalMessage(port, guest);
    return joined(parts);
}

} // namespace portolan::sentences

// SPDX-License-Identifier: MIT
#include "ui/text/sentences.h"

#include "ui/text/text.h"

namespace portolan::sentences {

namespace {

QString conflictEvent(const Event& event, const QString& guest)
{
    const QString port = QString::number(event.port);
    const QString who = guestProgram(event.process);
    switch (event.reason) {
    case PortReason::HostPortReserved:
        return Text::tr("Port %1: %2 in %3 is not mirrored; the system keeps the port in a reserved range.")
            .arg(port, who, guest);
    case PortReason::PermissionDenied:
        return Text::tr("Port %1: %2 in %3 is not mirrored; you may not listen on it. %4")
            .arg(port, who, guest, permissionRemedy(event.port));
    default: break;
    }
    const QString owner = hostProgram(event.owner);
    if (owner.isEmpty())
        return Text::tr(
            "Port %1: %2 in %3 is not mirrored; a socket that nobody listens on holds the port. Trying again.")
            .arg(port, who, guest);
    return Text::tr("Port %1: %2 in %3 is not mirrored; %4 listens on it here.").arg(port, who, guest, owner);
}

QString refusedEvent(const Event& event, const QString& guest)
{
    const QString port = QString::number(event.port);
    const QString who = guestProgram(event.process);
    const QString owner = hostProgram(event.owner);
    if (owner.isEmpty())
        return Text::tr("Port %1: %2 in %3 was refused; the port is in use here.").arg(port, who, guest);
    return Text::tr("Port %1: %2 in %3 was refused; %4 listens on it here.").arg(port, who, guest, owner);
}

QString mirroredEvent(const Event& event)
{
    const QString port = QString::number(event.port);
    const QString who = guestProgram(event.process);
    const QString link = url(event.port, event.addresses, event.scheme);
    if (link.isEmpty())
        return Text::tr("Port %1: %2 is mirrored.").arg(port, who);
    return Text::tr("Port %1: %2 is mirrored; open at %3").arg(port, who, link);
}

QString connectedEvent(const Event& event, const QString& guest)
{
    if (event.text.isEmpty())
        return Text::tr("%1 connected.").arg(guest);
    if (event.detail.isEmpty())
        return Text::tr("%1 connected at %2.").arg(guest, event.text);
    return Text::tr("%1 connected at %2 (was %3).").arg(guest, event.text, event.detail);
}

/// `plain`, or `detailed` with the system's or the engine's text for %2.
QString withText(const QString& plain, const QString& detailed, const QString& guest, const QString& text)
{
    // The text may already be a sentence; the frame brings its own full stop.
    const bool framed = detailed.contains(QStringLiteral("%2."));
    const QString inner = framed ? withoutFullStop(text) : text;
    return text.isEmpty() ? plain.arg(guest) : detailed.arg(guest, inner);
}

} // namespace

QString event(const Event& event, const QString& guestName)
{
    const QString guest = guestTitle(guestName);
    switch (event.kind) {
    case Event::Kind::PortMirrored: return mirroredEvent(event);
    case Event::Kind::PortClosed:
        return Text::tr("Port %1: %2 no longer listens.").arg(QString::number(event.port), guestProgram(event.process));
    case Event::Kind::PortConflict: return conflictEvent(event, guest);
    case Event::Kind::PortRefused: return refusedEvent(event, guest);
    case Event::Kind::PortSwitchedOff: return Text::tr("Port %1 was switched off.").arg(event.port);
    case Event::Kind::PortSwitchedOn: return Text::tr("Port %1 was switched on.").arg(event.port);
    case Event::Kind::PortLabelled:
        if (event.text.isEmpty())
            return Text::tr("Port %1 has no label any more.").arg(event.port);
        return Text::tr("Port %1 is labelled “%2”.").arg(QString::number(event.port), event.text);
    case Event::Kind::PortIgnored: return Text::tr("Port %1 is ignored from now on.").arg(event.port);
    case Event::Kind::PortWatched: return Text::tr("Port %1 is not ignored any more.").arg(event.port);
    case Event::Kind::PortAllowed:
        return Text::tr("Port %1 is allowed in %2 from now on, also where this computer uses it.")
            .arg(QString::number(event.port), guest);
    case Event::Kind::PortDisallowed:
        return Text::tr("Port %1 is refused in %2 from now on, where this computer uses it.")
            .arg(QString::number(event.port), guest);
    case Event::Kind::Paused: return Text::tr("All ports are paused.");
    case Event::Kind::Resumed: return Text::tr("Ports are mirrored again.");
    case Event::Kind::IgnoreRulesChanged: return Text::tr("The rules for what is ignored have changed.");
    case Event::Kind::GuestChosen:
        return Text::tr("%1 is the guest from now on; it was %2.").arg(guestTitle(event.text), guestTitle(event.detail));
    case Event::Kind::GuestConnected: return connectedEvent(event, guest);
    case Event::Kind::GuestStopped: return Text::tr("%1 stopped; its ports wait for it.").arg(guest);
    case Event::Kind::GuestAbsent: return guestNotRunning(guestName);
    case Event::Kind::GuestLetGo: return guestLetGo(guestName);
    case Event::Kind::GuestUnreachable:
        return withText(Text::tr("%1 cannot be reached. Trying again."),
            Text::tr("%1 cannot be reached: %2. Trying again."), guest, event.text);
    case Event::Kind::GuestFailed:
        return withText(Text::tr("%1 failed."), Text::tr("%1 failed: %2"), guest, event.text);
    case Event::Kind::AgentRestarted: return Text::tr("The agent in %1 had ended and was started again.").arg(guest);
    case Event::Kind::RefusalUnavailable:
        return withText(Text::tr("%1 cannot refuse ports that this computer uses."),
            Text::tr("%1 cannot refuse ports that this computer uses: %2"), guest, event.text);
    case Event::Kind::HostExhausted: return hostExhausted();
    case Event::Kind::AgentExhausted: return agentExhausted(guestName);
    case Event::Kind::SettingsProblem: return Text::tr("Settings: %1").arg(event.text);
    case Event::Kind::LogProblem:
        return Text::tr("The log file %1 cannot be written: %2. What happens is listed here only.")
            .arg(event.detail, event.text);
    case Event::Kind::Problem: return event.text;
    }
    return {};
}

} // namespace portolan::sentences

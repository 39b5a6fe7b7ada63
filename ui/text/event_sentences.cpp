// SPDX-License-Identifier: MIT
#include "ui/text/sentences.h"

#include "ui/text/text.h"

namespace portolan::sentences {

namespace {

QString conflictEvent(const Event& event, const QString& guest)
{
    const QString port = portText(event.port);
    const QString who = guestProgram(event.process);
    switch (event.reason) {
    case PortReason::HostPortReserved:
        return Text::tr("Port %1: %2 in %3 is not mirrored because the system reserves this port.")
            .arg(port, who, guest);
    case PortReason::PermissionDenied:
        return Text::tr("Port %1: %2 in %3 is not mirrored because you are not allowed to listen on this port. %4")
            .arg(port, who, guest, permissionRemedy(event.hostPort));
    default: break;
    }
    const QString owner = hostProgram(event.owner);
    if (owner.isEmpty())
        return Text::tr("Port %1: %2 in %3 is not mirrored because a socket holds the port, although no program "
                        "listens on it. Retrying.")
            .arg(port, who, guest);
    return Text::tr("Port %1: %2 in %3 is not mirrored; %4 uses the port on this computer.")
        .arg(port, who, guest, owner);
}

QString refusedEvent(const Event& event, const QString& guest)
{
    const QString port = portText(event.port);
    const QString who = guestProgram(event.process);
    const QString owner = hostProgram(event.owner);
    if (owner.isEmpty())
        return Text::tr("Port %1: %2 in %3 was refused; the port is in use on this computer.").arg(port, who, guest);
    return Text::tr("Port %1: %2 in %3 was refused; %4 uses the port on this computer.").arg(port, who, guest, owner);
}

QString mirroredEvent(const Event& event)
{
    const QString port = portText(event.port);
    const QString who = guestProgram(event.process);
    const QString link = url(event.hostPort, event.addresses, event.scheme);
    if (link.isEmpty())
        return Text::tr("Port %1: %2 is mirrored.").arg(port, who);
    return Text::tr("Port %1: %2 is mirrored at %3").arg(port, who, link);
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
        return Text::tr("Port %1: %2 stopped listening.").arg(portText(event.port), guestProgram(event.process));
    case Event::Kind::PortConflict: return conflictEvent(event, guest);
    case Event::Kind::PortRefused: return refusedEvent(event, guest);
    case Event::Kind::PortLeftOut:
        return Text::tr("Port %1: %2 is no longer mirrored, because of the highest number of mirrored ports.")
            .arg(portText(event.port), guestProgram(event.process));
    case Event::Kind::PortContested:
        return Text::tr("Port %1: %2 of the user %3 is left out, because another user of %4 has the port.")
            .arg(portText(event.port), guestProgram(event.process), event.text, guest);
    case Event::Kind::PortSwitchedOff: return Text::tr("Port %1 was switched off.").arg(portText(event.port));
    case Event::Kind::PortSwitchedOn: return Text::tr("Port %1 was switched on.").arg(portText(event.port));
    case Event::Kind::PortLabelled:
        if (event.text.isEmpty())
            return Text::tr("Port %1 no longer has a label.").arg(portText(event.port));
        return Text::tr("Port %1 is labelled “%2”.").arg(portText(event.port), event.text);
    case Event::Kind::PortIgnored: return Text::tr("Port %1 is now ignored.").arg(portText(event.port));
    case Event::Kind::PortWatched: return Text::tr("Port %1 is no longer ignored.").arg(portText(event.port));
    case Event::Kind::PortAllowed:
        return Text::tr("Programs in %2 may now use port %1, even while this computer uses it.")
            .arg(portText(event.port), guest);
    case Event::Kind::PortDisallowed:
        return Text::tr("Port %1 is blocked in %2 again while this computer uses it.")
            .arg(portText(event.port), guest);
    case Event::Kind::Paused: return Text::tr("All ports are paused.");
    case Event::Kind::Resumed: return Text::tr("Ports are mirrored again.");
    case Event::Kind::IgnoreRulesChanged: return Text::tr("Ignore rules changed.");
    case Event::Kind::GuestChosen:
        return Text::tr("Guest changed from %2 to %1.").arg(guestTitle(event.text), guestTitle(event.detail));
    case Event::Kind::GuestConnected: return connectedEvent(event, guest);
    case Event::Kind::GuestStopped: return Text::tr("%1 stopped. Its ports come back when it starts again.").arg(guest);
    case Event::Kind::GuestAbsent: return guestNotRunning(guestName);
    case Event::Kind::GuestLetGo: return guestLetGo(guestName);
    case Event::Kind::GuestUnreachable:
        if (event.dial)
            return joined({ Text::tr("%1 cannot be reached. Retrying.").arg(guest), dialMessage(*event.dial) });
        return withText(Text::tr("%1 cannot be reached. Retrying."), Text::tr("%1 cannot be reached: %2. Retrying."),
            guest, event.text);
    case Event::Kind::GuestFailed:
        return withText(Text::tr("%1 failed."), Text::tr("%1 failed: %2"), guest, event.text);
    case Event::Kind::AgentRestarted: return Text::tr("The agent in %1 stopped and was restarted.").arg(guest);
    case Event::Kind::RefusalUnavailable:
        return withText(Text::tr("%1 cannot refuse ports that this computer uses."),
            Text::tr("%1 cannot refuse ports that this computer uses: %2"), guest, event.text);
    case Event::Kind::HostExhausted: return hostExhausted();
    case Event::Kind::AgentExhausted: return agentExhausted(guestName);
    case Event::Kind::LimitReached:
        return Text::tr("Programs in %1 listen on more than %2 ports. The others are not mirrored; their rows say so.")
            .arg(guest, event.text);
    case Event::Kind::ListTruncated: return listTruncated(guestName);
    case Event::Kind::SettingsProblem: return Text::tr("Settings: %1").arg(event.text);
    case Event::Kind::LogProblem:
        return Text::tr("Cannot write the log file %1: %2. Events are listed here only.").arg(event.detail, event.text);
    case Event::Kind::Problem: return event.text;
    }
    return {};
}

} // namespace portolan::sentences

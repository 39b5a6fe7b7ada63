// SPDX-License-Identifier: MIT
#include "ui/text/sentences.h"

#include "ui/text/text.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace portolan::sentences {

namespace {

QString obstacleMessage(const GuestFact& guest, const QString& name)
{
    switch (guest.obstacle) {
    case GuestObstacle::AgentSilent:
        return Text::tr("%1 is running, but the agent in it does not answer. Portolan keeps trying.").arg(name);
    case GuestObstacle::NoAddress:
        return Text::tr("%1 is running but has no address that this computer can connect to. Its ports come back "
                        "automatically when it gets one.")
            .arg(name);
    case GuestObstacle::InterfaceMissing:
        if (guest.interfaces.isEmpty())
            return Text::tr("%1 has no interface %2 with an address, which was chosen for it, and no other one either. Its "
                            "ports come back automatically when it gets one.")
                .arg(name, guest.obstacleName);
        return Text::tr("%1 has no interface %2 with an address, which was chosen for it. Choose another one in the "
                        "preferences: %3.")
            .arg(name, guest.obstacleName, guest.interfaces.join(QStringLiteral(", ")));
    case GuestObstacle::InterfaceDown:
        return Text::tr("%1 is running, but its interface %2 is down. Its ports come back automatically when it is up.")
            .arg(name, guest.obstacleName);
    case GuestObstacle::AdapterMissing:
        return Text::tr(
            "This computer has no adapter %2, which was chosen for %1. Choose another one in the preferences.")
            .arg(name, guest.obstacleName);
    case GuestObstacle::NoAdapter:
        return Text::tr("No adapter on this computer connects to %1. Check the guest's network, or choose another "
                        "adapter in the preferences.")
            .arg(name);
    case GuestObstacle::NoRelay:
        return Text::tr("%1 is running, but the agent in it cannot listen on %2. Portolan keeps trying.")
            .arg(name, guest.obstacleName);
    case GuestObstacle::AddressRejected:
        return Text::tr("Portolan does not connect to %2: the agent in %1 gave this address, but it cannot be the guest's. Check the "
                        "guest's network and programs.")
            .arg(name, guest.obstacleName);
    case GuestObstacle::None:
    case GuestObstacle::NotDialled:
    case GuestObstacle::NoSteering: break;
    }
    const QString blocked = Text::tr("%1 is running, but connections to %2 do not get through.").arg(name, guest.address);
    const QString retrying = Text::tr("Portolan keeps trying.");
    return guest.dial ? joined({ blocked, dialMessage(*guest.dial), retrying }) : joined({ blocked, retrying });
}

/// What the system said, in words that are known in the user's language where they are our own.
QString dialWords(const DialFact& dial)
{
    switch (dial.answer) {
    case DialAnswer::TimedOut: return Text::tr("no answer in time");
    case DialAnswer::HungUp: return Text::tr("the connection was closed at once");
    default: return withoutFullStop(dial.words);
    }
}

QString likeliestCause(const DialFact& dial)
{
    switch (dial.answer) {
    case DialAnswer::TimedOut:
        return Text::tr("Most likely a firewall, in the guest or on this computer, drops the connections, or a VPN has "
                        "taken over that network.");
    case DialAnswer::Refused:
        return Text::tr("Most likely the agent no longer listens there, or a firewall in the guest rejects the connections.");
    case DialAnswer::NoRoute:
        return Text::tr("Most likely the adapter of this computer is down, or a VPN has taken over that network.");
    case DialAnswer::HostUnreachable:
        return Text::tr("Most likely the guest is cut off from that network, or a firewall rejects the connections.");
    case DialAnswer::Forbidden: return Text::tr("Most likely a firewall or a policy of this computer forbids the connections.");
    case DialAnswer::HungUp:
        return Text::tr("Most likely something other than the agent answers there, or changes where the connections "
                        "seem to come from.");
    case DialAnswer::NoSource: return Text::tr("Most likely the adapter of this computer is gone or has another address.");
    case DialAnswer::Other: break;
    }
    return {};
}

} // namespace

QString stateWord(PortState state)
{
    switch (state) {
    case PortState::Mirrored: return Text::tr("Mirrored");
    case PortState::Conflict: return Text::tr("Conflict");
    case PortState::Off: return Text::tr("Off");
    case PortState::Ignored: return Text::tr("Ignored");
    case PortState::Waiting: return Text::tr("Waiting");
    }
    return {};
}

QString process(const ProcessFact& process)
{
    if (process.name.isEmpty())
        return process.pid ? Text::tr("pid %1").arg(process.pid) : Text::tr("unknown");
    return process.pid ? QStringLiteral("%1 %2").arg(process.name, QString::number(process.pid)) : process.name;
}

QString guestState(const GuestFact& guest)
{
    switch (guest.state) {
    case GuestState::Starting: return Text::tr("starting…");
    case GuestState::Connected: return guest.reachable ? Text::tr("connected") : Text::tr("unreachable");
    case GuestState::Stopped: return Text::tr("stopped");
    case GuestState::Failed: return Text::tr("failed");
    }
    return {};
}

QString guestMessage(const GuestFact& guest)
{
    const QString name = guestTitle(guest.name);
    switch (guest.state) {
    case GuestState::Starting: return Text::tr("Waiting for the agent in %1 to answer…").arg(name);
    case GuestState::Connected: return guest.reachable ? QString() : obstacleMessage(guest, name);
    case GuestState::Stopped:
        return guest.resting ? guestLetGo(guest.name) : guestNotRunning(guest.name);
    case GuestState::Failed:
        if (guest.error.isEmpty())
            return Text::tr("%1 cannot be reached. The reason is unknown.").arg(name);
        return guest.error;
    }
    return {};
}

QString dialMessage(const DialFact& dial)
{
    const QString tried = Text::tr("Portolan dialled %1 port %2 from %3: %4.")
                              .arg(dial.to, QString::number(dial.port), dial.from, dialWords(dial));
    const QString cause = likeliestCause(dial);
    return cause.isEmpty() ? tried : joined({ tried, cause });
}

QString guestNotRunning(const QString& guestName)
{
    if (guestName == u"wsl")
        return Text::tr("No WSL distribution is running. Start one, for example with “wsl” in a terminal, and its "
                        "ports are mirrored.");
    return Text::tr("%1 is not running. Start it, and its ports come back automatically.").arg(guestTitle(guestName));
}

QString guestLetGo(const QString& guestName)
{
    return Text::tr(
        "Nobody is using %1, so Portolan disconnected to let it stop. Portolan reconnects when it is used again.")
        .arg(guestTitle(guestName));
}

QString hostExhausted()
{
    return Text::tr("Portolan has run out of file descriptors, memory or ports, so new connections are reset. Open "
                    "connections continue. Close some of them, or raise the limit of open files and restart Portolan.");
}

QString agentExhausted(const QString& guestName)
{
    return Text::tr("The agent in %1 has run out of file descriptors, memory or ports, so new connections are reset. "
                    "Open connections continue; close some of them.")
        .arg(guestTitle(guestName));
}

QString listTruncated(const QString& guestName)
{
    return Text::tr("Programs in %1 listen on so many ports that some are missing here. Each user keeps a fair share, and "
                    "ports with a rule or label of yours come first.")
        .arg(guestTitle(guestName));
}

QString connectionSummary(const Snapshot& snapshot)
{
    const auto end = [](const QString& name, const QString& interface, const QString& address, int prefix) {
        if (address.isEmpty())
            return Text::tr("%1 has no address.").arg(name);
        const QString whole = prefix < 0 ? address : QStringLiteral("%1/%2").arg(address).arg(prefix);
        return Text::tr("%1: %2 %3.").arg(name, interface, whole);
    };
    const GuestFact& guest = snapshot.guest;
    const QString name = guestTitle(guest.name);
    const QString ports = snapshot.paused ? Text::tr("all ports are paused") : portCounts(snapshot);
    const QStringList parts { end(hostTitle(), snapshot.host.adapter, snapshot.host.address, snapshot.host.prefix),
        end(name, guest.interface, guest.address, guest.prefix),
        Text::tr("%1 is %2; %3.").arg(name, guestState(guest), ports) };
    return joined(parts);
}

QString levelWord(Event::Level level)
{
    switch (level) {
    case Event::Level::Info: return Text::tr("Info");
    case Event::Level::Warning: return Text::tr("Warning");
    case Event::Level::Error: return Text::tr("Error");
    }
    return {};
}

QString guestTitle(const QString& guestName)
{
    if (guestName == u"wsl")
        return QStringLiteral("WSL");
    const qsizetype colon = guestName.indexOf(u':');
    const QString name = guestName.mid(colon + 1);
    return name.isEmpty() ? Text::tr("Guest") : name;
}

QString hostTitle() { return hostIsWindows() ? Text::tr("Windows host") : Text::tr("This computer"); }

QString url(PortKey hostPort, const QStringList& hostAddresses, WebScheme scheme)
{
    PortFact fact;
    fact.scheme = scheme;
    fact.hostPort = hostPort;
    fact.hostAddresses = hostAddresses;
    return portUrl(fact);
}

QString portCounts(const Snapshot& snapshot)
{
    const auto count
        = [&snapshot](PortState state) { return int(std::ranges::count(snapshot.ports, state, &PortFact::state)); };
    QStringList parts;
    if (const int mirrored = count(PortState::Mirrored))
        parts.append(mirrored == 1 ? Text::tr("1 mirrored") : Text::tr("%n mirrored", nullptr, mirrored));
    if (const int conflicts = count(PortState::Conflict))
        parts.append(conflicts == 1 ? Text::tr("1 conflict") : Text::tr("%n conflicts", nullptr, conflicts));
    const int paused = int(std::ranges::count(snapshot.ports, PortReason::Paused, &PortFact::reason));
    if (paused > 0)
        parts.append(paused == 1 ? Text::tr("1 paused") : Text::tr("%n paused", nullptr, paused));
    if (const int off = count(PortState::Off) - paused)
        parts.append(off == 1 ? Text::tr("1 off") : Text::tr("%n off", nullptr, off));
    if (const int waiting = count(PortState::Waiting))
        parts.append(waiting == 1 ? Text::tr("1 waiting") : Text::tr("%n waiting", nullptr, waiting));
    if (const int ignored = count(PortState::Ignored))
        parts.append(ignored == 1 ? Text::tr("1 ignored") : Text::tr("%n ignored", nullptr, ignored));
    return parts.isEmpty() ? Text::tr("no ports") : parts.join(QStringLiteral(" · "));
}

QString bytes(quint64 bytes)
{
    static constexpr std::array units { "B", "kB", "MB", "GB", "TB", "PB", "EB" };
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    // 999.5 would be shown as "1000".
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = unit > 0 && value < 99.95 ? 1 : 0;
    return QStringLiteral("%1 %2").arg(QLocale().toString(value, 'f', decimals), QLatin1String(units[unit]));
}

QString rate(double bytesPerSecond)
{
    return Text::tr("%1/s", "bytes a second").arg(bytes(static_cast<quint64>(qMax(0.0, bytesPerSecond))));
}

} // namespace portolan::sentences

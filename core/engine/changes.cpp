// SPDX-License-Identifier: MIT
#include "core/engine/changes.h"

#include <QHash>

#include <algorithm>

namespace portolan {

namespace {

Event eventOf(
    Event::Kind kind, Event::Level level = Event::Level::Info, const QString& text = {}, const QString& detail = {})
{
    Event event;
    event.kind = kind;
    event.level = level;
    event.text = text;
    event.detail = detail;
    return event;
}

Event portEvent(Event::Kind kind, const PortFact& port, Event::Level level = Event::Level::Info)
{
    Event event = eventOf(kind, level, port.systemError);
    event.port = port.port;
    event.hostPort = port.hostPort;
    event.reason = port.reason;
    event.addresses = port.hostAddresses;
    event.scheme = port.scheme;
    if (!port.listeners.isEmpty())
        event.process = port.listeners.first().process;
    if (port.owner)
        event.owner = *port.owner;
    return event;
}

void addPortChanges(QList<Event>& events, const PortFact* before, const PortFact& after, bool first)
{
    using Kind = Event::Kind;
    const bool wasMirrored = before && before->state == PortState::Mirrored;
    if (before && before->enabled != after.enabled && !ignoredByRule(after))
        events << portEvent(after.enabled ? Kind::PortSwitchedOn : Kind::PortSwitchedOff, after);
    else if (!before && !after.enabled && after.listeners.isEmpty() && !first)
        events << portEvent(Kind::PortSwitchedOff, after); // a rule made ahead of its listener

    if (wasMirrored && after.reason == PortReason::TooMany)
        events << portEvent(Kind::PortLeftOut, after, Event::Level::Warning);
    if (after.state == PortState::Mirrored && !wasMirrored)
        events << portEvent(Kind::PortMirrored, after);
    if (const ListenerFact* stranger = leftOutListener(after); stranger && (!before || !leftOutListener(*before))) {
        Event event = portEvent(Kind::PortContested, after, Event::Level::Warning);
        event.process = stranger->process;
        event.text = stranger->user;
        events << event;
    }
    // A refusal says already who holds the port.
    const bool newConflict = after.state == PortState::Conflict
        && (!before || before->state != PortState::Conflict || before->reason != after.reason
            || before->owner != after.owner);
    if (newConflict && !after.listeners.isEmpty() && !after.refused)
        events << portEvent(Kind::PortConflict, after, Event::Level::Warning);
}

/// How many ports are mirrored at most, if there are more; else 0.
quint32 reachedLimit(const Snapshot& snapshot)
{
    const auto leftOut = std::ranges::find(snapshot.ports, PortReason::TooMany, &PortFact::reason);
    return leftOut == snapshot.ports.end() ? 0 : leftOut->mirrorLimit;
}

void addGuestChanges(QList<Event>& events, const GuestFact& before, const GuestFact& after)
{
    using Kind = Event::Kind;
    const bool isUp = after.state == GuestState::Connected && after.reachable && !after.address.isEmpty();
    const bool wasUp = before.state == GuestState::Connected && before.reachable && !before.address.isEmpty();
    if (isUp && (!wasUp || before.address != after.address)) {
        const QString formerly = before.address == after.address ? QString() : before.address;
        events << eventOf(Kind::GuestConnected, Event::Level::Info, after.address, formerly);
    }
    if (after.state == GuestState::Stopped && before.state != GuestState::Stopped) {
        if (after.resting)
            events << eventOf(Kind::GuestLetGo);
        else if (before.state == GuestState::Connected)
            events << eventOf(Kind::GuestStopped, Event::Level::Warning);
        else
            events << eventOf(Kind::GuestAbsent);
    }
    if (after.state == GuestState::Failed && (before.state != GuestState::Failed || before.error != after.error))
        events << eventOf(Kind::GuestFailed, Event::Level::Error, after.error);
    if (after.state == GuestState::Connected && !after.reachable
        && (before.state != GuestState::Connected || before.reachable)) {
        events << eventOf(Kind::GuestUnreachable, Event::Level::Error, after.error);
        events.last().dial = after.dial;
    }
    if (after.agent && !after.agent->refusalProblem.isEmpty()
        && (!before.agent || before.agent->refusalProblem != after.agent->refusalProblem))
        events << eventOf(
            Kind::RefusalUnavailable, Event::Level::Warning, after.agent->refusalProblem, after.agent->refusal);
}

/// Calls `each(port, before, after)` for every port of either map, with the default where a map lacks it.
template <typename Value, typename Each>
void forBoth(const std::map<PortKey, Value>& before, const std::map<PortKey, Value>& after, const Each& each)
{
    std::map<PortKey, std::pair<Value, Value>> both;
    for (const auto& [port, value] : before)
        both[port].first = value;
    for (const auto& [port, value] : after)
        both[port].second = value;
    for (const auto& [port, values] : both)
        each(port, values.first, values.second);
}

void addRuleChanges(QList<Event>& events, PortKey port, const Rule& before, const Rule& after)
{
    Event event;
    event.port = port;
    if (before.ignored != after.ignored) {
        event.kind = after.ignored == true ? Event::Kind::PortIgnored : Event::Kind::PortWatched;
        events << event;
    }
    if (before.refusal != after.refusal) {
        const bool allowed = after.refusal == RefusalPreference::Allow;
        event.kind = allowed ? Event::Kind::PortAllowed : Event::Kind::PortDisallowed;
        events << event;
    }
}

} // namespace

Event refusalEvent(PortKey port, const ProcessFact& process, const QString& error, const PortFact* row)
{
    PortFact unlisted;
    unlisted.port = unlisted.hostPort = port; // a port that the host has under another number is never refused
    Event event = portEvent(Event::Kind::PortRefused, row ? *row : unlisted, Event::Level::Warning);
    event.process = process;
    event.text = error;
    return event;
}

QList<Event> changesBetween(const UserSettings& before, const UserSettings& after)
{
    QList<Event> events;
    const Rules& was = before.rules;
    const Rules& is = after.rules;
    if (was.mirrorEphemeral != is.mirrorEphemeral || was.ignoredRanges != is.ignoredRanges
        || was.ignoredProcesses != is.ignoredProcesses)
        events << eventOf(Event::Kind::IgnoreRulesChanged);
    forBoth(before.notes.ports, after.notes.ports, [&](PortKey port, const PortNote& earlier, const PortNote& later) {
        if (earlier.label == later.label)
            return;
        Event event = eventOf(Event::Kind::PortLabelled, Event::Level::Info, QString::fromStdString(later.label));
        event.port = port;
        events << event;
    });
    forBoth(was.ports, is.ports,
        [&](PortKey port, const Rule& earlier, const Rule& later) { addRuleChanges(events, port, earlier, later); });
    return events;
}

QList<Event> changesBetween(const Snapshot& before, const Snapshot& after)
{
    QList<Event> events;
    const bool first = before.guest.name.isEmpty(); // what the settings brought is no news
    const bool otherGuest = !first && before.guest.name != after.guest.name;
    if (otherGuest)
        events << eventOf(Event::Kind::GuestChosen, Event::Level::Info, after.guest.name, before.guest.name);
    addGuestChanges(events, otherGuest ? GuestFact() : before.guest, after.guest);
    if (after.host.exhausted && !before.host.exhausted)
        events << eventOf(Event::Kind::HostExhausted, Event::Level::Error);
    if (after.guest.exhausted && !before.guest.exhausted)
        events << eventOf(Event::Kind::AgentExhausted, Event::Level::Error);
    if (after.guest.truncated && !before.guest.truncated)
        events << eventOf(Event::Kind::ListTruncated, Event::Level::Warning);
    if (const quint32 limit = reachedLimit(after); limit != 0 && reachedLimit(before) == 0)
        events << eventOf(Event::Kind::LimitReached, Event::Level::Warning, QString::number(limit));
    if (before.paused != after.paused)
        events << eventOf(after.paused ? Event::Kind::Paused : Event::Kind::Resumed);

    QHash<PortKey, const PortFact*> earlier;
    for (const PortFact& port : before.ports)
        earlier.insert(port.port, &port);
    for (const PortFact& port : after.ports)
        addPortChanges(events, earlier.take(port.port), port, first);
    for (const PortFact& port : before.ports) {
        if (!earlier.contains(port.port))
            continue;
        if (!port.enabled)
            events << portEvent(Event::Kind::PortSwitchedOn, port); // the rule was the row's only reason
        else if (!port.listeners.isEmpty() && port.reason != PortReason::TooMany
            && !otherGuest) // else it listens still, in the guest before
            events << portEvent(Event::Kind::PortClosed, port);
    }
    return events;
}

} // namespace portolan

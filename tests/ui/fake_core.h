// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"

#include <QStringList>

namespace portolan {

/// A core without an engine: records its commands, and carries them out on its snapshot as the engine would. UI thread.
class FakeCore final : public Core
{
public:
    using Core::Core;

    /// The commands in order, such as "setEnabled 3000 false".
    QStringList commands;
    /// If true, commands wait until finish() is called, as they do while the engine is busy.
    bool held = false;

    void show(const Snapshot& snapshot) { publish(snapshot); }
    void tell(const Event& event) { emit eventHappened(event); }

    /// Carries out the waiting commands.
    void finish()
    {
        held = false;
        for (const auto& step : std::exchange(m_held, {}))
            step();
    }

    void execute(const UserCommand& command, Callback done = {}) override
    {
        std::visit([this](const auto& each) { note(each); }, command);
        run([this, command, done] {
            Snapshot next = snapshot();
            std::visit([this, &next](const auto& each) { apply(next, each); }, command);
            publish(next);
            if (done)
                done();
        });
    }

    /// A guest that it refuses; it reports that and keeps the old one.
    QString noGuest;
    /// The result of findChoices().
    Choices choices;
    void findChoices(std::function<void(const Choices&)> found) override
    {
        run([this, found] { found(choices); });
    }

    /// Why switching WSL's forwarding off fails; "" if it works.
    QString wslForwardingProblem;
    void switchWslForwardingOff(std::function<void(const QString& problem)> done) override
    {
        commands.append(QStringLiteral("switchWslForwardingOff"));
        run([this, done] { done(wslForwardingProblem); });
    }

private:
    void note(const char* name, PortKey port, const QString& value)
    {
        commands.append(QStringLiteral("%1 %2 %3").arg(QLatin1String(name), portText(port), value).trimmed());
    }
    static QString flag(bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); }
    void note(const SetEnabled& set) { note("setEnabled", set.port, flag(set.enabled)); }
    void note(const SetAllowedInGuest& set) { note("setAllowedInGuest", set.port, flag(set.allowed)); }
    void note(const SetIgnored& set) { note("setIgnored", set.port, flag(set.ignored)); }
    void note(const SetLabel& set) { note("setLabel", set.port, set.label); }
    void note(const SetScheme& set) { note("setScheme", set.port, set.scheme == WebScheme::Https ? "https" : "http"); }
    void note(const DismissRefusal& dismiss) { note("dismissRefusal", dismiss.port, {}); }
    void note(const SetPaused& set) { commands.append(QStringLiteral("setPaused ") + flag(set.paused)); }
    void note(const SetPreferences&) { commands.append(QStringLiteral("setPreferences")); }
    void note(const Retry&) { commands.append(QStringLiteral("retry")); }
    void note(const Refresh&) { }

    static void apply(Snapshot& next, const SetEnabled& set)
    {
        change(next, set.port, [&set](PortFact& fact) {
            fact.enabled = set.enabled;
            fact.state = set.enabled ? PortState::Mirrored : PortState::Off;
            fact.reason = PortReason::None;
            fact.hostAddresses = set.enabled ? QStringList { "127.0.0.1", "::1" } : QStringList {};
        });
    }
    static void apply(Snapshot& next, const SetAllowedInGuest& set)
    {
        change(next, set.port, [&set](PortFact& fact) {
            fact.allowedInGuest = set.allowed;
            fact.state = set.allowed ? PortState::Ignored : PortState::Conflict;
            fact.reason = set.allowed ? PortReason::AllowedInGuest : PortReason::HostPortInUse;
        });
    }
    static void apply(Snapshot& next, const SetIgnored& set)
    {
        change(next, set.port, [&set](PortFact& fact) {
            fact.state = set.ignored ? PortState::Ignored : PortState::Mirrored;
            fact.reason = set.ignored ? PortReason::Rule : PortReason::None;
            fact.ignoredBy = set.ignored ? IgnoredBy::Port : IgnoredBy::Nothing;
            fact.hostAddresses = set.ignored ? QStringList {} : QStringList { "127.0.0.1", "::1" };
        });
    }
    static void apply(Snapshot& next, const SetLabel& set)
    {
        change(next, set.port, [&set](PortFact& fact) { fact.label = set.label; });
    }
    static void apply(Snapshot& next, const SetScheme& set)
    {
        change(next, set.port, [&set](PortFact& fact) { fact.scheme = set.scheme; });
    }
    static void apply(Snapshot& next, const DismissRefusal& dismiss)
    {
        next.ports.removeIf(
            [&dismiss](const PortFact& fact) { return fact.port == dismiss.port && fact.listeners.isEmpty(); });
    }
    static void apply(Snapshot& next, const SetPaused& set) { next.paused = set.paused; }
    void apply(Snapshot& next, const SetPreferences& set)
    {
        const QString guest = std::exchange(next.preferences, set.preferences).guest;
        if (noGuest.isEmpty() || set.preferences.guest != noGuest)
            return;
        next.preferences.guest = guest;
        Event event;
        event.kind = Event::Kind::SettingsProblem;
        event.text = QStringLiteral("%1 is no guest.").arg(noGuest);
        tell(event);
    }
    static void apply(Snapshot&, const Retry&) { }
    static void apply(Snapshot&, const Refresh&) { }

    template <typename Change> static void change(Snapshot& next, PortKey port, const Change& changeFact)
    {
        for (PortFact& fact : next.ports) {
            if (fact.port == port)
                changeFact(fact);
        }
    }

    void run(const std::function<void()>& step)
    {
        if (held)
            m_held.append(step);
        else
            step();
    }

    QList<std::function<void()>> m_held;
};

} // namespace portolan

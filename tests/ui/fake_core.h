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

    void setEnabled(quint16 port, bool enabled, Callback done = {}) override
    {
        commands.append(QStringLiteral("setEnabled %1 %2").arg(port).arg(enabled ? "true" : "false"));
        change(port, done, [enabled](PortFact& fact) {
            fact.enabled = enabled;
            fact.state = enabled ? PortState::Mirrored : PortState::Off;
            fact.reason = PortReason::None;
            fact.hostAddresses = enabled ? QStringList { "127.0.0.1", "::1" } : QStringList {};
        });
    }

    void setAllowedInGuest(quint16 port, bool allowed, Callback done = {}) override
    {
        commands.append(QStringLiteral("setAllowedInGuest %1 %2").arg(port).arg(allowed ? "true" : "false"));
        change(port, done, [allowed](PortFact& fact) {
            fact.allowedInGuest = allowed;
            fact.state = allowed ? PortState::Ignored : PortState::Conflict;
            fact.reason = allowed ? PortReason::AllowedInGuest : PortReason::HostPortInUse;
        });
    }

    void setLabel(quint16 port, const QString& label, Callback done = {}) override
    {
        commands.append(QStringLiteral("setLabel %1 %2").arg(QString::number(port), label).trimmed());
        change(port, done, [label](PortFact& fact) { fact.label = label; });
    }

    void setScheme(quint16 port, WebScheme scheme, Callback done = {}) override
    {
        commands.append(
            QStringLiteral("setScheme %1 %2").arg(port).arg(scheme == WebScheme::Https ? "https" : "http"));
        change(port, done, [scheme](PortFact& fact) { fact.scheme = scheme; });
    }

    void setIgnored(quint16 port, bool ignored, Callback done = {}) override
    {
        commands.append(QStringLiteral("setIgnored %1 %2").arg(port).arg(ignored ? "true" : "false"));
        change(port, done, [ignored](PortFact& fact) {
            fact.state = ignored ? PortState::Ignored : PortState::Mirrored;
            fact.reason = ignored ? PortReason::Rule : PortReason::None;
            fact.ignoredBy = ignored ? IgnoredBy::Port : IgnoredBy::Nothing;
            fact.hostAddresses = ignored ? QStringList {} : QStringList { "127.0.0.1", "::1" };
        });
    }

    void setPreferences(const MirroringPreferences& preferences, Callback done = {}) override
    {
        commands.append(QStringLiteral("setPreferences"));
        run([this, preferences, done] {
            Snapshot next = snapshot();
            const QString guest = next.preferences.guest;
            next.preferences = preferences;
            if (preferences.guest == noGuest && !noGuest.isEmpty()) {
                next.preferences.guest = guest;
                Event event;
                event.kind = Event::Kind::SettingsProblem;
                event.text = QStringLiteral("%1 is no guest.").arg(noGuest);
                tell(event);
            }
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

    void setPaused(bool paused, Callback done = {}) override
    {
        commands.append(QStringLiteral("setPaused %1").arg(paused ? "true" : "false"));
        run([this, paused, done] {
            Snapshot next = snapshot();
            next.paused = paused;
            publish(next);
            if (done)
                done();
        });
    }

    void dismissRefusal(quint16 port, Callback done = {}) override
    {
        commands.append(QStringLiteral("dismissRefusal %1").arg(port));
        run([this, port, done] {
            Snapshot next = snapshot();
            next.ports.removeIf([port](const PortFact& fact) { return fact.port == port && fact.listeners.isEmpty(); });
            publish(next);
            if (done)
                done();
        });
    }

    void retry(Callback done = {}) override
    {
        commands.append(QStringLiteral("retry"));
        if (done)
            run(done);
    }

    /// Why switching WSL's forwarding off fails; "" if it works.
    QString wslForwardingProblem;
    void switchWslForwardingOff(std::function<void(const QString& problem)> done) override
    {
        commands.append(QStringLiteral("switchWslForwardingOff"));
        run([this, done] { done(wslForwardingProblem); });
    }

    void refresh(Callback done) override { run(done); }

private:
    template <typename Change> void change(quint16 port, const Callback& done, const Change& changeFact)
    {
        run([this, port, done, changeFact] {
            Snapshot next = snapshot();
            for (PortFact& fact : next.ports) {
                if (fact.port == port)
                    changeFact(fact);
            }
            publish(next);
            if (done)
                done();
        });
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

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/commands.h"
#include "core/engine/guest_ways.h"
#include "core/engine/mirrors.h"
#include "core/engine/sleep_watch.h"
#include "core/engine/snapshot.h"
#include "core/engine/traffic_sampler.h"
#include "core/guest/guest_session.h"
#include "core/host/host_watch.h"
#include "core/mirror/host_seniority.h"
#include "core/mirror/policy.h"
#include "core/settings/settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace portolan {

/// What one run of the program is about; from the command line.
struct EngineOptions {
    QString guest;      ///< "netns:NAME" and so on; "": what the settings say
    QString usualGuest; ///< where they say nothing
    QString adapter;    ///< "": what the settings say; where they say nothing, it is found by itself
    QString settingsPath;
};

/// Brings the facts of guest and host together, asks the policy, carries out what it says, and tells of it. Lives on the worker
/// thread with all that it owns; LiveCore is its door to the other threads. start() once, stop() once.
///
///     GuestSession --listeners, refusals, addresses--+                 +--> Mirrors --> MirrorRelay (its own thread)
///     HostWatch    --host listeners, adapter---------+--> update() ----+--> GuestSession: denied ports
///     Settings     --rules, guest, adapter-----------+   (the policy)  +--> snapshots and events
class Engine : public QObject
{
    Q_OBJECT

public:
    /// Reads the settings.
    explicit Engine(EngineOptions options);
    ~Engine() override;

    void start();
    /// Closes the mirrors, resets their connections and ends the agent, and waits for it.
    void stop();

    /// Carries the command out and publishes. Calls `done` once it has taken effect in the guest, too.
    void execute(const UserCommand& command, std::function<void()> done);

signals:
    void snapshotReady(const portolan::Snapshot& snapshot);
    void eventHappened(const portolan::Event& event);

private:
    [[nodiscard]] Result<Done> useGuest(const QString& name);
    void guestChanged();
    void guestRefused(const protocol::Refused& refused);
    void hostChanged();
    void awoke();
    void followAddresses();
    void update();
    void dropSettledRefusals();
    [[nodiscard]] PolicyInput policyInput() const;
    void changeSettings(const std::function<void(UserSettings&)>& change);
    void setPreferences(const Preferences& preferences);
    void retry();
    void schedulePublishing();
    void publishNow();
    void tell(Event event);
    void report(Event::Kind kind, Event::Level level, const QString& text);
    [[nodiscard]] GuestReach reach() const;
    [[nodiscard]] Obstacle obstacle() const;
    void observeOrder();

    EngineOptions m_options;
    Settings m_settings;
    UserSettings m_user;
    QStringList m_settingsProblems; ///< until start() has told of them
    QString m_unsaved;     ///< why m_user is not in the file; ""
    QString m_guestName;   ///< in this run
    QString m_adapterName; ///< in this run; "": found by itself
    std::unique_ptr<MirrorRelay> m_relay;
    std::unique_ptr<GuestWays> m_ways;
    std::unique_ptr<Mirrors> m_mirrors;
    std::unique_ptr<HostWatch> m_host;
    std::unique_ptr<GuestSession> m_guest;
    std::unique_ptr<SleepWatch> m_sleep;
    std::optional<Adapter> m_adapter;
    HostSeniority m_seniority;
    std::set<PortKey> m_guestPorts;
    std::map<PortKey, RefusedFact> m_refused;
    PolicyOutput m_decisions;
    Snapshot m_published;
    QTimer m_publishTimer;
    QTimer m_retryTimer;
    QTimer m_samplingTimer;
    QElapsedTimer m_sincePublished;
    TrafficSampler m_sampler;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/commands.h"
#include "core/engine/guest.h"
#include "core/engine/mirrors.h"
#include "core/engine/paced_call.h"
#include "core/engine/sleep_watch.h"
#include "core/engine/snapshot.h"
#include "core/engine/traffic_sampler.h"
#include "core/host/host_watch.h"
#include "core/mirror/policy.h"
#include "core/settings/port_order_file.h"
#include "core/settings/settings.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace portolan {

/// What one run of the program is about; from the command line.
struct EngineOptions {
    QString guest;      ///< "netns:NAME" and so on; "": what the settings say
    QString usualGuest; ///< where they say nothing
    ChosenEnds ends;    ///< "": what the settings say; where they say nothing, it is found by itself
    QString settingsPath;
    QString orderPath {}; ///< see PortOrderFile
};

/// Brings the facts of guest and host together, asks the policy, carries out its decision and reports. Lives on the worker
/// thread with everything that it owns; LiveCore is its door to the other threads. start() once, stop() once.
///
///     Guest     --listeners, refusals, ways------+                          +--> Mirrors --> MirrorRelay (its own thread)
///     HostWatch --host listeners, adapters-------+--> m_deciding: decide() -+--> Guest: denied ports
///     Settings  --rules, guest, adapter----------+      (the policy)        +--> m_publishing: snapshots and events
///
/// Facts only ask for a decision: however many come, there is one decision per 8 ms, and the first after a quiet time comes at
/// once. Commands decide before they return.
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
    void hostChanged();
    void awoke();
    void followAddresses();
    void followGuestPorts();
    void observeHost();
    void rememberOrder();
    void decide();
    [[nodiscard]] PolicyInput policyInput() const;
    void changeSettings(const std::function<void(UserSettings&)>& change);
    void setPreferences(const Preferences& preferences);
    void retry();
    void publishNow();
    void tell(Event event);
    void report(Event::Kind kind, Event::Level level, const QString& text);

    EngineOptions m_options;
    Settings m_settings;
    PortOrderFile m_orderFile;
    UserSettings m_user;
    QStringList m_settingsProblems; ///< until start() has told of them
    QString m_unsaved;     ///< why m_user is not in the file; ""
    ChosenEnds m_ends;     ///< in this run
    std::unique_ptr<MirrorRelay> m_relay;
    std::unique_ptr<Mirrors> m_mirrors;
    std::unique_ptr<HostWatch> m_host;
    std::unique_ptr<Guest> m_guest; ///< from start() to stop()
    std::unique_ptr<SleepWatch> m_sleep;
    PolicyOutput m_decisions;
    Snapshot m_published;
    PacedCall m_deciding;
    PacedCall m_publishing;
    QTimer m_retryTimer;
    QTimer m_samplingTimer;
    QTimer m_orderTimer;
    TrafficSampler m_sampler;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/mirrors.h"
#include "core/engine/snapshot.h"
#include "core/engine/steering_link.h"
#include "core/engine/traffic_sampler.h"
#include "core/guest/guest_session.h"
#include "core/host/adapters.h"
#include "core/settings/settings.h"

#include <map>
#include <optional>

namespace portolan {

/// Why the guest's services cannot be dialled though its agent is connected.
struct Obstacle {
    GuestObstacle kind = GuestObstacle::None;
    QString name {}; ///< of the interface or adapter that it is about
    QString text {}; ///< plain English, for the inside of a sentence
};

/// What the engine knows at one moment. The references are valid during the call only.
struct EngineState {
    const QString& guestName;
    const GuestKnowledge& guest;
    bool dialled; ///< whether the guest was dialled at all
    bool reachable;
    const Obstacle& obstacle;
    const std::optional<Adapter>& adapter;
    const UserSettings& user;
    const QString& unsaved;
    const PolicyOutput& decisions;
    const std::map<PortKey, RefusedFact>& refused;
    const Mirrors& mirrors;
    const TrafficSampler& sampler;
    const SteeringLink& steering;
};

/// The same as values for the UI thread.
[[nodiscard]] Snapshot buildSnapshot(const EngineState& state);

[[nodiscard]] ProcessFact factOf(const Process& process);

} // namespace portolan

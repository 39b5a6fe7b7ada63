// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/guest_ways.h"
#include "core/engine/mirrors.h"
#include "core/engine/snapshot.h"
#include "core/engine/traffic_sampler.h"
#include "core/guest/guest_session.h"
#include "core/host/adapters.h"
#include "core/settings/settings.h"

#include <map>
#include <optional>

namespace portolan {

/// What the engine knows at one moment. The references are valid during the call only.
struct EngineState {
    const QString& guestName;
    const GuestKnowledge& guest;
    bool reachable;
    const Obstacle& obstacle; ///< if it is not reachable though its agent is connected
    const std::optional<Adapter>& adapter;
    const UserSettings& user;
    const QString& unsaved;
    const PolicyOutput& decisions;
    const std::map<PortKey, RefusedFact>& refused;
    const Mirrors& mirrors;
    const TrafficSampler& sampler;
    const GuestWays& ways;
};

/// The same as values for the UI thread.
[[nodiscard]] Snapshot buildSnapshot(const EngineState& state);

[[nodiscard]] ProcessFact factOf(const Process& process);

} // namespace portolan

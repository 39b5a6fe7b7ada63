// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/guest.h"
#include "core/engine/mirrors.h"
#include "core/engine/snapshot.h"
#include "core/engine/traffic_sampler.h"
#include "core/settings/settings.h"

namespace portolan {

/// What the engine knows at one moment. The references are valid during the call only.
struct EngineState {
    const Guest& guest;
    const UserSettings& user;
    const QString& unsaved;
    const PolicyOutput& decisions;
    const Mirrors& mirrors;
    const TrafficSampler& sampler;
};

/// The same as values for the UI thread.
[[nodiscard]] Snapshot buildSnapshot(const EngineState& state);

} // namespace portolan

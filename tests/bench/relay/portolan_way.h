// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/contender.h"

namespace portolan::bench {

/// Portolan on the twin's host with the twin's guest. Its agent must use `path` ("steered" or "relayed") for every
/// service. Older agents ignore this and always relay.
[[nodiscard]] std::unique_ptr<Way> startPortolan(const test::Twin& twin, const QString& path);

} // namespace portolan::bench

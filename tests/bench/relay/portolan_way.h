// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/contender.h"

namespace portolan::bench {

/// Portolan on the twin's host with the twin's guest, its agent made to take `path` ("steered" or "relayed") for every service.
/// An agent that cannot be told which, knows only the relayed one.
[[nodiscard]] std::unique_ptr<Way> startPortolan(const test::Twin& twin, const QString& path);

} // namespace portolan::bench

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/contender.h"

/// The relays that Portolan is measured beside: each started with a configuration and a folder of its own.
namespace portolan::bench {

[[nodiscard]] std::unique_ptr<Way> startHaproxyOnce(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startHaproxyCopying(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startHaproxyTwice(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startSocatTwice(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startRinetd(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startNginxStream(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startSsh(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startQTcpSocketRelay(const test::Twin& twin);
[[nodiscard]] std::unique_ptr<Way> startBareRelay(const test::Twin& twin);

} // namespace portolan::bench

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/contender.h"

/// The relays that Portolan is compared with, each with its own configuration and folder.
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

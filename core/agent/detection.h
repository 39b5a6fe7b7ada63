// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/listener_source.h"

#include <asio/io_context.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// How to learn of listeners. Automatic: the best that this machine can do.
enum class DetectionChoice { Automatic, Polling };
/// "auto", or "events" for the same; "polling".
[[nodiscard]] std::optional<DetectionChoice> parseDetectionChoice(std::string_view text);

/// How much a kernel tells with an event; from the newest kernels to the oldest.
enum class EventsRung {
    Automatic,
    Process,   ///< at the listen: the process and the network namespace (Linux 6.10)
    Namespace, ///< at the listen: the network namespace; at the bind: the process (Linux 5.15)
    Bind,      ///< only of sockets that were seen being bound (Linux 5.9)
    Minimal,   ///< and nothing of the end of older listeners (Linux 5.8)
};
/// "auto", "pid", "cookie", "bind", "minimal".
[[nodiscard]] std::optional<EventsRung> parseEventsRung(std::string_view text);

struct Detection {
    std::unique_ptr<ListenerSource> source; ///< always one
    std::string problem;                    ///< why it is not events, and what would help; sentences, or ""
};

/// Decides by trying, never by the version of the kernel. `rung` other than Automatic: that one, or else polling.
[[nodiscard]] Detection chooseDetection(asio::io_context& loop, DetectionChoice choice, EventsRung rung);

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/listener_source.h"
#include "core/base/unique_fd.h"

#include <asio/io_context.hpp>

#include <memory>
#include <string>

namespace portolan {

/// How to detect listeners. Automatic: the best way that works here.
enum class DetectionChoice { Automatic, Polling };

/// How much the kernel's events contain, from the newest kernels to the oldest.
enum class EventsRung {
    Automatic,
    Process,   ///< at listen(): process and network namespace (Linux 6.10)
    Namespace, ///< at listen(): network namespace; at bind(): process (Linux 5.15)
    Bind,      ///< only sockets whose bind() was seen (Linux 5.9)
    Minimal,   ///< the same, without the end of older listeners (Linux 5.8)
};

struct Detection {
    std::unique_ptr<ListenerSource> source; ///< never null
    std::string problem;                    ///< why it is not events, and what would help, in sentences; or ""
};

/// Finds out what works by trying, not by the kernel's version. A `rung` other than Automatic: only that one, else polling.
/// `cgroup`: what openCgroupRoot() returned.
[[nodiscard]] Detection chooseDetection(
    asio::io_context& loop, DetectionChoice choice, EventsRung rung, const Result<UniqueFd>& cgroup);

} // namespace portolan

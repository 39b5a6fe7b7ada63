// SPDX-License-Identifier: MIT
#pragma once

#include <span>

/// The compiled BPF programs: ELF object files, embedded in this program.
namespace portolan {

[[nodiscard]] std::span<const char> bindRefusalObject();    ///< bind_refusal.bpf.c
[[nodiscard]] std::span<const char> listenerEventsObject(); ///< listener_events.bpf.c
[[nodiscard]] std::span<const char> steeringObject();       ///< steering.bpf.c

} // namespace portolan

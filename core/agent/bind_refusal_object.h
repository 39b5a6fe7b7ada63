// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace portolan {

/// bind_refusal.bpf.c as compiled for the kernel: an ELF object file, part of this program.
[[nodiscard]] std::span<const char> bindRefusalObject();

} // namespace portolan

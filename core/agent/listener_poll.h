// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/listener_source.h"

#include <chrono>

namespace portolan {

/// Polls the kernel for listeners ten times a second, or less often if that would take more than a twentieth of a
/// processor. Ignores sockets of the agent and of portolan, so that they are not mirrored back.
class ListenerPoll : public ListenerSource
{
public:
    using ListenerSource::ListenerSource;

    [[nodiscard]] protocol::Detection detection() const override { return protocol::Detection::Polling; }

private:
    void begin() override;
    void pollAfter(std::chrono::steady_clock::duration interval);
    [[nodiscard]] Result<Done> readAll();
};

} // namespace portolan

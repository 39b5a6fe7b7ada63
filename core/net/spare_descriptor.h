// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/acceptor.h"

#include <memory>

namespace portolan {

/// A descriptor kept for the moment when there is no other. A connection that cannot be accepted for want of a
/// descriptor stays in the backlog and its client waits for ever; with the spare one it is taken and reset. Used on the
/// relay thread.
class SpareDescriptor
{
public:
    SpareDescriptor();
    ~SpareDescriptor();
    SpareDescriptor(const SpareDescriptor&) = delete;
    SpareDescriptor& operator=(const SpareDescriptor&) = delete;

    enum class Outcome {
        Reset, ///< one connection was taken from the backlog and reset
        NobodyWaits,
        Impossible, ///< the spare descriptor did not help either
    };
    [[nodiscard]] Outcome acceptAndReset(sockets::Acceptor& acceptor);

private:
    struct Reserve;
    std::unique_ptr<Reserve> m_reserve;
};

} // namespace portolan

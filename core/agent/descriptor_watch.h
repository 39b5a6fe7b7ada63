// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

#include <functional>
#include <string>

namespace portolan {

/// A descriptor of the kernel's that becomes readable when something has happened. Lives on the loop's thread.
class DescriptorWatch
{
public:
    explicit DescriptorWatch(asio::io_context& loop)
        : m_descriptor(loop)
    {
    }

    /// Owns `descriptor` from now on. One that is none fails with what errno says; `attempt` for the error, as
    /// "Cannot wait for the events of listeners".
    [[nodiscard]] Result<Done> open(UniqueFd descriptor, const std::string& attempt);
    /// Calls `readable` once, when there is something to read. Not after the end of this object.
    void wait(std::function<void()> readable);
    /// It stays this object's.
    [[nodiscard]] int fd() { return m_descriptor.native_handle(); }

private:
    asio::posix::stream_descriptor m_descriptor;
};

} // namespace portolan

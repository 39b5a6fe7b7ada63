// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

#include <cerrno>
#include <functional>
#include <string>
#include <utility>

namespace portolan {

/// Waits for a descriptor of the kernel that becomes readable at every event. Lives on the loop's thread.
class DescriptorWatch
{
public:
    explicit DescriptorWatch(asio::io_context& loop)
        : m_descriptor(loop)
    {
    }

    /// Takes ownership of `descriptor` and waits for it; for -1 it fails with errno. Calls `readable` once when there is
    /// something to read, and again after each wait(). `attempt`: for the error, such as "Cannot wait for listeners".
    [[nodiscard]] Result<Done> open(UniqueFd descriptor, const std::string& attempt, std::function<void()> readable)
    {
        if (!descriptor)
            return systemError(errno, attempt);
        asio::error_code error;
        m_descriptor.assign(descriptor.fd(), error);
        if (error)
            return systemError(error.value(), attempt);
        (void)descriptor.release(); // m_descriptor owns it now
        m_readable = std::move(readable);
        wait();
        return Done {};
    }
    void wait()
    {
        m_descriptor.async_wait(asio::posix::stream_descriptor::wait_read, [this](const asio::error_code& error) {
            if (!error)
                m_readable();
        });
    }
    /// Owned by this object.
    [[nodiscard]] int fd() { return m_descriptor.native_handle(); }

private:
    asio::posix::stream_descriptor m_descriptor;
    std::function<void()> m_readable;
};

} // namespace portolan

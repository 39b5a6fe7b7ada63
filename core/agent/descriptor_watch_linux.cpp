// SPDX-License-Identifier: MIT
#include "core/agent/descriptor_watch.h"

#include <cerrno>
#include <utility>

namespace portolan {

Result<Done> DescriptorWatch::open(UniqueFd descriptor, const std::string& attempt, std::function<void()> readable)
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

void DescriptorWatch::wait()
{
    m_descriptor.async_wait(asio::posix::stream_descriptor::wait_read, [this](const asio::error_code& error) {
        if (!error)
            m_readable();
    });
}

} // namespace portolan

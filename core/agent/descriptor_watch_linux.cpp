// SPDX-License-Identifier: MIT
#include "core/agent/descriptor_watch.h"

#include <cerrno>
#include <utility>

namespace portolan {

Result<Done> DescriptorWatch::open(UniqueFd descriptor, const std::string& attempt)
{
    if (!descriptor)
        return systemError(errno, attempt);
    asio::error_code error;
    m_descriptor.assign(descriptor.fd(), error);
    if (error)
        return systemError(error.value(), attempt);
    (void)descriptor.release(); // m_descriptor owns it now
    return Done {};
}

void DescriptorWatch::wait(std::function<void()> readable)
{
    m_descriptor.async_wait(
        asio::posix::stream_descriptor::wait_read, [readable = std::move(readable)](const asio::error_code& error) {
            if (!error)
                readable();
        });
}

} // namespace portolan

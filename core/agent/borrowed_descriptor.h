// SPDX-License-Identifier: MIT
#pragma once

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

namespace portolan {

/// A descriptor of somebody else's (standard input or output) that takes part in a loop. It does not block while this
/// object lives, and is as it was afterwards: other programs may share it.
class BorrowedDescriptor
{
public:
    /// An unusable descriptor shows with the first operation.
    BorrowedDescriptor(asio::io_context& loop, int descriptor);
    ~BorrowedDescriptor();
    BorrowedDescriptor(const BorrowedDescriptor&) = delete;
    BorrowedDescriptor& operator=(const BorrowedDescriptor&) = delete;

    asio::posix::stream_descriptor* operator->() { return &m_stream; }
    [[nodiscard]] int fd() { return m_stream.is_open() ? m_stream.native_handle() : -1; }

private:
    asio::posix::stream_descriptor m_stream;
    int m_flags = -1;
};

} // namespace portolan

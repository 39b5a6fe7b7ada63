// SPDX-License-Identifier: MIT
#pragma once

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

namespace portolan {

/// Uses a descriptor that others own (standard input or output) in a loop. Makes it non-blocking, and restores its flags
/// at the end, because other programs may share it.
class BorrowedDescriptor
{
public:
    /// An unusable descriptor fails at the first operation.
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

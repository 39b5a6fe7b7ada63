// SPDX-License-Identifier: MIT
#include "core/agent/borrowed_descriptor.h"

#include <fcntl.h>

namespace portolan {

BorrowedDescriptor::BorrowedDescriptor(asio::io_context& loop, int descriptor)
    : m_stream(loop)
    , m_flags(::fcntl(descriptor, F_GETFL))
{
    asio::error_code error;
    m_stream.assign(descriptor, error);
    if (!error)
        m_stream.native_non_blocking(true, error);
}

BorrowedDescriptor::~BorrowedDescriptor()
{
    if (!m_stream.is_open())
        return;
    const int descriptor = m_stream.release();
    if (m_flags >= 0)
        ::fcntl(descriptor, F_SETFL, m_flags);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/net/loop_thread.h"

namespace portolan {

LoopThread::LoopThread()
    : m_scratch(new char[scratchSize])
{
    sockets::prepare(m_context);
    m_thread = std::thread([this] { m_context.run(); });
}

LoopThread::~LoopThread()
{
    m_context.stop();
    m_thread.join();
}

} // namespace portolan

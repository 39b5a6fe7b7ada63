// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/acceptor.h"

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>

#include <future>
#include <memory>
#include <span>
#include <thread>
#include <type_traits>
#include <utility>

namespace portolan {

/// The one thread of a relay, its event loop, and what all connections on it share. Ends with its owner, which must not
/// be destroyed on this thread.
class LoopThread
{
public:
    LoopThread()
    {
        sockets::prepare(m_context);
        m_thread = std::thread([this] { m_context.run(); });
    }
    ~LoopThread()
    {
        m_context.stop();
        m_thread.join();
    }
    LoopThread(const LoopThread&) = delete;
    LoopThread& operator=(const LoopThread&) = delete;

    [[nodiscard]] asio::io_context& context() { return m_context; }
    /// Where bytes lie between a read and the write that follows at once. For use on the thread, within one handler.
    [[nodiscard]] std::span<char> scratch() { return { m_scratch.get(), scratchSize }; }
    [[nodiscard]] sockets::SpareDescriptor& spareDescriptor() { return m_spare; }

    /// Has `function` called on the thread, after all that was asked for before by this caller, and waits for nothing.
    template <typename Function> void post(Function function) { asio::post(m_context, std::move(function)); }

    /// Calls `function` on the thread and returns what it returned, from any thread.
    template <typename Function> std::invoke_result_t<Function> run(Function function)
    {
        if (m_context.get_executor().running_in_this_thread())
            return function();
        std::packaged_task<std::invoke_result_t<Function>()> task(std::move(function));
        auto result = task.get_future();
        asio::post(m_context, [task = std::move(task)]() mutable { task(); });
        return result.get();
    }

private:
    // Large enough for the system calls to weigh little. Also the most that one connection may move before the others
    // get their turn: a third of a millisecond's work.
    static constexpr size_t scratchSize = size_t { 1024 } * 1024;

    asio::io_context m_context { 1 };
    asio::executor_work_guard<asio::io_context::executor_type> m_work { m_context.get_executor() };
    std::unique_ptr<char[]> m_scratch { new char[scratchSize] };
    sockets::SpareDescriptor m_spare;
    std::thread m_thread;
};

} // namespace portolan

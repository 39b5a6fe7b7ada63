// SPDX-License-Identifier: MIT
#pragma once

#include <asio/error.hpp>
#include <asio/execution_context.hpp>
#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <vector>

namespace portolan::sockets {

/// errno of the system call before, as Asio tells errors.
[[nodiscard]] inline asio::error_code lastError() { return { errno, asio::error::get_system_category() }; }

/// Tells the sockets of one event loop what they have become ready for.
///
/// How it works. The sockets are in an epoll set of their own, which is one descriptor to Asio's. Each is added once,
/// edge-triggered, and what it is told stays true until a call on the socket finds otherwise; so to wait costs no
/// system call, where Asio takes one for every wait. A wake-up hands out a bounded number of events before the loop's
/// other work gets its turn.
///
/// To go to sleep and be woken takes longer than to pass on a small message. So while messages follow one another
/// faster than that, as in a conversation of requests and answers, the thread looks again for a moment before it
/// sleeps. It yields the processor in between, and stops doing so at the first look in vain.
///
/// A part of the event loop (asio::use_service), used on its thread only.
class Readiness final : public asio::execution_context::service
{
public:
    using key_type = Readiness;
    static asio::execution_context::id id;

    explicit Readiness(asio::execution_context& context);

    /// Takes the one descriptor that this needs, unless it has it. add() does so as well, but may come too late to find
    /// one that is free. Errors: EMFILE, ENFILE, ENOMEM.
    asio::error_code open();

    class Subject
    {
    public:
        /// `events`: as of epoll_wait(), with EPOLLET's meaning; 0: as asked for by again(). The subject may remove
        /// itself and others.
        virtual void ready(uint32_t events) = 0;
        /// The loop is being destroyed, and nothing will be told any more.
        virtual void abandon() = 0;

    protected:
        ~Subject() = default;
    };
    using Watch = uint64_t;

    /// `events`: beside EPOLLERR and EPOLLHUP, which are always told. What the descriptor is ready for already is told
    /// as if it happened now. Errors: ENOSPC, ENOMEM, and those of open().
    [[nodiscard]] asio::error_code add(int descriptor, uint32_t events, Subject& subject, Watch& watch);
    [[nodiscard]] asio::error_code change(int descriptor, uint32_t events, Watch watch);
    /// To be called before the descriptor is closed. Nothing is told any more, even if a child process that is just
    /// being started still has a copy of it.
    void remove(Watch watch);
    /// Has ready() called when the others had their turn.
    void again(Watch watch);

private:
    using Clock = std::chrono::steady_clock;
    struct Place {
        Subject* subject = nullptr;
        uint32_t generation = 0; ///< how many had this place before
        bool again = false;
    };

    void shutdown() override;
    [[nodiscard]] Subject* find(Watch watch);
    void sleep();
    void awake();
    void workSoon();
    void work();
    [[nodiscard]] int tellOnce();
    [[nodiscard]] asio::error_code control(int operation, int descriptor, uint32_t events, Watch watch);

    asio::io_context& m_context;
    asio::posix::stream_descriptor m_epoll;
    std::vector<Place> m_places;
    std::vector<uint32_t> m_free; ///< places
    std::vector<Watch> m_again;
    std::vector<Watch> m_toTell; ///< what m_again was; kept for its memory
    bool m_asleep = false;       ///< until m_epoll has something
    bool m_atWork = false;       ///< or will be as soon as the loop comes to it
    Clock::time_point m_idleSince;
    int m_shortSleeps = 0; ///< in a row
};

} // namespace portolan::sockets

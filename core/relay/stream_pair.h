// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/socket.h"
#include "core/relay/traffic.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace portolan {

/// Relays one connection: what either of two sockets receives, the other sends, until both directions have ended or one
/// of the ends breaks. Both relays use it, in the host and in the guest; it knows of no addresses and no handshakes.
///
/// How it works. The connection is two half-streams that end independently of each other. A half-stream is in one of
/// these states, and has at most one operation pending:
///
///     Reading    waits until `from` is readable; then reads once, into the scratch buffer that all connections of the
///                thread share, and writes at once to `to`. If all went out, it reads on, and more at a time.
///     Sending    `to` took only a part: the rest is kept here, at most one scratch buffer full, and nothing is read
///                until it is gone. That is the backpressure: `from`'s window closes, and its sender stops. For a reader
///                that stays slow, less is read at a time, so that little has to be kept.
///     Finished   `from` sent its end, and `to` was sent it, after all data.
///
/// So an idle connection holds no buffer, and a busy one does one read and one write before the others get their turn.
/// When both are Finished, both sockets are closed the ordinary way. In every other case they are reset, also when the
/// process is killed: nobody is to take half of a stream for the whole.
///
/// A reset is passed on as a reset, after the data that came before it: the half-stream from the broken end goes on
/// until nothing more is to be read, the kernel has sent what it was given, and then the other end is reset. The
/// half-stream towards the broken end stops. If the living end takes nothing for a few seconds it is reset all the
/// same. A broken end shows in a read or a write. While its half-stream does not read, because it is Sending or
/// Finished, the operating system is asked to tell of it.
///
/// Lives on the relay thread, owned by who started it and by its pending operations, which find `m_over` set and leave
/// when they complete after the end.
class StreamPair : public std::enable_shared_from_this<StreamPair>
{
public:
    /// Both sockets connected and non-blocking. `scratch` is shared with others on the thread, outlives the
    /// pair, and has 64 KiB at least.
    StreamPair(
        sockets::Socket client, sockets::Socket service, std::span<char> scratch, std::shared_ptr<Traffic> traffic);
    StreamPair(const StreamPair&) = delete;
    StreamPair& operator=(const StreamPair&) = delete;

    /// Begins to relay. `ended` is called once, when both sockets are closed; not within start(), and not after
    /// reset().
    void start(std::function<void()> ended);
    /// To be called after start() if the service's end is known to have been reset, when the system will not tell it
    /// again.
    void serviceWasReset();
    /// Resets both ends at once.
    void reset();
    /// To be called before start(): an orderly end is to leave the service's socket open, for who takes it then.
    void keepService() { m_keepsService = true; }
    /// The service's socket if it was kept: both streams have ended, and it has told its peer so. Not open otherwise.
    [[nodiscard]] sockets::Socket takeService() { return std::move(m_service); }

private:
    enum class State { Reading, Sending, Finished };

    struct HalfStream {
        sockets::Socket& from;
        sockets::Socket& to;
        std::atomic<uint64_t>& bytes;
        size_t portion; ///< bytes to read at a time; grows while they are taken
        State state = State::Reading;
        bool watched = false;        ///< whether a reset of `from` will be told
        std::vector<char> unsent {}; ///< what `to` did not take yet; empty unless Sending
        size_t sent = 0;             ///< how much of it went out since
    };

    void waitForData(HalfStream& half);
    void pump(HalfStream& half);
    void sendRest(HalfStream& half);
    void restSent(HalfStream& half, size_t bytes);
    void finish(HalfStream& half);
    void watch(HalfStream& half);
    void adaptPortion(HalfStream& half, size_t received, size_t sent);

    [[nodiscard]] HalfStream& opposite(const HalfStream& half);
    [[nodiscard]] bool isBroken(const HalfStream& half) const;
    void broke(HalfStream& fromBroken);
    void drain();
    void end();

    sockets::Socket m_client;
    sockets::Socket m_service;
    std::span<char> m_scratch;
    std::shared_ptr<Traffic> m_traffic;
    HalfStream m_toService;
    HalfStream m_toClient;
    std::function<void()> m_ended;
    bool m_over = false;
    bool m_keepsService = false;

    /// What is left to do after one end broke.
    struct Drain {
        HalfStream& half; ///< the one from the broken end
        sockets::Timer timer;
        size_t left = 0; ///< bytes, when last looked at
        std::chrono::steady_clock::time_point giveUp;
    };
    std::optional<Drain> m_drain;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace portolan::sockets {

using Endpoint = asio::ip::tcp::endpoint;
/// Bound to one kind of executor, which spares each operation a virtual call.
using Timer = asio::steady_timer::rebind_executor<asio::io_context::executor_type>::other;

/// One end of a TCP connection, on the thread of one event loop. It does not block, is not inherited by the programs
/// that this process starts, sends without delay, and takes an urgent byte, which would be lost otherwise, as an
/// ordinary one. If it is closed other than by closeOrderly() the peer sees a reset, also when this process dies: an end
/// of the stream would tell it that it has got everything.
///
/// Asio's own socket would do, and does on Windows. On Linux it asks the kernel anew each time that it waits, and the
/// system calls of that cost more than the reading; see readiness_linux.h.
///
/// Of each kind of wait there is one at a time. The handler of a wait is called once, never within the call that began
/// it, and not any more after cancelWaits(), closing or destruction, which let go of it and of what it refers to. A
/// socket that is waiting is not moved.
class Socket
{
public:
    using Handler = std::function<void(const asio::error_code&)>;

    /// Not open yet. `context` outlives it.
    explicit Socket(asio::io_context& context);
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&& other) noexcept;
    ~Socket();

    [[nodiscard]] asio::io_context& context() const { return *m_context; }
    [[nodiscard]] bool isOpen() const;
    /// Of no address when it is not open or not connected any more.
    [[nodiscard]] Endpoint localEndpoint() const;
    [[nodiscard]] Endpoint remoteEndpoint() const;
    /// Whether a connection to a port of this machine on which nobody listens happened to start from that very port:
    /// TCP then connects the socket to itself.
    [[nodiscard]] bool isConnectedToItself() const;

    /// To dial `remote` with.
    [[nodiscard]] asio::error_code open(const Endpoint& remote);
    /// Fixes the address to dial from and leaves the port to connect(), so that one port can serve for several remote
    /// ends.
    [[nodiscard]] asio::error_code bindSource(const Address& source);
    /// Opens and binds it to a port of `source`, IPv4, before it is dialled with, so that the port can be announced.
    /// Where the system lets us choose, `number` decides which: as many numbers in a row as portsToAnnounce() says have
    /// each another port, and then the first comes again, though connections from it live or linger. The port. Errors:
    /// InUse (try the next number), NotAvailable (the address is not ours), Resources.
    [[nodiscard]] Result<uint16_t> openAnnounced(const Address& source, uint32_t number);

    /// Connects as far as that goes without waiting. would_block: finishConnect() does the rest. After
    /// address_not_available (an earlier connection between these two ports lives or lingers) another `remote` may be
    /// tried.
    [[nodiscard]] asio::error_code beginConnect(const Endpoint& remote);
    void finishConnect(const Endpoint& remote, Handler done);
    /// Both.
    void connect(const Endpoint& remote, Handler done);

    /// Before it is dialled with, where there is something to send already: leaves it to the first data to complete the
    /// handshake, which saves the packet that would do nothing else. A peer that waits to be spoken to sees no
    /// difference; one that is not spoken to may wait for 0.2 s to learn of the connection.
    void completeWithData();

    /// Reads once; 0 with `error` set: eof, one that isLater(), or what broke the connection.
    size_t receive(std::span<char> buffer, asio::error_code& error);
    /// What follows a send().
    enum class Next { Unknown, End };
    /// Writes once; the number of bytes taken, with `error` set when none were. Before an End the data may wait for it,
    /// to go in one packet with it; it does so for 0.2 s at most.
    size_t send(std::span<const char> data, asio::error_code& error, Next next = Next::Unknown);
    /// Whether it is known that nothing follows what receive() has yet to return but the end of the stream.
    [[nodiscard]] bool endHasCome() const;
    /// Until receive() is worth a try.
    void waitForData(Handler done);
    /// Writes as soon as some of `data` can be taken; `data` has to stay. Waits of this kind and finishConnect() are one
    /// kind.
    void sendSoon(std::span<const char> data, std::function<void(const asio::error_code&, size_t)> done);
    /// Until the peer resets the connection or it breaks otherwise, also while nothing is read or written. What was
    /// received before can still be read, and then the error. Where the system has no such event `done` is never
    /// called; the next read or write will tell.
    void waitForReset(std::function<void()> done);
    void cancelWaits();

    /// Bytes that can be read now.
    [[nodiscard]] size_t available() const;
    /// Bytes that were written and have not left this machine's send queue for the first time; 0 where the system does
    /// not say.
    [[nodiscard]] size_t unsentBytes() const;
    /// Whether so many descriptors are in use that a connection more would leave too few for what else this process
    /// does, if this was the last one. Never where descriptors are not counted.
    [[nodiscard]] bool isCrowded() const;

    /// The peer sees the end of the stream after all that was written.
    [[nodiscard]] asio::error_code endSending();
    /// Makes it what it was before it was dialled with, bound and all, once it has received the peer's end and was told
    /// endSending(). It costs a small part of closing it and making another. False: the peer has not acknowledged
    /// everything yet, or the system has no such thing; then it is as it was, and to be closed.
    [[nodiscard]] bool reopen();
    /// Closes after what was written has gone out, and so that the peer sees the end of the stream.
    void closeOrderly();
    /// Closes so that the peer sees a reset. What was not yet sent is lost. One that is not open stays so.
    void closeWithReset();

    /// The system's socket; defined beside each system's code.
    class System;
    /// Takes over what was accepted.
    Socket(asio::io_context& context, std::shared_ptr<System> system);

private:
    asio::io_context* m_context;
    std::shared_ptr<System> m_system; ///< none: not open
};

/// Takes what the sockets of that loop share. The first one to wait does so as well, but a process that is out of
/// descriptors by then has none for it.
void prepare(asio::io_context& context);
/// How many numbers openAnnounced() tells apart; 1 where the system chooses.
[[nodiscard]] uint32_t portsToAnnounce();
/// Whether the error says that the system or the process is out of descriptors, memory or the like.
[[nodiscard]] bool isExhaustion(const asio::error_code& error);
/// Whether a call found nothing to do and is to be tried again later.
[[nodiscard]] bool isLater(const asio::error_code& error);
/// Of a connect(): whether the peer took the connection, perhaps sent something, and reset it before anybody came to look.
[[nodiscard]] bool isResetSince(const asio::error_code& error);

} // namespace portolan::sockets

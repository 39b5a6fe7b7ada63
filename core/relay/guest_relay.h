// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/protocol/token.h"

#include <asio/ip/tcp.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace portolan {

/// The guest's end of the relay, inside the agent: accepts connections from the host on the guest's interface and, for
/// whoever shows the session's token, connects them to a service on this guest's loopback or on one of the interface's
/// addresses. Everybody else is reset without a word. A thread of its own runs it; every method may be called from any
/// other thread.
class GuestRelay
{
public:
    GuestRelay();
    /// Closes the listener and resets every connection.
    ~GuestRelay();
    GuestRelay(const GuestRelay&) = delete;
    GuestRelay& operator=(const GuestRelay&) = delete;

    /// Whom to let in. Connections that live are not touched.
    void admit(const protocol::Token& token, std::vector<Address> peers);
    /// The addresses on which services may be asked for, beside those of the loopback: all those of the interface to the
    /// host. Skips IPv6 link-local ones, which are not complete without an interface. Replaces the former list.
    void allowServicesOn(std::vector<Address> addresses);
    struct Listening {
        asio::ip::tcp::endpoint first;
        uint16_t ports = 1; ///< in a row from there
    };
    /// Listens on `address`, on up to `ports` ports in a row that the system chooses, in place of the listeners before,
    /// which are gone in any case. Errors: NotAvailable when the address is not (yet) this guest's; Resources.
    [[nodiscard]] Result<Listening> listen(const Address& address, uint16_t ports = 1);
    /// No listener any more; connections live on.
    void stopListening();

private:
    class ThreadSide;
    std::unique_ptr<ThreadSide> m_threadSide;
};

} // namespace portolan

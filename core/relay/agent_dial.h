// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/net/socket.h"
#include "core/protocol/token.h"
#include "core/relay/handshake.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace portolan {

/// How to dial the agent's relay.
struct AgentRoute {
    sockets::Endpoint agent; ///< on the guest's interface; the first of its ports
    Address source;          ///< the adapter's address to dial from
    protocol::Token token;
    uint16_t ports = 1;      ///< in a row; dialled in turn, since each pair of ports rests for a while after a connection
    protocol::Token proof {}; ///< that it is the agent

    friend bool operator==(const AgentRoute&, const AgentRoute&) = default;
};

/// One call to the agent's relay: connects, sends the request, and waits for the answer. Lives on the relay thread,
/// owned by its pending operations and by whoever may want to cancel it.
class AgentDial : public std::enable_shared_from_this<AgentDial>
{
public:
    /// A socket: the agent said ok, and what follows is the service's. An answer: the agent said no. An error: there was
    /// no answer. Resources: this machine lacks something; PermissionDenied: whoever is there hung up without an
    /// answer, or is not the agent; all others: it could not be reached.
    using Outcome = std::variant<sockets::Socket, handshake::Answer, Error>;
    using Handler = std::function<void(Outcome)>;

    struct Limits {
        std::chrono::milliseconds connect; ///< for the connection to the agent
        std::chrono::milliseconds answer;  ///< from then on, for its answer
    };

    /// Dials the first port of `route`. Without a service it only probes. Without limits it waits as long as the systems
    /// try to connect, to the agent and then to the service, as a client that calls the service itself would.
    AgentDial(asio::io_context& context, AgentRoute route, std::optional<sockets::Endpoint> service,
        std::optional<Limits> limits = {});

    /// `done` is called once, never within start(), and not at all after cancel().
    void start(Handler done);
    void cancel();

private:
    [[nodiscard]] asio::error_code prepare();
    void sendRequest();
    void waitForAnswer();
    void broke(const asio::error_code& error);
    void answered();
    void limit(std::chrono::milliseconds time);
    void fail(ErrorCode code, const char* what);
    void fail(const asio::error_code& error);
    void finish(Outcome outcome);
    [[nodiscard]] std::string context() const;

    AgentRoute m_route;
    std::optional<sockets::Endpoint> m_service;
    std::optional<Limits> m_limits;
    sockets::Socket m_socket;
    handshake::AnswerBytes m_answer {};
    size_t m_received = 0; ///< of it
    sockets::Timer m_timer;
    Handler m_done; ///< empty: it is over
};

} // namespace portolan

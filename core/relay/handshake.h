// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/protocol/token.h"

#include <asio/ip/tcp.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>

/// The few bytes that open a relayed connection between the host and the agent.
///
/// The host dials the agent's relay and sends one request of fixed size; nothing else, until it is answered. The agent
/// takes exactly that many bytes, and
///  - resets the connection, without a word, when the request is malformed or shows another token: who does not know
///    the secret learns nothing, not even that this is a relay;
///  - or does what is asked and answers with one byte and its proof, 32 bytes that only the engine and its agent know. So
///    another program of the guest that took the port of an agent that has just ended gets no client's connection. After
///    Ok to a Connect, every byte that follows, either way, is the service's and the client's. After any other answer, and
///    after Ok to a Probe, the agent closes.
///
/// The request, in network byte order:
///
///     offset  bytes
///          0      1  version, 1
///          1     32  token
///         33      1  operation: 1 connect, 2 probe
///         34      1  family of the service's address: 4, 6; 0 in a probe
///         35      2  the service's port, not 0; 0 in a probe
///         37     16  the service's address, an IPv4 address in the first four; the rest is zero
///
/// There is one encoding for each request, and every other one is malformed. The token stands at the same place in
/// every version.
namespace portolan::handshake {

enum class Operation : uint8_t {
    Connect = 1,
    Probe = 2, ///< shows that there is an agent, and that it knows this token and this peer
};

struct Request {
    /// As it was shown; whether it is the right one is not known here.
    std::array<uint8_t, protocol::Token::size> token {};
    Operation operation = Operation::Probe;
    asio::ip::tcp::endpoint service; ///< empty in a probe

    friend bool operator==(const Request&, const Request&) = default;
};

inline constexpr size_t requestSize = 1 + protocol::Token::size + 1 + 1 + 2 + 16;
using RequestBytes = std::array<uint8_t, requestSize>;

[[nodiscard]] RequestBytes encode(const Request& request);
/// Errors: Version, InvalidInput.
[[nodiscard]] Result<Request> decode(std::span<const uint8_t, requestSize> bytes);

/// No value is a letter, a likely first byte of a binary protocol, or what an echo of the request would begin with.
enum class Answer : uint8_t {
    Ok = 0xe1,
    Refused = 0xe2,     ///< nobody listens there
    Unreachable = 0xe3, ///< the service did not answer in time
    NotAllowed = 0xe4,  ///< not an address that the agent connects to
    Resources = 0xe5,   ///< the agent is out of descriptors, memory or ports
};

inline constexpr size_t answerSize = 1 + protocol::Token::size;
using AnswerBytes = std::array<uint8_t, answerSize>;
[[nodiscard]] AnswerBytes encode(Answer answer, const protocol::Token& proof);
/// Nothing where the first byte is no answer.
[[nodiscard]] std::optional<Answer> decodeAnswer(uint8_t byte);

} // namespace portolan::handshake

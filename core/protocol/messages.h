// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/port_range.h"
#include "core/base/result.h"
#include "core/listeners/listener.h"
#include "core/protocol/token.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What the host's engine and the guest's agent tell each other over the agent's stdin and stdout: JSON objects, one a
/// line, UTF-8, each with a "type". Unknown keys are ignored, unknown types and broken lines are errors.
///
///     agent  -> engine   hello, then whenever it changes: interface, listeners, relay; refused; problem; pong
///     engine -> agent    configure (the first message, and again when something in it changes), deny, ping
///
/// The agent says hello at once. It opens its relay only after the first configure. When its stdin ends, or pings
/// cease, it ends.
namespace portolan::protocol {

/// Raised with every change that an older peer would misread.
inline constexpr int version = 1;
/// A longer line is a broken one: neither side buffers more.
inline constexpr size_t maximumLineLength = 4 * 1024 * 1024;

enum class Detection { Polling, Events };
/// What a refused bind() in the guest returns; None: binds cannot be refused here.
enum class Refusal { None, Eacces, Eperm, Eaddrinuse };

/// Agent -> engine. Who I am and what I can do here.
struct Hello {
    int protocol = version;
    std::string program; ///< the agent's version, equal to the engine's or the engine says so and stops it
    std::string kernel;  ///< uname -r
    Detection detection = Detection::Polling;
    std::string detectionProblem; ///< why `detection` is not Events; ""
    Refusal refusal = Refusal::None;
    std::string refusalProblem; ///< why `refusal` is not Eacces; ""
    PortRange ephemeral = usualEphemeralPorts; ///< the ports that the guest's system gives out; may be missing

    friend bool operator==(const Hello&, const Hello&) = default;
};

/// Agent -> engine. The guest's interface to the host's network and its addresses, IPv4 first. No name: there is none.
struct Interface {
    std::string name;
    bool up = false;
    std::vector<InterfaceAddress> addresses;

    friend bool operator==(const Interface&, const Interface&) = default;
};

/// A listening socket in the guest with the process that holds it.
struct GuestListener {
    uint64_t id = 0; ///< names this socket in `Listeners::removed`; the socket cookie
    Address address;
    uint16_t port = 0;
    bool v6Only = false;
    Process process;

    friend bool operator==(const GuestListener&, const GuestListener&) = default;
};

/// Agent -> engine. Changes of the set of listeners; the first message after hello holds all of them with `reset`.
/// `removed` is applied before `added`. An id that is added again replaces the listener of that id.
struct Listeners {
    bool reset = false; ///< forget what you knew
    std::vector<GuestListener> added;
    std::vector<uint64_t> removed;

    friend bool operator==(const Listeners&, const Listeners&) = default;
};

/// Agent -> engine. The relay in the guest listens on this address of the interface; port 0: it does not. It does so on
/// `ports` ports in a row, of which `port` is the first, and any of them serves.
struct RelayEndpoint {
    Address address;
    uint16_t port = 0;
    uint16_t ports = 1;

    friend bool operator==(const RelayEndpoint&, const RelayEndpoint&) = default;
};

/// Agent -> engine. A bind() was refused. One message for each attempt of the program, not for each family that it
/// tried.
struct Refused {
    uint16_t port = 0;
    Address address;
    Process process;

    friend bool operator==(const Refused&, const Refused&) = default;
};

/// Agent -> engine. Something does not work as it should and the rest goes on; plain English, for the event list.
struct Problem {
    std::string text;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// Answer to Ping, with its number.
struct Pong {
    uint64_t id = 0;

    friend bool operator==(const Pong&, const Pong&) = default;
};

/// Engine -> agent. `peers`: the only addresses that may connect to the relay. `interface`: "" lets the agent choose
/// (eth0, else the interface of the default route, else the only one that is up and no loopback).
struct Configure {
    Token token;
    std::vector<Address> peers;
    std::string interface;

    friend bool operator==(const Configure&, const Configure&) = default;
};

/// A port that guest programs may not bind, on the wildcard, 127.0.0.1, ::1 and the interface's addresses.
struct DeniedPort {
    uint16_t port = 0;
    bool wholeLoopback = false; ///< on every 127.x address as well: the host program holds the wildcard

    friend auto operator<=>(const DeniedPort&, const DeniedPort&) = default;
};

/// Engine -> agent. The whole set; replaces the one before.
struct Deny {
    std::vector<DeniedPort> ports;

    friend bool operator==(const Deny&, const Deny&) = default;
};

/// Engine -> agent, every few seconds. Are you there? An agent that was pinged once and then is not for longestSilence
/// (it looks every sixth of it) takes the engine for gone and ends, as if its stdin had: an engine that may not kill an
/// agent with more privileges than its own, or that is frozen, leaves none behind.
struct Ping {
    uint64_t id = 0;

    friend bool operator==(const Ping&, const Ping&) = default;
};
inline constexpr std::chrono::seconds longestSilence { 60 };

using AgentMessage = std::variant<Hello, Interface, Listeners, RelayEndpoint, Refused, Problem, Pong>;
using EngineMessage = std::variant<Configure, Deny, Ping>;

/// One line without its end.
[[nodiscard]] std::string encode(const AgentMessage& message);
[[nodiscard]] std::string encode(const EngineMessage& message);
/// Errors: InvalidInput for anything that is no such message (not JSON, a missing key, a number out of range).
[[nodiscard]] Result<AgentMessage> decodeAgentMessage(std::string_view line);
[[nodiscard]] Result<EngineMessage> decodeEngineMessage(std::string_view line);

/// "EACCES", "EPERM", "EADDRINUSE", "none": as in the status and on the wire.
[[nodiscard]] std::string_view toString(Refusal refusal);
/// "events", "polling".
[[nodiscard]] std::string_view toString(Detection detection);

} // namespace portolan::protocol

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/ports/denied_port.h"
#include "core/ports/guest_listener.h"
#include "core/ports/port_range.h"
#include "core/ports/service_address.h"
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
///     agent  -> engine   hello, then whenever it changes: interface, listeners, relay, steering; refused; problem;
///                        admitted; usage; pong
///     engine -> agent    configure (the first message, and again when something in it changes), deny, steer, tickets,
///                        ping
///
/// The agent says hello at once. It opens its relay only after the first configure. When its stdin ends, or pings
/// cease, it ends.
///
/// Steering: where the guest's kernel can, it hands a connection of the host's relay to the service itself. The engine
/// names the services (steer), and the agent gives each some rendezvous ports of the guest's address (steering). The
/// host's relay binds sockets, whose ports the engine names (tickets); when the agent has told the kernel of these
/// (admitted), each may be connected once, and soon, to a rendezvous port, and is then a connection of that service's.
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

/// A service and the ports of the guest's address that lead to it, any of which serves.
struct SteeredService {
    Address address;
    uint16_t port = 0;
    std::vector<uint16_t> rendezvous;

    friend bool operator==(const SteeredService&, const SteeredService&) = default;
};

/// Agent -> engine. Whether the guest's kernel steers, and which ports lead to which service. Replaces the previous status.
struct SteeringStatus {
    enum class Stage {
        Off,   ///< it steers nothing; `problem` says why
        Trial, ///< `services` are the agent's own; the host connects to each of them once, immediately
        Ready,
    };
    Stage stage = Stage::Off;
    std::string problem;                  ///< why it is Off; "" when nothing is wrong
    bool v6 = false;                      ///< Ready for services on ::1, too
    Address address;                      ///< of the rendezvous ports; not in Off
    std::vector<SteeredService> services; ///< those of the latest SteeringRequest that have ports

    friend bool operator==(const SteeringStatus&, const SteeringStatus&) = default;
};

/// Agent -> engine. The tickets of that number are valid from here on.
struct Admitted {
    uint64_t id = 0;

    friend bool operator==(const Admitted&, const Admitted&) = default;
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

/// Agent -> engine, where it was asked for: whether anybody but this agent uses the guest. Said first when that is known, then
/// with every change, and again every minute while nobody does.
struct Usage {
    bool used = true;

    friend bool operator==(const Usage&, const Usage&) = default;
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
    bool reportUsage = false; ///< may be missing

    friend bool operator==(const Configure&, const Configure&) = default;
};

/// Engine -> agent. The whole set; replaces the one before.
struct Deny {
    std::vector<DeniedPort> ports;

    friend bool operator==(const Deny&, const Deny&) = default;
};

/// Engine -> agent. The services that connections may be steered to: the whole set; replaces the one before. Those that
/// no connection can be steered to are passed over.
struct SteeringRequest {
    std::vector<ServiceAddress> services;

    friend bool operator==(const SteeringRequest&, const SteeringRequest&) = default;
};

/// Engine -> agent. Sockets of the host that are bound to these ports, and may be connected once each to a rendezvous
/// port, within `seconds`. A port that is named again has a new ticket, in place of the one before.
struct Tickets {
    uint64_t id = 0;
    Address host; ///< which they are bound on; one of the `peers`
    uint16_t seconds = 0;
    std::vector<uint16_t> ports;

    friend bool operator==(const Tickets&, const Tickets&) = default;
};

/// Engine -> agent, every few seconds. Are you there? An agent that was pinged once and then is not for longestSilence
/// (it looks every sixth of it) takes the engine for gone and ends, as if its stdin had: an engine that may not kill an
/// agent with more privileges than its own, or that is frozen, leaves none behind.
struct Ping {
    uint64_t id = 0;

    friend bool operator==(const Ping&, const Ping&) = default;
};
inline constexpr std::chrono::seconds longestSilence { 60 };

using AgentMessage
    = std::variant<Hello, Interface, Listeners, RelayEndpoint, SteeringStatus, Admitted, Refused, Problem, Usage, Pong>;
using EngineMessage = std::variant<Configure, Deny, SteeringRequest, Tickets, Ping>;

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
/// "off", "trial", "ready".
[[nodiscard]] std::string_view toString(SteeringStatus::Stage stage);

} // namespace portolan::protocol

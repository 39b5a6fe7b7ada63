// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/ports/denied_port.h"
#include "core/ports/endpoints.h"
#include "core/ports/guest_listener.h"
#include "core/ports/port_range.h"
#include "core/protocol/token.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The messages between the host's engine and the guest's agent, over the agent's stdin and stdout: one JSON object per
/// line, UTF-8, each with a "type". Unknown keys are ignored. Unknown types and broken lines are errors.
///
///     agent  -> engine   hello, then at every change: interfaces, listeners, relay, steeringStatus; and refused, problem,
///                        admitted, usage, pong
///     engine -> agent    configure (first, and again when something in it changes), deny, steeringRequest, tickets, ping
///
/// The agent sends hello immediately. It opens its relay only after the first configure. It exits when its stdin ends
/// or pings stop. core/kernel/steering.md tells what steeringRequest, steeringStatus, tickets and admitted are for.
namespace portolan::protocol {

/// Incremented with every change that an older peer would misread.
inline constexpr int version = 2;
/// The agent tells of no more listeners, and the engine accepts no more.
inline constexpr size_t mostListeners = 10000;
/// A longer line is an error: neither side buffers more.
inline constexpr size_t maximumLineLength = 4 * 1024 * 1024;

/// Of all interfaces together. Readers reject more.
inline constexpr size_t mostAddresses = 64;
inline constexpr size_t mostInterfaces = 64;
/// The only ports of the guest's address that the host dials for steered connections: above Linux's default ephemeral ports.
/// A SteeringStatus with another one, or with more in all, is an error.
inline constexpr PortRange rendezvousPorts { 61000, 65535 };
/// On trial at a time: one for IPv4 and one for IPv6.
inline constexpr size_t mostTrialServices = 2;

enum class Detection { Polling, Events };
/// The error of a refused bind() in the guest. In Hello: Eacces means that the kernel returns the error that Deny asks for; the
/// others are all that works here. None: binds cannot be refused.
enum class Refusal { None, Eacces, Eperm, Eaddrinuse };

/// Agent -> engine. The agent's version and what it can do here.
struct Hello {
    int protocol = version;
    std::string program; ///< the agent's version; the engine reports and stops an agent of another version
    std::string kernel;  ///< uname -r
    Detection detection = Detection::Polling;
    std::string detectionProblem; ///< why `detection` is not Events; ""
    Refusal refusal = Refusal::None;
    std::string refusalProblem; ///< why `refusal` is not Eacces, the error of the user's choice; ""
    PortRange ephemeral = usualEphemeralPorts; ///< of the guest's system; optional
    std::string boot {}; ///< another text after each boot of the guest's kernel; "" or missing: unknown

    friend bool operator==(const Hello&, const Hello&) = default;
};

/// A network interface of the guest and its addresses, IPv4 first, and those that reach furthest first.
struct Interface {
    std::string name;
    bool up = false;
    std::vector<InterfaceAddress> addresses; ///< without peers
    bool routed = false; ///< IPv4's default route leads there
    bool aside = false;  ///< it rarely leads to the host: a port of a bridge, a tunnel, a bridge for containers

    friend bool operator==(const Interface&, const Interface&) = default;
};

/// Agent -> engine. Those that may lead to the host: all but loopback. The engine finds the one that does, and tells the
/// agent by Configure.
struct Interfaces {
    std::vector<Interface> all; ///< at most mostInterfaces, with mostAddresses together

    friend bool operator==(const Interfaces&, const Interfaces&) = default;
};

/// Agent -> engine. Changes to the set of listeners; the first one after hello has `reset` and contains all of them.
/// Apply `removed` before `added`. Adding a known id replaces that listener. Orders compare within one agent's life. A set that is too
/// long for one line takes several in a row: all but the last have `more`, and the engine applies them together.
struct Listeners {
    bool reset = false; ///< forget all earlier listeners
    std::vector<GuestListener> added;
    std::vector<uint64_t> removed;
    bool more = false; ///< may be missing
    bool truncated = false; ///< there are more than `mostListeners`, and the rest is left out; may be missing

    friend bool operator==(const Listeners&, const Listeners&) = default;
};

/// Agent -> engine. Where the relay in the guest listens: `ports` consecutive ports, from `port` on, all equivalent.
/// Port 0: it does not listen.
struct RelayEndpoint {
    Address address;
    uint16_t port = 0;
    uint16_t ports = 1;

    friend bool operator==(const RelayEndpoint&, const RelayEndpoint&) = default;
};

/// A service and the ports of the guest's address that lead to it, all equivalent.
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
    uint64_t answers = 0;                 ///< the id of that request; 0: there was none

    friend bool operator==(const SteeringStatus&, const SteeringStatus&) = default;
};

/// Agent -> engine. The tickets with that id are valid from now on.
struct Admitted {
    uint64_t id = 0;

    friend bool operator==(const Admitted&, const Admitted&) = default;
};

/// Agent -> engine. A bind() was refused. Counts the attempts of programs, not the address families that they tried. A
/// program's first attempt on a port comes at once; those that follow quickly come together, with the last one's process.
struct Refused {
    PortKey port;
    Address address;
    Process process;
    uint32_t count = 1; ///< may be missing
    Refusal error = Refusal::Eacces; ///< of the last one; may be missing

    friend bool operator==(const Refused&, const Refused&) = default;
};

/// Agent -> engine. Something failed and everything else still works; plain English, for the event list.
struct Problem {
    std::string text;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// Agent -> engine, if Configure requested it: whether anybody but this agent uses the guest. Sent as soon as that is known,
/// at every change, and every minute while nobody does.
struct Usage {
    bool used = true;

    friend bool operator==(const Usage&, const Usage&) = default;
};

/// Agent -> engine. The answer to Ping, with its id.
struct Pong {
    uint64_t id = 0;

    friend bool operator==(const Pong&, const Pong&) = default;
};

/// Engine -> agent. `peers`: the only addresses that may connect to the relay. `interface`: the guest's that leads to them;
/// "": none is known, and the relay stays closed.
struct Configure {
    Token token;
    std::vector<Address> peers;
    std::string interface;
    bool reportUsage = false; ///< optional
    Token proof {};           ///< the agent's relay shows it to the host, as the host shows `token`
    std::vector<PortKey> chosenPorts {}; ///< whose listeners are left out last; optional
    std::optional<Address> address {}; ///< of the interface, for the relay; nothing: the first one that can be dialled

    friend bool operator==(const Configure&, const Configure&) = default;
};

/// Engine -> agent. The whole set of denied ports; replaces the previous set. The error of a port may be missing: EACCES.
struct Deny {
    std::vector<DeniedPort> ports;

    friend bool operator==(const Deny&, const Deny&) = default;
};

/// Engine -> agent. The whole set of services to steer connections to; replaces the previous set. The agent ignores
/// services that it cannot steer to.
struct SteeringRequest {
    static constexpr uint16_t usualRendezvousPorts = 16;
    static constexpr uint16_t mostRendezvousPorts = 256; ///< the agent gives no service more
    /// A service and how many ports should lead to it. The agent gives fewer where there is no room.
    struct Service {
        ServiceAddress service;
        uint16_t ports = usualRendezvousPorts;

        friend bool operator==(const Service&, const Service&) = default;
    };
    uint64_t id = 0; ///< greater than those before; the status that answers it names it
    std::vector<Service> services;

    friend bool operator==(const SteeringRequest&, const SteeringRequest&) = default;
};

/// Engine -> agent. Source ports that the host has bound. Each may connect once to a rendezvous port, within `seconds`.
/// A port that is listed again gets a new ticket, which replaces the old one. No ticket lives longer than ticketLifetime.
struct Tickets {
    uint64_t id = 0;
    Address host; ///< the address that they are bound to; one of the `peers`
    uint16_t seconds = 0;
    std::vector<uint16_t> ports;

    friend bool operator==(const Tickets&, const Tickets&) = default;
};
inline constexpr std::chrono::seconds ticketLifetime { 30 };

/// Engine -> agent, every few seconds. After the first ping, an agent that gets none for longestSilence exits as if its
/// stdin had ended (it checks every sixth of that time). So no agent outlives an engine that is frozen, or that may not
/// kill an agent with more privileges than its own.
struct Ping {
    uint64_t id = 0;

    friend bool operator==(const Ping&, const Ping&) = default;
};
inline constexpr std::chrono::seconds longestSilence { 60 };

using AgentMessage
    = std::variant<Hello, Interfaces, Listeners, RelayEndpoint, SteeringStatus, Admitted, Refused, Problem, Usage, Pong>;
using EngineMessage = std::variant<Configure, Deny, SteeringRequest, Tickets, Ping>;

/// One line without the line end.
[[nodiscard]] std::string encode(const AgentMessage& message);
[[nodiscard]] std::string encode(const EngineMessage& message);
/// Errors: InvalidInput for anything else (not JSON, a missing key, a number out of range).
[[nodiscard]] Result<AgentMessage> decodeAgentMessage(std::string_view line);
[[nodiscard]] Result<EngineMessage> decodeEngineMessage(std::string_view line);

/// "EACCES", "EPERM", "EADDRINUSE", "none"; used on the wire and by `portolan status`.
[[nodiscard]] std::string_view toString(Refusal refusal);
/// "events", "polling".
[[nodiscard]] std::string_view toString(Detection detection);
/// "off", "trial", "ready".
[[nodiscard]] std::string_view toString(SteeringStatus::Stage stage);

} // namespace portolan::protocol

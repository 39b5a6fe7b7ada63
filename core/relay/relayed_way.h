// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/relay/agent_dial.h"
#include "core/relay/way.h"

#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>

namespace portolan {

/// The way through the agent: dials the agent's relay over the virtual switch, and the agent connects to the service.
class RelayedWay final : public Way, public std::enable_shared_from_this<RelayedWay>
{
public:
    explicit RelayedWay(asio::io_context& context);

    /// For connections that are made from now on; nothing: the way is closed. Cancels probes, so that an agent whose relay moves all
    /// the time costs one socket at most.
    void setRoute(const std::optional<AgentRoute>& route);
    /// Called for each connection that could not dial the agent or got no answer, with the errors of probe(), and for each
    /// that still waits after half a second, with Unreachable. Not called when the guest's service refused, nor for want of
    /// descriptors on the host.
    void setDialFailureHandler(std::function<void(const Error&)> handler);
    /// Dials the agent, shows the token and asks for nothing. Calls `done` once, within five seconds, unless the way is
    /// closed or gets another route before: Unreachable, NoRoute, HostUnreachable, Refused (no agent there), NotAvailable (the
    /// source address is not this host's), PermissionDenied (the agent knows another token or peer, or it is not the agent; with
    /// an osError, this system forbids the dial).
    void probe(std::function<void(Result<Done>)> done);

    [[nodiscard]] WayKind kind() const override { return WayKind::Relayed; }
    [[nodiscard]] Leads leadsTo(const Request&) const override { return m_route ? Leads::Yes : Leads::No; }
    [[nodiscard]] std::shared_ptr<Attempt> attempt(const Request& request) override;
    void close() override;

private:
    class DialAttempt;
    void dropProbes();
    [[nodiscard]] Attempt::Outcome outcomeOf(AgentDial::Outcome outcome) const;
    void tellFailure(const Error& error) const;

    asio::io_context& m_context;
    std::optional<AgentRoute> m_route;
    unsigned m_turn = 0; ///< among the agent's ports
    std::function<void(const Error&)> m_dialFailureHandler;
    std::unordered_set<std::shared_ptr<AgentDial>> m_probes;
};

} // namespace portolan

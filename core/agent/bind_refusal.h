// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/descriptor_watch.h"
#include "core/agent/paced_refusals.h"
#include "core/agent/port_holder.h"
#include "core/agent/refused_attempts.h"
#include "core/kernel/bind_refusal_program.h"
#include "core/kernel/system_facts.h"
#include "core/protocol/messages.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace portolan {

/// How to refuse binds. Automatic: the best way that works here.
enum class RefusalChoice { Automatic, Eacces, Eperm, Eaddrinuse, None };

/// Denies guest programs the ports that the host uses, and reports refused programs. Finds out what works by trying, not by
/// the kernel's version. If no BPF program can be loaded, the agent holds the ports itself; refused programs are then
/// unknown, and all other loopback addresses are denied, too. Runs on the agent's loop; owned by the agent.
class BindRefusal
{
public:
    struct Handlers {
        std::function<void(const protocol::Refused&)> refused; ///< on the loop; see PacedRefusals
        std::function<void(const Error&)> failed; ///< a port cannot be denied; also called within setDenied()
    };
    BindRefusal(asio::io_context& loop, Handlers handlers);

    /// Call once. The results are refusal() and problem(). `cgroup`: what openCgroupRoot() returned.
    void start(RefusalChoice choice, const Result<UniqueFd>& cgroup);
    [[nodiscard]] protocol::Refusal refusal() const { return m_refusal; }
    /// Why refusal() is not EACCES, which stands for the error of the user's choice, in sentences; else "".
    [[nodiscard]] const std::string& problem() const { return m_problem; }

    /// The addresses of the interface to the host. Ports are denied on these, and on wildcard and loopback addresses.
    void setAddresses(const std::vector<InterfaceAddress>& addresses);
    /// Replaces the previous set.
    void setDenied(const std::vector<DeniedPort>& ports);

private:
    void startProgram(RefusalChoice choice, const Result<UniqueFd>& cgroup);
    [[nodiscard]] Result<Done> tryFeatures(const BindRefusalProgram::Features& features, const UniqueFd& cgroup);
    void takeEvents();
    void handle(const bind_refusal_event& event);
    void tellLater();
    [[nodiscard]] Process processOf(const bind_refusal_event& event);
    [[nodiscard]] uint32_t search(const bind_refusal_event& event);

    Handlers m_handlers;
    std::unique_ptr<BindRefusalProgram> m_program; ///< null: the kernel refuses nothing
    PortHolder m_holder;                           ///< used if the kernel refuses nothing
    DescriptorWatch m_events;
    asio::steady_timer m_pause;
    bool m_seesKernelPids = seesKernelPids();
    protocol::Refusal m_refusal = protocol::Refusal::None;
    std::string m_problem;
    std::map<uint16_t, uint8_t> m_denied;
    RefusedAttempts m_attempts;
    PacedRefusals m_paced;
    asio::steady_timer m_untold;
    bool m_waitsToTell = false; ///< m_untold is set
    std::chrono::steady_clock::time_point m_nextSearch;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/descriptor_watch.h"
#include "core/kernel/bind_refusal_program.h"
#include "core/agent/port_holder.h"
#include "core/agent/refused_attempts.h"
#include "core/kernel/system_facts.h"
#include "core/protocol/messages.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// Which way of refusing binds to take. Automatic: the best that this machine can do.
enum class RefusalChoice { Automatic, Eacces, Eperm, Eaddrinuse, None };

/// "auto", "EACCES", "EPERM", "EADDRINUSE", "none".
[[nodiscard]] std::optional<RefusalChoice> parseRefusalChoice(std::string_view text);

/// Refuses guest programs the ports that the host uses, and tells whom it refused. It decides what this machine can do
/// by trying, never by the version of the kernel. Where nothing can be loaded into the kernel the agent holds the ports
/// itself; then nobody tells whom that kept out, and other addresses of the loopback network are refused as well. Runs
/// on the loop it is given; owned by the agent.
class BindRefusal
{
public:
    struct Handlers {
        std::function<void(const protocol::Refused&)> refused; ///< on the loop, once for each attempt of a program
        std::function<void(const Error&)> failed;              ///< a port cannot be refused; also from setDenied()
    };
    BindRefusal(asio::io_context& loop, Handlers handlers);

    /// To be called once. What came of it, `refusal()` and `problem()` say.
    void start(RefusalChoice choice);
    [[nodiscard]] protocol::Refusal refusal() const { return m_refusal; }
    /// Why it is not EACCES, as a sentence; else "".
    [[nodiscard]] const std::string& problem() const { return m_problem; }

    /// The addresses that ports are denied on, beside the wildcard and loopback ones: those of the interface to the
    /// host.
    void setAddresses(const std::vector<InterfaceAddress>& addresses);
    /// Replaces the set before.
    void setDenied(const std::vector<DeniedPort>& ports);

private:
    void startProgram(RefusalChoice choice);
    [[nodiscard]] Result<Done> tryFeatures(const BindRefusalProgram::Features& features, const UniqueFd& cgroup);
    [[nodiscard]] Result<Done> follow();
    void wait();
    void takeEvents();
    void handle(const bind_refusal_event& event);
    [[nodiscard]] Process processOf(const bind_refusal_event& event);
    [[nodiscard]] uint32_t search(const bind_refusal_event& event);

    Handlers m_handlers;
    std::unique_ptr<BindRefusalProgram> m_program; ///< none: the kernel refuses nothing
    PortHolder m_holder;                           ///< of use where the kernel refuses nothing
    DescriptorWatch m_events;
    asio::steady_timer m_pause;
    PidNamespace m_pidNamespace;
    protocol::Refusal m_refusal = protocol::Refusal::None;
    std::string m_problem;
    std::map<uint16_t, uint8_t> m_denied;
    RefusedAttempts m_attempts;
    std::chrono::steady_clock::time_point m_nextSearch;
};

} // namespace portolan

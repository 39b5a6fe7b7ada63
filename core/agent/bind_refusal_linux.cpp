// SPDX-License-Identifier: MIT
#include "core/agent/bind_refusal.h"

#include "core/agent/cgroup_root.h"
#include "core/agent/socket_holder.h"
#include "core/agent/thread_name.h"
#include "core/listeners/process_name.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

#include <unistd.h>

namespace portolan {

namespace {

using namespace std::chrono_literals;
using Features = BindRefusalProgram::Features;

// A program that tries again and again without a pause must not keep the agent from everything else.
constexpr size_t eventsAtOnce = 64;
constexpr auto pauseAfterMany = 20ms;

constexpr int searchCostFactor = 10;

std::string_view threadOf(const bind_refusal_event& event)
{
    return { event.name, ::strnlen(event.name, sizeof(event.name)) };
}

Address addressOf(const bind_refusal_event& event)
{
    if (event.family == 4) {
        asio::ip::address_v4::bytes_type bytes;
        std::memcpy(bytes.data(), event.address, bytes.size());
        return asio::ip::address_v4(bytes);
    }
    asio::ip::address_v6::bytes_type bytes;
    std::memcpy(bytes.data(), event.address, bytes.size());
    return unmapped(asio::ip::address_v6(bytes));
}

/// Why the program could not be loaded, for people. The kernel's error alone misleads: it answers EINVAL to a missing
/// privilege.
std::string explain(const Error& error)
{
    if (!mayLoadKernelPrograms())
        return "The agent may not load programs into the kernel. It needs to run as root, or with the capabilities "
               "CAP_BPF, CAP_PERFMON and CAP_NET_ADMIN.";
    if (error.code == ErrorCode::PermissionDenied)
        return "The guest's system does not let the agent load programs into the kernel although it has the privilege, "
               "as in some containers ("
            + error.context + ").";
    return "The guest's kernel " + kernelRelease()
        + " cannot refuse binds. Linux 5.8 or later with BPF for cgroups can (" + error.context + ").";
}

} // namespace

std::optional<RefusalChoice> parseRefusalChoice(std::string_view text)
{
    if (text == "auto")
        return RefusalChoice::Automatic;
    if (text == "EACCES")
        return RefusalChoice::Eacces;
    if (text == "EPERM")
        return RefusalChoice::Eperm;
    if (text == "none")
        return RefusalChoice::None;
    return std::nullopt;
}

BindRefusal::BindRefusal(asio::io_context& loop, std::function<void(const protocol::Refused&)> refused)
    : m_refused(std::move(refused))
    , m_events(loop)
    , m_pause(loop)
    , m_pidNamespace(pidNamespace())
{
}

void BindRefusal::start(RefusalChoice choice)
{
    if (choice == RefusalChoice::None) {
        m_problem = "Refusing binds is switched off (--refusal=none).";
        return;
    }
    const Result<UniqueFd> cgroup = openCgroupRoot();
    if (!cgroup) {
        m_problem = mayLoadKernelPrograms() ? "Binds cannot be refused: " + cgroup.error().context + "."
                                            : explain(cgroup.error());
        return;
    }
    const bool foreignNumbers = !m_pidNamespace.initial;
    std::vector<Features> rungs;
    if (choice != RefusalChoice::Eperm) {
        if (foreignNumbers)
            rungs.push_back({ true, true });
        rungs.push_back({ true, false });
    }
    if (choice != RefusalChoice::Eacces)
        rungs.push_back({ false, false });

    for (const Features& features : rungs) {
        const Result<Done> done = tryFeatures(features, cgroup.value());
        if (!done) {
            m_problem = explain(done.error());
            continue;
        }
        m_refusal = features.chooseError ? protocol::Refusal::Eacces : protocol::Refusal::Eperm;
        m_problem.clear();
        if (!features.chooseError)
            m_problem = choice == RefusalChoice::Eperm ? "Refusing with EPERM was asked for (--refusal=EPERM)."
                                                       : "The guest's kernel " + kernelRelease()
                    + " cannot choose the error of a refused bind: programs see EPERM instead of EACCES. Linux 5.18 "
                      "can.";
        return;
    }
}

Result<Done> BindRefusal::tryFeatures(const Features& features, const UniqueFd& cgroup)
{
    m_program = std::make_unique<BindRefusalProgram>();
    Result<Done> done = m_program->load(features, cgroup);
    if (done)
        done = follow();
    if (!done)
        m_program.reset();
    return done;
}

Result<Done> BindRefusal::follow()
{
    UniqueFd events(::dup(m_program->eventsDescriptor()));
    if (!events)
        return systemError(errno, "Cannot wait for the events of the program that refuses binds");
    asio::error_code error;
    m_events.assign(events.fd(), error);
    if (error)
        return systemError(error.value(), "Cannot wait for the events of the program that refuses binds");
    (void)events.release(); // m_events owns it now
    wait();
    return Done {};
}

void BindRefusal::wait()
{
    m_events.async_wait(asio::posix::stream_descriptor::wait_read, [this](const asio::error_code& error) {
        if (!error)
            takeEvents();
    });
}

void BindRefusal::takeEvents()
{
    const size_t taken
        = m_program->takeEvents(eventsAtOnce, [this](const bind_refusal_event& event) { handle(event); });
    if (taken < eventsAtOnce) {
        wait();
        return;
    }
    m_pause.expires_after(pauseAfterMany);
    m_pause.async_wait([this](const asio::error_code& error) {
        if (!error)
            takeEvents();
    });
}

void BindRefusal::handle(const bind_refusal_event& event)
{
    const auto family = event.family == 4 ? RefusedAttempts::Family::V4 : RefusedAttempts::Family::V6;
    if (m_attempts.begins(event.process, event.port, family, std::chrono::nanoseconds(event.time)))
        m_refused({ event.port, addressOf(event), processOf(event) });
}

/// The process may end any moment: its executable is read first of all.
Process BindRefusal::processOf(const bind_refusal_event& event)
{
    Process process;
    process.pid = m_pidNamespace.initial ? event.process : event.local_process;
    if (process.pid == 0)
        process.pid = search(event);
    if (process.pid != 0)
        process.name = executableName(process.pid);
    if (process.name.empty() && !looksLikeThreadName(threadOf(event)))
        process.name = threadOf(event);
    return process;
}

/// Where the kernel cannot translate its process numbers for us: look for who has the socket open. A program that tries
/// without end must not keep the agent searching.
uint32_t BindRefusal::search(const bind_refusal_event& event)
{
    const auto started = std::chrono::steady_clock::now();
    if (started < m_nextSearch)
        return 0;
    const uint32_t found = findSocketHolder(event.socket, threadOf(event));
    const auto ended = std::chrono::steady_clock::now();
    m_nextSearch = ended + (ended - started) * searchCostFactor;
    return found;
}

void BindRefusal::setAddresses(const std::vector<InterfaceAddress>& addresses)
{
    if (!m_program)
        return;
    bind_refusal_addresses known {};
    for (const InterfaceAddress& each : addresses) {
        if (each.address.is_v4() && known.v4_count < BIND_REFUSAL_ADDRESSES) {
            const auto bytes = each.address.to_v4().to_bytes();
            std::memcpy(&known.v4[known.v4_count++], bytes.data(), bytes.size());
        } else if (each.address.is_v6() && known.v6_count < BIND_REFUSAL_ADDRESSES) {
            const auto bytes = each.address.to_v6().to_bytes();
            std::memcpy(known.v6[known.v6_count++], bytes.data(), bytes.size());
        }
    }
    m_program->setAddresses(known);
}

void BindRefusal::setDenied(const std::vector<protocol::DeniedPort>& ports)
{
    if (!m_program)
        return;
    std::map<uint16_t, uint8_t> denied;
    for (const protocol::DeniedPort& each : ports)
        denied[each.port] = each.wholeLoopback ? BIND_REFUSAL_DENY_WHOLE_LOOPBACK : BIND_REFUSAL_DENY;
    for (const auto& [port, denial] : m_denied) {
        if (!denied.contains(port))
            m_program->setPort(port, BIND_REFUSAL_PASS);
    }
    for (const auto& [port, denial] : denied) {
        const auto before = m_denied.find(port);
        if (before == m_denied.end() || before->second != denial)
            m_program->setPort(port, denial);
    }
    m_denied = std::move(denied);
}

} // namespace portolan

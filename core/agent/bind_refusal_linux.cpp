// SPDX-License-Identifier: MIT
#include "core/agent/bind_refusal.h"

#include "core/agent/kernel_problem.h"
#include "core/agent/process_of_event.h"
#include "core/base/address_bytes.h"
#include "core/net/call_after.h"

#include <cerrno>
#include <cstring>
#include <set>

#include <unistd.h>

namespace portolan {

namespace {

using namespace std::chrono_literals;
using Features = BindRefusalProgram::Features;

// A program that tries to bind in a loop must not block the agent.
constexpr size_t manyEvents = 64;
constexpr size_t eventsAtOnce = 1024; // as many as wait in the kernel, which drops more
constexpr auto pauseAfterMany = 20ms;

constexpr int searchCostFactor = 10;

uint8_t denialOf(const DeniedPort& port)
{
    return BIND_REFUSAL_DENY | (port.wholeLoopback ? BIND_REFUSAL_WHOLE_LOOPBACK : 0)
        | (port.error == RefusalError::Eaddrinuse ? BIND_REFUSAL_IN_USE : 0);
}

protocol::Refusal errorOf(const bind_refusal_event& event)
{
    switch (event.error) {
    case EPERM: return protocol::Refusal::Eperm;
    case EADDRINUSE: return protocol::Refusal::Eaddrinuse;
    default: return protocol::Refusal::Eacces;
    }
}

} // namespace

BindRefusal::BindRefusal(asio::io_context& loop, Handlers handlers)
    : m_handlers(std::move(handlers))
    , m_holder(loop, m_handlers.failed)
    , m_events(loop)
    , m_pause(loop)
    , m_untold(loop)
{
}

void BindRefusal::start(RefusalChoice choice, const Result<UniqueFd>& cgroup)
{
    if (choice == RefusalChoice::None) {
        m_problem = "Refusing binds is switched off (--refusal=none).";
        return;
    }
    if (choice == RefusalChoice::Eaddrinuse)
        m_problem = "Refusing with EADDRINUSE was requested (--refusal=EADDRINUSE).";
    else
        startProgram(choice, cgroup);
    if (m_program || choice == RefusalChoice::Eacces || choice == RefusalChoice::Eperm)
        return;
    m_refusal = protocol::Refusal::Eaddrinuse;
    m_problem
        += " The agent holds the ports itself instead: programs see EADDRINUSE in any case, and refused programs are not "
           "reported.";
}

void BindRefusal::startProgram(RefusalChoice choice, const Result<UniqueFd>& cgroup)
{
    if (!cgroup) {
        m_problem = explainCgroupProblem(cgroup.error(), "Binds cannot be refused");
        return;
    }
    std::vector<Features> rungs;
    if (choice != RefusalChoice::Eperm) {
        if (!m_seesKernelPids)
            rungs.push_back({ true, true });
        rungs.push_back({ true, false });
    }
    if (choice != RefusalChoice::Eacces)
        rungs.push_back({ false, false });

    for (const Features& features : rungs) {
        const Result<Done> done = tryFeatures(features, cgroup.value());
        if (!done) {
            m_problem = explainKernelProblem(done.error(), "refuse binds");
            continue;
        }
        m_refusal = features.chooseError ? protocol::Refusal::Eacces : protocol::Refusal::Eperm;
        m_problem.clear();
        if (!features.chooseError)
            m_problem = choice == RefusalChoice::Eperm ? "Refusing with EPERM was requested (--refusal=EPERM)."
                                                       : "The guest's kernel " + kernelRelease()
                    + " cannot choose the error of a refused bind: programs see EPERM. This needs Linux 5.18.";
        return;
    }
}

Result<Done> BindRefusal::tryFeatures(const Features& features, const UniqueFd& cgroup)
{
    m_program = std::make_unique<BindRefusalProgram>();
    Result<Done> done = m_program->load(features, cgroup);
    if (done)
        done = m_events.open(UniqueFd(::dup(m_program->eventsDescriptor())),
            "Cannot wait for the events of the program that refuses binds", [this] { takeEvents(); });
    if (!done)
        m_program.reset();
    return done;
}

void BindRefusal::takeEvents()
{
    const size_t taken
        = m_program->takeEvents(eventsAtOnce, [this](const bind_refusal_event& event) { handle(event); });
    if (taken < manyEvents)
        m_events.wait();
    else
        callAfter(m_pause, pauseAfterMany, [this] { takeEvents(); });
}

void BindRefusal::handle(const bind_refusal_event& event)
{
    const auto family = event.family == 4 ? RefusedAttempts::Family::V4 : RefusedAttempts::Family::V6;
    const std::chrono::nanoseconds time(event.time);
    if (!m_attempts.begins(event.process, event.port, family, time))
        return;
    const PacedRefusals::Attempt attempt { event.port, unmapped(addressOf(event)), event.process, time, errorOf(event) };
    for (const protocol::Refused& each : m_paced.add(attempt, [&] { return processOf(event); }))
        m_handlers.refused(each);
    tellLater();
}

/// Tells of the attempts that wait, when they are due. The kernel's events have the time of this clock.
void BindRefusal::tellLater()
{
    const auto due = m_waitsToTell ? std::nullopt : m_paced.nextDue();
    if (!due)
        return;
    m_waitsToTell = true; // a program in a loop comes here thousands of times before the timer does
    const auto now = [] { return std::chrono::steady_clock::now().time_since_epoch(); };
    callAfter(m_untold, *due - now(), [this, now] {
        m_waitsToTell = false;
        for (const protocol::Refused& each : m_paced.takeDue(now()))
            m_handlers.refused(each);
        tellLater();
    });
}

Process BindRefusal::processOf(const bind_refusal_event& event)
{
    uint32_t pid = m_seesKernelPids ? event.process : event.local_process;
    if (pid == 0)
        pid = search(event);
    return processOfEvent(pid, threadOf(event));
}

/// For kernels that cannot translate pids: looks for the process that has the socket open. Limited, because a program may
/// try in a loop.
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
        const std::vector<uint8_t> bytes = bytesOf(each.address);
        if (each.address.is_v4() && known.v4_count < BIND_REFUSAL_ADDRESSES)
            std::memcpy(&known.v4[known.v4_count++], bytes.data(), bytes.size());
        else if (each.address.is_v6() && known.v6_count < BIND_REFUSAL_ADDRESSES)
            std::memcpy(known.v6[known.v6_count++], bytes.data(), bytes.size());
    }
    m_program->setAddresses(known);
}

void BindRefusal::setDenied(const std::vector<DeniedPort>& ports)
{
    if (m_refusal == protocol::Refusal::Eaddrinuse) {
        std::set<uint16_t> held;
        for (const DeniedPort& each : ports)
            held.insert(each.port.number);
        m_holder.hold(std::move(held));
    }
    if (!m_program)
        return;
    std::map<uint16_t, uint8_t> denied;
    for (const DeniedPort& each : ports)
        denied[each.port.number] = denialOf(each);
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

// SPDX-License-Identifier: MIT
#include "tests/system/kernels/driven_agent.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace portolan::kernels {

using Clock = std::chrono::steady_clock;

DrivenAgent::DrivenAgent(const std::string& program, const std::vector<std::string>& arguments)
{
    std::array<int, 2> input {};
    std::array<int, 2> output {};
    if (::pipe2(input.data(), O_CLOEXEC) != 0 || ::pipe2(output.data(), O_CLOEXEC) != 0)
        return;
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(input[0], STDIN_FILENO);
        ::dup2(output[1], STDOUT_FILENO);
        std::vector<char*> words { const_cast<char*>(program.c_str()) };
        for (const std::string& argument : arguments)
            words.push_back(const_cast<char*>(argument.c_str()));
        words.push_back(nullptr);
        ::execv(program.c_str(), words.data());
        ::_exit(127);
    }
    ::close(input[0]);
    ::close(output[1]);
    m_input.reset(input[1]);
    m_output.reset(output[0]);
}

DrivenAgent::~DrivenAgent() { kill(); }

void DrivenAgent::kill()
{
    if (m_pid <= 0)
        return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

void DrivenAgent::send(const protocol::EngineMessage& message)
{
    const std::string line = protocol::encode(message) + '\n';
    if (::write(m_input.fd(), line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        m_problems.emplace_back("cannot write to the agent");
}

bool DrivenAgent::waitUntil(const std::function<bool()>& condition, int milliseconds)
{
    const Clock::time_point end = Clock::now() + std::chrono::milliseconds(milliseconds);
    while (!condition()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (left <= 0)
            return false;
        // The condition may depend on something other than the agent's output, even after the agent ended its output.
        pollfd waiting { m_output.fd(), POLLIN, 0 };
        if (::poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 20))) <= 0)
            continue;
        std::array<char, 65536> buffer;
        const ssize_t size = ::read(m_output.fd(), buffer.data(), buffer.size());
        if (size <= 0) {
            m_output.reset(); // poll() ignores -1
            continue;
        }
        if (!m_lines.append({ buffer.data(), static_cast<size_t>(size) }))
            return false;
        while (const std::optional<std::string> line = m_lines.next())
            takeIn(*line);
    }
    return true;
}

void DrivenAgent::takeIn(const std::string& line)
{
    const Result<protocol::AgentMessage> message = protocol::decodeAgentMessage(line);
    if (!message) {
        m_problems.push_back("said what is no message: " + line);
        return;
    }
    if (const auto* hello = std::get_if<protocol::Hello>(&message.value())) {
        m_hello = *hello;
    } else if (const auto* changes = std::get_if<protocol::Listeners>(&message.value())) {
        m_toldListeners = true;
        if (changes->reset)
            m_listeners.clear();
        for (const uint64_t id : changes->removed)
            m_listeners.erase(id);
        for (const GuestListener& each : changes->added)
            m_listeners[each.id] = each;
    } else if (const auto* steering = std::get_if<protocol::SteeringStatus>(&message.value())) {
        m_steering = *steering;
    } else if (const auto* tickets = std::get_if<protocol::Admitted>(&message.value())) {
        m_admitted = tickets->id;
    } else if (const auto* refused = std::get_if<protocol::Refused>(&message.value())) {
        m_refused.push_back(*refused);
    } else if (const auto* problem = std::get_if<protocol::Problem>(&message.value())) {
        m_problems.push_back(problem->text);
    }
}

size_t DrivenAgent::count(uint16_t port) const
{
    return static_cast<size_t>(
        std::ranges::count_if(m_listeners, [port](const auto& entry) { return entry.second.port.number == port; }));
}

const GuestListener* DrivenAgent::listener(uint16_t port) const
{
    const auto found
        = std::ranges::find_if(m_listeners, [port](const auto& entry) { return entry.second.port.number == port; });
    return found == m_listeners.end() ? nullptr : &found->second;
}

} // namespace portolan::kernels

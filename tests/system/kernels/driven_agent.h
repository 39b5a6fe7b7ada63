// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"
#include "core/protocol/line_reader.h"
#include "core/protocol/messages.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace portolan::kernels {

/// The agent, driven by lines as the engine drives it, but without Qt: this runs on a machine that has only a kernel.
class DrivenAgent
{
public:
    DrivenAgent(const std::string& program, const std::vector<std::string>& arguments);
    ~DrivenAgent();
    DrivenAgent(const DrivenAgent&) = delete;
    DrivenAgent& operator=(const DrivenAgent&) = delete;

    void send(const protocol::EngineMessage& message);
    /// Reads the agent's output until `condition` holds; false if it did not within `milliseconds`.
    bool waitUntil(const std::function<bool()>& condition, int milliseconds = 30000);
    /// Sends SIGKILL and waits for the end.
    void kill();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] const std::optional<protocol::Hello>& hello() const { return m_hello; }
    [[nodiscard]] bool toldListeners() const { return m_toldListeners; }
    /// How many listeners of a port the agent has reported.
    [[nodiscard]] size_t count(uint16_t port) const;
    [[nodiscard]] const GuestListener* listener(uint16_t port) const;
    [[nodiscard]] const protocol::SteeringStatus& steering() const { return m_steering; }
    /// The id of the last admitted tickets; 0 if none.
    [[nodiscard]] uint64_t admitted() const { return m_admitted; }
    [[nodiscard]] const std::vector<protocol::Refused>& refused() const { return m_refused; }
    /// The agent's error messages.
    [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }

private:
    void takeIn(const std::string& line);

    pid_t m_pid = -1;
    UniqueFd m_input;
    UniqueFd m_output;
    protocol::LineReader m_lines;
    std::optional<protocol::Hello> m_hello;
    bool m_toldListeners = false;
    std::map<uint64_t, GuestListener> m_listeners;
    protocol::SteeringStatus m_steering;
    uint64_t m_admitted = 0;
    std::vector<protocol::Refused> m_refused;
    std::vector<std::string> m_problems;
};

} // namespace portolan::kernels

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

/// The agent, driven by lines as the engine does it, without Qt: this runs in a machine that has a kernel and nothing else.
class DrivenAgent
{
public:
    DrivenAgent(const std::string& program, const std::vector<std::string>& arguments);
    ~DrivenAgent();
    DrivenAgent(const DrivenAgent&) = delete;
    DrivenAgent& operator=(const DrivenAgent&) = delete;

    void send(const protocol::EngineMessage& message);
    /// Takes in what the agent says until `condition` holds. False: it did not within `milliseconds`.
    bool waitUntil(const std::function<bool()>& condition, int milliseconds = 30000);
    /// By SIGKILL, and waits.
    void kill();

    [[nodiscard]] const std::optional<protocol::Hello>& hello() const { return m_hello; }
    [[nodiscard]] bool toldListeners() const { return m_toldListeners; }
    /// How many listeners of a port there are, as far as the agent has told.
    [[nodiscard]] size_t count(uint16_t port) const;
    [[nodiscard]] const GuestListener* listener(uint16_t port) const;
    [[nodiscard]] const protocol::Steering& steering() const { return m_steering; }
    /// The number of the tickets that were admitted last; 0: none were.
    [[nodiscard]] uint64_t admitted() const { return m_admitted; }
    [[nodiscard]] const std::vector<protocol::Refused>& refused() const { return m_refused; }
    /// What the agent could not do, in its words.
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
    protocol::Steering m_steering;
    uint64_t m_admitted = 0;
    std::vector<protocol::Refused> m_refused;
    std::vector<std::string> m_problems;
};

} // namespace portolan::kernels

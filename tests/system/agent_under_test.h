// SPDX-License-Identifier: MIT
#pragma once

#include "core/protocol/messages.h"
#include "tests/support/program.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace portolan::test {

/// The real agent, driven as the engine drives it: by lines on its standard input and output.
class AgentUnderTest
{
public:
    /// Starts it in the namespace of that name with `ip netns exec`, as the launcher does.
    explicit AgentUnderTest(const QString& networkNamespace, const QStringList& arguments = {});
    /// Starts it with the test's own command, which ends up as the agent.
    AgentUnderTest(const Place& place, const QString& program, const QStringList& arguments);

    [[nodiscard]] static QString path();

    void send(const protocol::EngineMessage& message);
    void sendLine(const QByteArray& line);
    /// Sends a configuration that admits the twin's host.
    void configure(const QString& interface = QStringLiteral("eth0"));
    void deny(const std::vector<DeniedPort>& ports);
    [[nodiscard]] Program& process() { return m_process; }

    /// Reads new output. All other queries call this first.
    void update();
    [[nodiscard]] const std::vector<protocol::AgentMessage>& messages();
    /// Lines that were not messages; should be empty.
    [[nodiscard]] QStringList broken();
    [[nodiscard]] std::optional<protocol::Hello> hello() { return last<protocol::Hello>(); }
    /// What it last said of that interface; nothing if there is none.
    [[nodiscard]] std::optional<protocol::Interface> interface(const std::string& name = "eth0");
    [[nodiscard]] std::optional<protocol::RelayEndpoint> relay() { return last<protocol::RelayEndpoint>(); }
    [[nodiscard]] std::optional<protocol::SteeringStatus> steering() { return last<protocol::SteeringStatus>(); }
    [[nodiscard]] std::vector<protocol::Admitted> admitted() { return all<protocol::Admitted>(); }
    [[nodiscard]] std::vector<protocol::Refused> refused() { return all<protocol::Refused>(); }
    [[nodiscard]] std::vector<protocol::Problem> problems() { return all<protocol::Problem>(); }
    [[nodiscard]] std::vector<protocol::Pong> pongs() { return all<protocol::Pong>(); }
    /// The listeners as an engine that followed all messages sees them, by id.
    [[nodiscard]] const std::map<uint64_t, GuestListener>& listeners();
    /// The listeners of a port.
    [[nodiscard]] std::vector<GuestListener> listenersOf(int port);
    /// Whether a listener of that port was ever reported.
    [[nodiscard]] bool everListened(int port);

private:
    template <typename Message> std::vector<Message> all()
    {
        std::vector<Message> found;
        for (const protocol::AgentMessage& message : messages()) {
            if (const auto* content = std::get_if<Message>(&message))
                found.push_back(*content);
        }
        return found;
    }
    template <typename Message> std::optional<Message> last()
    {
        const std::vector<Message> found = all<Message>();
        return found.empty() ? std::nullopt : std::optional(found.back());
    }

    Program m_process;
    qsizetype m_read = 0; ///< characters of the output that were read
    std::vector<protocol::AgentMessage> m_messages;
    std::map<uint64_t, GuestListener> m_listeners;
    QStringList m_broken;
};

} // namespace portolan::test

// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/agent_process.h"
#include "core/guest/guest_state.h"
#include "core/guest/launcher.h"
#include "core/protocol/messages.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace portolan {

/// What is known about the guest. Stays when the guest goes, so that its rows stay in the table.
struct GuestKnowledge {
    /// How a connected guest's agent is.
    enum class Agent {
        Answers,
        Silent,     ///< it runs and does not answer
        Restarting, ///< it ended and starts again; for five seconds at most
    };
    GuestState state = GuestState::Starting;
    Agent agent = Agent::Answers; ///< always, unless the state is Connected
    QString problem;      ///< a sentence for the user: why Failed, Stopped, Silent or Restarting
    bool resting = false; ///< Stopped because nobody uses the guest: see rest()
    std::optional<protocol::Hello> hello;
    std::vector<protocol::Interface> interfaces;
    std::optional<protocol::RelayEndpoint> relay; ///< where this agent's relay listens
    std::optional<protocol::SteeringStatus> steering; ///< what this agent last said about it
    protocol::Token token;                        ///< this agent's
    protocol::Token proof;                        ///< likewise
    std::map<uint64_t, GuestListener> listeners;
    bool truncated = false; ///< the guest has more of them
};

/// Keeps an agent running in the guest: starts it when the guest is there, restarts it at growing intervals when it ends, and
/// starts it again when the guest comes back. Lives on the engine's thread.
///
/// An agent may be hostile. One that breaks the protocol is dropped: the state is Failed, the problem says what was wrong, and the
/// next one starts after 10 seconds, or longer each time until the user retries or the guest restarts. The protocol is also broken
/// by answers that nobody asked for, and by an interface or a relay that changes more than 100 times in a second. Of the
/// problems that an agent reports, ten a second are passed on, and the others counted.
class GuestSession : public QObject
{
    Q_OBJECT

public:
    explicit GuestSession(std::unique_ptr<Launcher> launcher, QObject* parent = nullptr);
    /// Ends the agent and waits for it. Calls everything that waits in whenHeard().
    ~GuestSession() override;

    void start();
    /// Retries now what would be retried later or not at all.
    void retry();
    [[nodiscard]] const GuestKnowledge& knowledge() const { return m_knowledge; }

    /// The agent may be gone, for example because the computer slept: replaces it if it does not answer soon.
    void doubt();
    /// Whether to keep a guest running that would end by itself when nobody uses it. If not, unused() reports such a guest.
    void setKeptRunning(bool kept);
    /// Ends the agent so that a guest that nobody uses can end, until somebody uses it again.
    void rest();

    /// Sent to this agent and to every agent after it. This class fills in the rest.
    struct Configuration {
        std::vector<Address> peers {};
        std::string interface {};
        std::optional<Address> address {};
    };
    void configure(Configuration configuration);
    void choose(const std::set<PortKey>& ports);
    void deny(const std::vector<DeniedPort>& ports);
    /// Sent to this agent only.
    void say(const protocol::SteeringRequest& services);
    void say(const protocol::Tickets& tickets);
    /// Calls `done` when the agent has carried out everything that it was sent so far; at once if no agent answers.
    void whenHeard(std::function<void()> done);

signals:
    /// Something in knowledge() has changed.
    void changed();
    void refused(const portolan::protocol::Refused& refused);
    /// The agent has accepted the tickets with that number.
    void admitted(quint64 tickets);
    /// Something does not work; the rest goes on. Plain English.
    void problem(const QString& text);
    /// Nobody but our agent uses the guest; repeated every minute.
    void unused();
    /// The agent had ended and is back.
    void restarted();

private:
    void attach();
    void launch(const Command& command);
    void receive(const protocol::AgentMessage& message);
    void greet(const protocol::Hello& hello);
    void update(const protocol::Interfaces& interfaces);
    void update(const protocol::Listeners& changes);
    void firstWordsCame();
    void answered(uint64_t ping);
    void releaseWaiting();
    void sendConfiguration();
    void beat();
    void lost(const QString& text);
    void fail(const QString& text);
    void distrust(const QString& what);
    [[nodiscard]] bool movesTooOften();
    void reportProblem(const QString& text);
    void secondIsOver();
    void dropAgent();
    void scheduleRestart();
    void stop();
    [[nodiscard]] bool agentRuns() const;
    [[nodiscard]] bool agentRestarts() const;
    void setState(GuestState state, const QString& problem = {},
        GuestKnowledge::Agent agent = GuestKnowledge::Agent::Answers);

    std::unique_ptr<Launcher> m_launcher;
    AgentProcess* m_agent = nullptr; ///< a child object; replaced with every start
    bool m_preparing = false;
    bool m_wasUp = false; ///< an agent of this guest was connected before, so the next one is a restart
    int m_failures = 0;   ///< ends in a row without a longer life
    int m_breaches = 0;   ///< of the protocol, since the user or the guest had a say
    QElapsedTimer m_agentAge;
    bool m_doubted = false;         ///< until the agent answers
    int m_unanswered = 0;           ///< pings since the last pong
    bool m_keptRunning = false;
    QString m_warned;               ///< the last warning about a command
    bool m_asksForPassword = false; ///< the command that was started last
    bool m_addressesKnown = false;  ///< of this agent's guest; nothing is sent to the agent before
    bool m_listenersKnown = false;  ///< this agent has sent its whole list
    bool m_relayKnown = false;      ///< this agent has said where its relay is, or that there is none
    QTimer m_restartTimer;
    QTimer m_helloTimer;
    QTimer m_graceTimer;
    QTimer m_heartbeat;
    QTimer m_second; ///< runs from the first problem or move on that is counted in these two:
    int m_problems = 0;
    int m_moves = 0;
    uint64_t m_ping = 0;
    uint64_t m_ponged = 0;   ///< the last ping that was answered
    uint64_t m_tickets = 0;  ///< the last ones that this agent was sent; they are numbered in ascending order
    uint64_t m_admitted = 0; ///< the last ones that it has accepted
    std::map<uint64_t, std::function<void()>> m_waiting; ///< for the pong of that number
    GuestKnowledge m_knowledge;
    uint64_t m_earlierOrders = 0; ///< listeners of this agent are younger than those that have such an order
    std::optional<std::map<uint64_t, GuestListener>> m_incomplete; ///< while a list comes in several lines
    protocol::Configure m_configuration;
    protocol::Deny m_denied;
};

} // namespace portolan

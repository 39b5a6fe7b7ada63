// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/agent_process.h"
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
#include <vector>

namespace portolan {

/// What is known of the guest. Kept when the guest goes: its rows stay in the table.
struct GuestKnowledge {
    enum class Link {
        Starting,     ///< the agent has not said all of its first words yet
        Up,           ///< the agent answers
        Reconnecting, ///< it ended, and is being started again; for five seconds at most
        Silent,       ///< it runs and does not answer
        Down,         ///< it cannot be started: see `problem`
        Stopped,      ///< there is no guest
    };
    Link link = Link::Starting;
    QString problem;      ///< a sentence for the user, in Down and Stopped
    bool resting = false; ///< Stopped, as nobody uses the guest: see rest()
    std::optional<protocol::Hello> hello;
    protocol::Interface interface;
    std::optional<protocol::RelayEndpoint> relay; ///< where this agent's relay listens
    std::optional<protocol::SteeringStatus> steering;   ///< what this agent said of it
    protocol::Token token;                        ///< of this agent
    std::map<uint64_t, GuestListener> listeners;
};

/// Keeps an agent running in the guest: starts it when the guest is there, again when it ends (at growing intervals), and when
/// the guest was stopped and comes back. Lives on the engine's thread.
class GuestSession : public QObject
{
    Q_OBJECT

public:
    explicit GuestSession(std::unique_ptr<Launcher> launcher, QObject* parent = nullptr);
    /// Ends the agent and waits for it. Whoever waits in whenHeard() is told.
    ~GuestSession() override;

    void start();
    /// Tries at once what would be tried later, or no more.
    void retry();
    [[nodiscard]] const GuestKnowledge& knowledge() const { return m_knowledge; }

    /// The computer has slept, say: an agent that does not answer soon is replaced.
    void doubt();
    /// Whether a guest that ends by itself when nobody uses it is to be kept from that. Else unused() tells of such a guest.
    void setKeptRunning(bool kept);
    /// Lets go of a guest that nobody uses, until it is used again.
    void rest();

    /// What the agent is told now, and every agent after it. The token is this class' business.
    void configure(std::vector<Address> peers);
    void deny(const std::vector<DeniedPort>& ports);
    /// To the agent of now only.
    void say(const protocol::SteeringRequest& services);
    void say(const protocol::Tickets& tickets);
    /// Calls `done` when the agent has read and carried out all that it was told so far; at once where there is none that answers.
    void whenHeard(std::function<void()> done);

signals:
    /// Something in knowledge() is another than before.
    void changed();
    void refused(const portolan::protocol::Refused& refused);
    /// The agent knows the tickets of that number.
    void admitted(quint64 tickets);
    /// Something does not work and the rest goes on; plain English.
    void problem(const QString& text);
    /// Nobody but our agent uses the guest; said again every minute.
    void unused();
    /// The agent had ended and is back.
    void restarted();

private:
    void attach();
    void launch(const Command& command);
    void receive(const protocol::AgentMessage& message);
    void greet(const protocol::Hello& hello);
    void update(const protocol::Interface& interface);
    void update(const protocol::Listeners& changes);
    void firstWordsCame();
    void answered(uint64_t ping);
    void releaseWaiting();
    void sendConfiguration();
    void beat();
    void lost(const QString& text);
    void fail(const QString& text);
    void dropAgent();
    void scheduleRestart();
    void stop();
    void setLink(GuestKnowledge::Link link, const QString& problem = {});

    std::unique_ptr<Launcher> m_launcher;
    AgentProcess* m_agent = nullptr; ///< a child object; replaced with every start
    bool m_preparing = false;
    bool m_wasUp = false; ///< the guest's agent was up before, so that its return is a restart
    int m_failures = 0;   ///< ends in a row without a longer life
    QElapsedTimer m_agentAge;
    bool m_doubted = false;         ///< until the agent answers
    int m_unanswered = 0;           ///< pings, since the last pong
    bool m_keptRunning = false;
    bool m_asksForPassword = false; ///< the command that was started last
    bool m_addressesKnown = false;  ///< of this agent's guest; before, nothing is said to the agent
    bool m_listenersKnown = false;  ///< of this agent
    bool m_relayKnown = false;      ///< whether this agent has said where its relay is, or that there is none
    QTimer m_restartTimer;
    QTimer m_helloTimer;
    QTimer m_graceTimer;
    QTimer m_heartbeat;
    uint64_t m_ping = 0;
    std::map<uint64_t, std::function<void()>> m_waiting; ///< for the pong of that number
    GuestKnowledge m_knowledge;
    std::optional<std::map<uint64_t, GuestListener>> m_incomplete; ///< while a list comes in several lines
    protocol::Configure m_configuration;
    protocol::Deny m_denied;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/net/loop_thread.h"
#include "core/net/socket.h"
#include "core/relay/agent_dial.h"
#include "core/relay/relay_target.h"
#include "core/relay/steerer.h"
#include "core/relay/stream_pair.h"
#include "core/relay/traffic.h"

#include <memory>

namespace portolan {

/// One connection on the host, from the moment it is accepted: dials the service by way of the guest's kernel, or else
/// the agent, then relays. Whatever fails, the client gets a reset. Counts itself in its port's Traffic. Lives on the
/// relay thread, shared by its owner and its pending operations.
class MirroredConnection : public std::enable_shared_from_this<MirroredConnection>
{
public:
    class Owner
    {
    public:
        /// The connection is over; the owner lets go of it.
        virtual void ended(const std::shared_ptr<MirroredConnection>& connection) = 0;
        /// The agent was not reached or did not answer.
        virtual void dialFailed(const Error& error) = 0;

    protected:
        ~Owner() = default;
    };

    /// `steerer`: none for a client that is not to be steered.
    MirroredConnection(Owner& owner, LoopThread& thread, sockets::Socket client, const RelayTarget& target,
        std::shared_ptr<Traffic> traffic, std::shared_ptr<Steerer> steerer);
    ~MirroredConnection();
    MirroredConnection(const MirroredConnection&) = delete;
    MirroredConnection& operator=(const MirroredConnection&) = delete;

    void start();
    /// Resets both ends at once. The owner is not called any more.
    void abort();

private:
    void steer(bool clientHasSpoken);
    void waitForReset();
    void steered(SteeredDial::Outcome outcome, sockets::Socket service);
    void dialAgent();
    void dialled(AgentDial::Outcome outcome);
    void relay(sockets::Socket service, bool steered);
    void clientGone();
    void fail();
    void end();
    void stopCounting();

    Owner& m_owner;
    LoopThread& m_thread;
    RelayTarget m_target;
    std::shared_ptr<Traffic> m_traffic;
    std::shared_ptr<Steerer> m_steerer;
    sockets::Socket m_client; ///< until the pair has it
    std::shared_ptr<SteeredDial> m_steeredDial;
    bool m_steeringFailed = false;
    std::shared_ptr<AgentDial> m_dial;
    std::shared_ptr<StreamPair> m_pair;
    bool m_counted = true;
};

} // namespace portolan

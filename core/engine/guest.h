// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/guest_ways.h"
#include "core/engine/meeting.h"
#include "core/engine/snapshot.h"
#include "core/guest/guest_session.h"
#include "core/mirror/host_seniority.h"
#include "core/mirror/policy.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace portolan {

/// One guest and everything that belongs to it: the session with its agent, the ways to its services, the ports that it
/// listens on, which host programs came after them, and the binds that were refused. Collects facts and decides nothing.
/// Lives on the engine's thread, owned by the engine; another guest is another object.
class Guest : public QObject
{
    Q_OBJECT

public:
    /// `relayThread` carries the guest's connections and outlives this object. `remembered`: see HostSeniority.
    Guest(QString name, std::unique_ptr<Launcher> launcher, LoopThread& relayThread, PortOrder remembered = {});
    /// Closes the ways, ends the agent and waits for it.
    ~Guest() override;

    /// As given with --guest.
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] GuestSession& session() { return m_session; }
    [[nodiscard]] const GuestKnowledge& knowledge() const { return m_session.knowledge(); }

    /// Finds the interfaces by which host and guest are connected, and lets the ways follow. Tells the agent which of its own
    /// it is, and from where it will be dialled. Call it when addresses change on either side.
    void follow(const std::vector<Adapter>& adapters, const ChosenEnds& chosen);
    [[nodiscard]] const Meeting& meeting() const { return m_meeting; }
    [[nodiscard]] const GuestWays& ways() const { return m_ways; }
    /// Something hints that the guest is cut off: check the ways now.
    void doubtWays() { m_ways.doubt(); }

    /// The session's state; a guest whose ways have not been checked yet is still Starting.
    [[nodiscard]] GuestState state() const;
    /// Why no port of the guest can be served now: GuestStopped or GuestUnreachable. None: they can.
    [[nodiscard]] PortReason waiting() const;
    /// What is in the way where the reason is GuestUnreachable.
    [[nodiscard]] Obstacle obstacle() const;
    /// The guest's part of the facts for the policy.
    void describe(PolicyInput& input) const;

    /// Whether the guest listens on other ports than at the last notePorts().
    [[nodiscard]] bool portsChanged() const { return listeningPorts() != m_ports; }
    /// Takes the ports that the guest listens on now as known. Returns the new ones. Some may be older than this run.
    std::vector<PortKey> notePorts();
    /// The ports of host programs on localhost, as they are now. A new one is younger than the noted ports of the guest, and
    /// than sockets of the guest that the last run knew.
    void observeHost(const std::set<PortKey>& hostPorts, const HostSeniority::Holder& holder);
    /// Who was first, for the next run; nothing while the guest's listeners are not known.
    [[nodiscard]] std::optional<PortOrder> order(const HostSeniority::Holder& holder) const;

    /// By port: the refused binds that are worth a note in the table.
    [[nodiscard]] const std::map<PortKey, RefusedFact>& refusals() const { return m_refusals; }
    void dismissRefusal(PortKey port) { m_refusals.erase(port); }
    /// Drops those whose port the guest may bind now, because it is free or the user decided so.
    void dropSettledRefusals(const PolicyOutput& decided);
    struct NewRefusal {
        PortKey port;
        ProcessFact process;
        QString error; ///< as in RefusedFact
    };
    /// Those since the last call, each program once, whatever became of their ports meanwhile.
    [[nodiscard]] std::vector<NewRefusal> takeNewRefusals() { return std::exchange(m_newRefusals, {}); }

signals:
    /// Facts for the policy have changed.
    void changed();
    /// A port whose refusals are known already was refused again; the policy has nothing to decide.
    void refusedAgain();

private:
    [[nodiscard]] std::set<PortKey> listeningPorts() const;
    void recognize();
    void refused(const protocol::Refused& refused);

    QString m_name;
    GuestSession m_session;
    GuestWays m_ways; ///< ends before the session, with which it speaks
    Meeting m_meeting;
    std::set<PortKey> m_ports; ///< at the last notePorts()
    HostSeniority m_seniority;
    std::map<PortKey, RefusedFact> m_refusals;
    std::vector<NewRefusal> m_newRefusals;
    QElapsedTimer m_second; ///< in which so many were noted
    size_t m_toldInSecond = 0;
};

} // namespace portolan

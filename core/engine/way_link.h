// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "core/guest/guest_session.h"
#include "core/relay/agent_dial.h"
#include "core/relay/way.h"

#include <QObject>

#include <memory>
#include <optional>

namespace portolan {

/// Why something does not work.
struct Obstacle {
    GuestObstacle kind = GuestObstacle::None;
    QString name {}; ///< of the interface or adapter that it is about
    QString text {}; ///< plain English, for the inside of a sentence
    std::optional<DialFact> dial {}; ///< what was tried, for NotDialled

    friend bool operator==(const Obstacle&, const Obstacle&) = default;
};

/// What a way can do now.
struct WayState {
    WayKind kind = WayKind::Relayed;
    Obstacle obstacle {}; ///< none: the way works

    [[nodiscard]] bool works() const { return obstacle.kind == GuestObstacle::None; }
};

/// What is known of the guest that concerns the ways.
struct WayFacts {
    GuestSession& session;
    /// Over the virtual switch. Nothing, and then the obstacle says why, when the switch cannot be used.
    std::optional<AgentRoute> route {};
    Obstacle switchObstacle {};
};

/// The half of a way that lives on the engine's thread: follows what is known of the guest, tells it to the half on the relay
/// thread, and says what stands in the way. Owned by GuestWays, which closes the other half before this ends.
class WayLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The half on the relay thread.
    [[nodiscard]] virtual std::shared_ptr<Way> way() const = 0;
    virtual void follow(const WayFacts& facts) = 0;
    /// Something hints that the way is cut: check now.
    virtual void doubt() { }
    /// Whether it was checked yet, or there is nothing to check.
    [[nodiscard]] virtual bool settled() const { return true; }
    [[nodiscard]] virtual WayState state() const = 0;
    /// Whether connections to that address of the guest take this way, those to services for which it fails aside.
    [[nodiscard]] virtual bool leadsTo(const Address& service) const = 0;

signals:
    /// state() is another one.
    void changed();
};

} // namespace portolan

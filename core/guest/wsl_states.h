// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/wsl_sight.h"

#include <chrono>
#include <cstdint>

namespace portolan {

/// The agent's path in a distribution. WSL mounts /run, and often /tmp, with noexec.
inline const QString wslAgentPath = QStringLiteral("/var/lib/portolan/portolan-agent");
/// For agentCopyCommand(): prints the networking mode, if this WSL has a word for it, and copies nothing where the agent would be of
/// no use.
inline const QString wslPrintMode = QStringLiteral("mode=$(wslinfo --networking-mode 2>/dev/null); echo $mode; "
    "case $mode in mirrored|none|wsl1|virtioproxy|consomme) exec cat >/dev/null;; esac; ");

enum class WslState : uint8_t {
    Unknown,  ///< no look has an answer yet
    Unusable, ///< WSL is not installed, or has no distribution
    Absent,   ///< no distribution runs that could be attached to
    Resting,  ///< nobody uses the guest: we let go of it, so that it can end
    Running,  ///< a distribution runs, without an agent of ours
    Settling, ///< preparing: the agent has just ended, and its distribution may be ending too
    Checking, ///< preparing: waiting for a fresh look, since a command would start a distribution that has ended
    Copying,  ///< preparing: copying the agent
    Attached, ///< the agent was started
};

/// What WslLauncher has to do after an event.
struct WslAction {
    enum Kind : uint8_t {
        None,
        Look,   ///< run "wsl.exe --list --running --quiet", for listed()
        Survey, ///< run "wsl.exe --list --verbose", for surveyed()
        Settle, ///< call settled() in a while
        Copy,   ///< copy the agent to the distribution `text`, for copied()
        Ready,  ///< preparing ends: start the agent in the distribution `text`
        Fail,   ///< preparing ends: `text` is a sentence for the user
    };
    Kind kind = None;
    QString text;

    friend bool operator==(const WslAction&, const WslAction&) = default;
};

/// The state machine of WslLauncher: events in, one action out. It has no processes, timers or clock of its own.
///
///     from                 event                          to         action
///     any                  look: WSL cannot be used       Unusable   Fail if preparing
///     any                  look: no distribution fits     Absent     Fail if preparing
///     Unknown, Unusable,   look: one fits                 Running
///       Absent
///     Resting              look: one fits, rest is over   Running
///     Attached             look: another fits better      Running
///     Checking             look: one fits                 Copying    Copy
///     Checking             look: one fits, and its        Running    Fail
///                          networking mode is of no use
///     Attached             prepare                        Settling   Settle
///     any other            prepare                        Checking   Look
///     Settling             settled                        Checking   Look
///     Copying              copied                         Attached   Ready
///     Copying              not copied, or the networking  Running    Fail
///                          mode is of no use
///     Settling, Checking,  timeout                        Unknown    Fail
///       Copying
///     any                  rest                           Resting
///     Resting              wake                           Absent     Look
///     any other            wake                           same       Look
///
/// Every other event leaves the state as it is. The networking mode is known from the last copy and holds until nothing runs.
class WslStates
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `wanted` is the distribution's name; "" takes the default one, or any that runs.
    explicit WslStates(QString wanted);

    [[nodiscard]] WslState state() const { return m_state; }
    [[nodiscard]] bool isPreparing() const;
    /// Also before the first look: preparing tells the rest.
    [[nodiscard]] bool isPresent() const;
    /// Why no guest is present, as a sentence.
    [[nodiscard]] QString absence() const;
    [[nodiscard]] QString obstacle() const { return m_sight.obstacle(m_wanted); }

    [[nodiscard]] WslAction listed(const CommandOutcome& outcome, Time now);
    [[nodiscard]] WslAction surveyed(const CommandOutcome& outcome, Time now);
    [[nodiscard]] WslAction prepare();
    [[nodiscard]] WslAction settled();
    /// The networking mode is the first line of the output.
    [[nodiscard]] WslAction copied(const CommandOutcome& outcome);
    /// wsl.exe has taken too long.
    [[nodiscard]] WslAction timeout();
    void rest(Time end);
    [[nodiscard]] WslAction wake();

private:
    [[nodiscard]] WslAction looked(Time now);
    WslAction enter(WslState state, WslAction::Kind kind = WslAction::None, const QString& text = {});

    QString m_wanted;
    WslState m_state = WslState::Unknown;
    WslSight m_sight;
    QString m_name;        ///< the distribution, in Copying, Attached and Settling
    Time m_restEnd;        ///< in Resting
    QString m_modeProblem; ///< why the networking mode is of no use; "" if it is fine or not known
};

} // namespace portolan

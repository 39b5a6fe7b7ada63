// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/guest_state.h"
#include "core/mirror/state.h"
#include "core/ports/port_key.h"
#include "core/settings/user_settings.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

/// All that the engine knows, as values: made in the core's worker thread, shown by window, tray, terminal and command line.
namespace portolan {

/// "3000", "5353/udp".
[[nodiscard]] QString portText(PortKey port);
inline size_t qHash(PortKey port, size_t seed = 0) { return qHashMulti(seed, port.number, int(port.protocol)); }

/// A process. pid 0: only the name is known, which may be a user's. Both empty: nothing is known.
struct ProcessFact {
    quint32 pid = 0;
    QString name;

    friend bool operator==(const ProcessFact&, const ProcessFact&) = default;
};

struct ListenerFact {
    QString address;
    ProcessFact process;
    QString user {};      ///< who runs it, by name; "": unknown
    bool leftOut = false; ///< not mirrored, because the port is another user's

    friend bool operator==(const ListenerFact&, const ListenerFact&) = default;
};

/// The latest of `count` refused guest binds.
struct RefusedFact {
    ProcessFact process;
    QDateTime time;
    quint32 count = 1;
    QString error {}; ///< what it got: "EACCES", "EPERM", "EADDRINUSE"

    friend bool operator==(const RefusedFact&, const RefusedFact&) = default;
};

/// How connections reach a mirrored port's service.
enum class PortPath {
    None,    ///< it is not mirrored
    Steered, ///< the guest's kernel hands them to the service
    Relayed, ///< the agent connects to the service and carries the bytes
};
/// "", "steered", "relayed".
[[nodiscard]] QString toString(PortPath path);

struct PortFact {
    PortKey port;                ///< the guest's
    PortKey hostPort;            ///< where the host has it
    bool enabled = true;         ///< the switch
    bool allowedInGuest = false; ///< guest programs may bind the port though the host uses it
    PortState state = PortState::Mirrored;
    PortReason reason = PortReason::None;
    IgnoredBy ignoredBy = IgnoredBy::Nothing; ///< which rule, where the state is Ignored for reason Rule
    QString label;                            ///< the user's own name for it; else ""
    WebScheme scheme = WebScheme::Http;       ///< how a browser speaks to it
    std::optional<PortRange> reserved {}; ///< the range that the host's system keeps, where the reason is that and it is known
    quint32 mirrorLimit = 0; ///< how many ports there may be, where the reason is TooMany
    QString systemError; ///< the system's own words, where the state came from a failed call; else ""
    QList<ListenerFact> listeners;    ///< those that are left out last
    QStringList hostAddresses;        ///< where the host listens for it now: "127.0.0.1", "::1" or others
    PortPath path = PortPath::None;
    std::optional<ProcessFact> owner; ///< who holds the host port
    std::optional<RefusedFact> refused;
    quint32 connectionsActive = 0;
    quint64 connectionsTotal = 0;
    quint64 connectionsFailed = 0;
    quint64 bytesToGuest = 0;
    quint64 bytesFromGuest = 0;
    quint64 peakToGuest = 0; ///< bytes a second, the most that was measured over half a second
    quint64 peakFromGuest = 0;

    friend bool operator==(const PortFact&, const PortFact&) = default;
};

/// Where a browser on the host finds the port: "http://localhost:3000". With an address where localhost does not have the port, and
/// with https where the user chose it. "" where nothing of ours listens, and for UDP.
[[nodiscard]] QString portUrl(const PortFact& port);

/// The listener that is left out because the port is another user's; null where there is none.
[[nodiscard]] const ListenerFact* leftOutListener(const PortFact& port);

/// Whether a rule or the limit ignores the port, so that its switch means nothing.
[[nodiscard]] bool ignoredByRule(const PortFact& port);

struct HostFact {
    QString adapter; ///< "": there is no such adapter
    QString address;
    int prefix = -1; ///< -1: unknown
    bool exhausted = false; ///< new connections were reset a moment ago for want of descriptors, memory or ports

    friend bool operator==(const HostFact&, const HostFact&) = default;
};

struct AgentFact {
    QString version;
    QString detection;      ///< "events", "polling"
    QString refusal;        ///< the error in effect: "EACCES", "EPERM", "EADDRINUSE", "none"
    QString refusalProblem; ///< why the guest's kernel does not refuse with the error of the user's choice; else ""
    QString kernel {};      ///< the guest's, as uname -r says it
    QString detectionProblem {}; ///< why it is not events; else ""
    bool steering = false;       ///< the guest's kernel hands connections to the services themselves, where it can
    QString steeringProblem {};  ///< why not; "" also while it is not known yet
    QString refusalWanted = QStringLiteral("EACCES"); ///< the error of the user's choice

    friend bool operator==(const AgentFact&, const AgentFact&) = default;
};

/// What stands between this computer and the services of a guest that is connected.
enum class GuestObstacle {
    None,           ///< or none that is known
    AgentSilent,    ///< the agent does not answer
    NoAddress,      ///< the guest has no interface, or one without an address
    InterfaceMissing, ///< the guest has none of the name that the user chose, or it has no address
    InterfaceDown,  ///< the guest's
    AdapterMissing, ///< this computer has none of the name that the user chose
    NoAdapter,      ///< none of this computer's lies in the guest's network
    NoRelay,        ///< the agent cannot listen on the guest's interface
    AddressRejected, ///< the agent gave an address that cannot be the guest's; the obstacle's name is that address
    NotDialled,     ///< connections do not get through, or were not tried yet
    NoSteering,     ///< the guest's kernel does not hand over connections; concerns that way only
};

/// How a dial of the guest ended.
enum class DialAnswer {
    TimedOut,
    Refused,
    NoRoute,         ///< this computer knows no way to that network
    HostUnreachable, ///< somebody on the way, or this computer, says that nobody is there
    Forbidden,       ///< by this computer
    HungUp,          ///< the connection was ended without a right answer
    NoSource,        ///< this computer does not have the address to dial from
    Other,
};
/// "timed-out", "refused", "no-route", "host-unreachable", "forbidden", "hung-up", "no-source", "other".
[[nodiscard]] QString toString(DialAnswer answer);

/// A dial of the guest that failed.
struct DialFact {
    QString from; ///< this computer's address
    QString to;
    quint16 port = 0;
    DialAnswer answer = DialAnswer::TimedOut;
    QString words {}; ///< what the system said, without a full stop

    friend bool operator==(const DialFact&, const DialFact&) = default;
};

struct GuestFact {
    QString name; ///< as given with --guest: "netns:guest"
    GuestState state = GuestState::Starting;
    QString error;         ///< in state Failed: what went wrong and what to do; connected: why it is not reachable
    bool resting = false;  ///< stopped, as nobody used it and it may end by itself
    bool reachable = true; ///< connected, and its relay can be dialled
    GuestObstacle obstacle = GuestObstacle::None; ///< why it is not reachable; `error` has the same in plain English
    QString obstacleName {};                      ///< of the interface or adapter that the obstacle is about
    std::optional<DialFact> dial {};              ///< what was tried last, where the obstacle is NotDialled
    QList<PortPath> ways {};                      ///< that work now, best first
    QString interface;
    QString address;
    int prefix = -1;
    QStringList interfaces {}; ///< of the guest that have an address; those to choose from
    std::optional<bool> sameNetwork; ///< as the host's adapter; nothing: an address is missing
    QString networkFirst;            ///< the range of that network: the smaller of the two
    QString networkLast;
    std::optional<AgentFact> agent; ///< nothing before its hello
    bool exhausted = false;         ///< as of the host, for want of the agent's
    bool truncated = false;         ///< it has so many listeners that the agent leaves some out

    friend bool operator==(const GuestFact&, const GuestFact&) = default;
};

/// What there is to choose from.
struct Choices {
    QStringList guests; ///< as with --guest
    QList<HostFact> adapters;

    friend bool operator==(const Choices&, const Choices&) = default;
};

struct Snapshot {
    HostFact host;
    GuestFact guest;
    QList<PortFact> ports; ///< sorted by port
    bool paused = false;
    /// For the next start: the command line may have chosen other ones of guest, adapter and interface for this run.
    Preferences preferences;
    QString unsaved; ///< why the user's decisions are not in the settings file; "": they are

    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// The row of `port`; null where there is none. Valid as long as `snapshot` is.
[[nodiscard]] const PortFact* findPort(const Snapshot& snapshot, PortKey port);

/// Something that happened, as facts; the ui makes the sentence.
struct Event {
    enum class Kind {
        PortMirrored,    ///< port, process (of the guest), addresses, scheme
        PortClosed,      ///< port, process: the listener went
        PortConflict,    ///< port, process (of the guest), owner, reason, text: the system's words
        PortRefused,     ///< port, process (of the guest), owner, text: the error that it got
        PortLeftOut,     ///< port, process: it was mirrored, and others come first now
        PortContested,   ///< port, process and text: a program of the guest that is left out, and its user
        PortSwitchedOff, ///< port
        PortSwitchedOn,  ///< port
        PortLabelled,    ///< port, text: the label; "": it was taken away
        PortIgnored,     ///< port: by a rule of its own
        PortWatched,     ///< port: no longer
        PortAllowed,     ///< port: the guest may bind it where the host uses it
        PortDisallowed,  ///< port: it may not
        Paused,
        Resumed,
        IgnoreRulesChanged, ///< ranges, processes or ephemeral ports
        GuestChosen,        ///< text: as with --guest, detail: the one before
        GuestConnected, ///< text: address, detail: the address before, if another
        GuestStopped,
        GuestAbsent,      ///< it does not run, and did not when it was looked for before
        GuestLetGo,       ///< nobody uses it, so that it may end
        GuestUnreachable, ///< text: why, dial
        GuestFailed,      ///< text
        AgentRestarted,
        RefusalUnavailable, ///< text: why, detail: what happens instead
        HostExhausted,      ///< new connections are reset
        AgentExhausted,     ///< likewise
        LimitReached,       ///< text: how many ports are mirrored at most
        ListTruncated,      ///< the agent leaves out some of the guest's listeners
        SettingsProblem,    ///< text
        LogProblem,         ///< text: what the system said, detail: the file
        Problem,            ///< text
    };
    enum class Level { Info, Warning, Error };

    QDateTime time;
    Kind kind = Kind::Problem;
    Level level = Level::Info;
    PortKey port;     ///< the guest's
    PortKey hostPort; ///< where `addresses` and `owner` are
    ProcessFact process;
    ProcessFact owner;
    PortReason reason = PortReason::None;
    QStringList addresses;
    WebScheme scheme = WebScheme::Http; ///< that a browser is to use
    QString text;
    QString detail;
    std::optional<DialFact> dial {};

    friend bool operator==(const Event&, const Event&) = default;
};

} // namespace portolan

Q_DECLARE_METATYPE(portolan::Snapshot)
Q_DECLARE_METATYPE(portolan::Event)

// SPDX-License-Identifier: MIT
#include "core/mirror/policy.h"

#include <algorithm>
#include <tuple>

namespace portolan {

namespace {

using Listeners = std::vector<const GuestListener*>;
using HostListeners = std::vector<const HostListener*>;

bool isOtherLoopback4(const Address& address)
{
    return address.is_v4() && address.is_loopback() && address != loopback4();
}

bool takesIpv4(const Address& address, bool v6Only) { return address.is_v4() || (address.is_unspecified() && !v6Only); }

/// How the host's localhost shows a guest listener, by its address.
enum class Business { Localhost, OneLoopbackAddress, OtherInterface };

Business businessOf(const GuestListener& listener, const PolicyInput& input)
{
    if (listener.address.is_unspecified() || listener.address == loopback4() || listener.address == loopback6())
        return Business::Localhost;
    if (isOtherLoopback4(listener.address))
        return Business::OneLoopbackAddress;
    // A link-local address needs a link beside it, which a dial from the host cannot name.
    const bool linkLocal = listener.address.is_v6() && listener.address.to_v6().is_link_local();
    const bool onInterface = !linkLocal
        && std::ranges::find(input.guestAddresses, listener.address, &InterfaceAddress::address)
            != input.guestAddresses.end();
    return onInterface ? Business::Localhost : Business::OtherInterface;
}

PortUse useOf(const PolicyInput& input, const Listeners& listeners)
{
    PortUse use { input.ephemeral };
    for (const GuestListener* listener : listeners) {
        use.byNumber = use.byNumber || listener->byNumber;
        if (businessOf(*listener, input) != Business::OtherInterface)
            use.processes.emplace_back(listener->process.name);
    }
    return use;
}

/// The same for a bind() that may be refused, which always asks for a number.
PortUse useOfBind(const PolicyInput& input, const Listeners& listeners)
{
    PortUse use = useOf(input, listeners);
    use.byNumber = true;
    return use;
}

/// Whether a host listener prevents a mirror on `address` of the same port.
bool holds(const HostListener& listener, const Address& address)
{
    if (listener.address == address)
        return true;
    if (!listener.address.is_unspecified())
        return false;
    return address.is_v4() ? takesIpv4(listener.address, listener.v6Only) : listener.address.is_v6();
}

/// The guest address for the connections of one host family: a service of that family, else one of the other family, else one on
/// the interface's address.
std::optional<Address> aimOf(const Listeners& listeners, bool v4)
{
    const auto takes4 = [](const GuestListener* l) {
        return l->address == loopback4() || (l->address.is_unspecified() && takesIpv4(l->address, l->v6Only));
    };
    // A dual-stack socket takes 127.0.0.1 in any guest, ::1 only in one that has IPv6.
    const auto takes6 = [](const GuestListener* l) {
        return l->address == loopback6() || (l->address.is_v6() && l->address.is_unspecified() && l->v6Only);
    };
    const bool has4 = std::ranges::any_of(listeners, takes4);
    const bool has6 = std::ranges::any_of(listeners, takes6);
    if (has4 && (v4 || !has6))
        return loopback4();
    if (has6)
        return loopback6();
    const Address* fallback = nullptr;
    for (const GuestListener* listener : listeners) {
        if (!fallback || listener->address.is_v4() == v4)
            fallback = &listener->address;
    }
    return fallback ? std::optional(*fallback) : std::nullopt;
}

/// Whether `other` may share a port with the user who was there first. Users are kept apart, or one could take over the address
/// family that another's service leaves free. Root may join anybody, since it can replace every service of the guest anyway,
/// but nobody may join root. Nothing can be said about listeners without a uid.
bool mayJoin(const GuestListener& other, const GuestListener& first)
{
    return !first.uid || !other.uid || other.uid == first.uid || *other.uid == 0;
}

PortReason reasonOf(const Error& failure)
{
    switch (failure.code) {
    case ErrorCode::InUse: return PortReason::HostPortInUse;
    case ErrorCode::Reserved: return PortReason::HostPortReserved;
    case ErrorCode::PermissionDenied: return PortReason::PermissionDenied;
    default: return PortReason::None;
    }
}

/// A part of the mirror limit: a port on localhost, or on one more address.
struct Claim {
    std::optional<Address> address; ///< nothing: localhost
    const GuestListener* holder = nullptr;
    size_t row = 0; ///< of the port, among the decisions
};

/// Decides about one port. Each step either settles it or leaves it to the next one.
class PortPolicy
{
public:
    /// `refused`: the guest may not bind the port, and a program that tried is not forgotten.
    PortPolicy(const PolicyInput& input, PortKey port, const Listeners& listeners, const HostListeners& hostListeners,
        bool refused)
        : m_input(input)
        , m_hostListeners(hostListeners)
        , m_refused(refused)
    {
        m_decision.port = port;
        m_decision.hostPort = input.rules.hostPort(port);
        m_decision.enabled = input.rules.enabled(port);
        m_ignoredBy = input.rules.ignoredBy(port, refused ? useOfBind(input, listeners) : useOf(input, listeners));
        m_hasListeners = !listeners.empty();
        const bool wanted = input.rules.wanted(port);
        for (const GuestListener* listener : listeners) {
            if (!wanted && input.rules.ignoresProcess(listener->process.name))
                continue; // other listeners on the port are still mirrored
            switch (businessOf(*listener, input)) {
            case Business::Localhost: m_localhost.push_back(listener); break;
            case Business::OneLoopbackAddress: m_oneAddress.push_back(listener); break;
            case Business::OtherInterface: break;
            }
        }
    }

    PortDecision decide()
    {
        noteOwner();
        if (!settledByRule() && !settledByGuest() && !settledByHost())
            mirror();
        return m_decision;
    }

    /// What the port takes of the limit; call it after decide(). A port in conflict takes as much as a mirrored one: who comes
    /// and goes on the host must not decide which other ports are mirrored.
    void addClaims(std::vector<Claim>& claims, size_t row) const
    {
        const bool cutOff = m_decision.reason == PortReason::GuestUnreachable; // for a while
        if (m_decision.state != PortState::Mirrored && m_decision.state != PortState::Conflict && !cutOff)
            return;
        if (!m_localhost.empty())
            claims.push_back({ std::nullopt, &first(m_localhost), row });
        std::set<Address> addresses;
        for (const GuestListener* listener : m_oneAddress) {
            if (addresses.insert(listener->address).second)
                claims.push_back({ listener->address, listener, row });
        }
    }

private:
    /// Who was first. Of those that were first seen together root goes first, then the lower uid: an older account, or one of
    /// the system's.
    static const GuestListener& first(const Listeners& listeners)
    {
        return **std::ranges::min_element(
            listeners, {}, [](const GuestListener* each) { return std::pair(each->order, each->uid.value_or(0)); });
    }

    bool settle(PortState state, PortReason reason)
    {
        m_decision.state = state;
        m_decision.reason = reason;
        if (reason == PortReason::HostPortReserved) {
            for (const PortRange& range : m_input.reservedPorts) {
                if (range.contains(m_decision.hostPort.number))
                    m_decision.reserved = range;
            }
        }
        return true;
    }

    /// Whoever uses the host port on localhost, so that no advice ignores it. WSL's relay is in nobody's way.
    void noteOwner()
    {
        for (const HostListener* listener : m_hostListeners) {
            if (!usesLocalhost(*listener) || listener->owner == HostOwner::WslItself)
                continue;
            if (!m_decision.owner || (m_decision.owner->pid == 0 && listener->process.pid != 0))
                m_decision.owner = listener->process;
        }
    }

    bool settledByRule()
    {
        if (!m_decision.enabled)
            return settle(PortState::Off, PortReason::None);
        if (m_ignoredBy != IgnoredBy::Nothing) {
            m_decision.ignoredBy = m_ignoredBy;
            return settle(PortState::Ignored, PortReason::Rule);
        }
        if (m_hasListeners && m_localhost.empty() && m_oneAddress.empty() && !m_refused)
            return settle(PortState::Ignored, PortReason::OtherInterface);
        if (m_input.rules.paused)
            return settle(PortState::Off, PortReason::Paused);
        if (m_input.rules.allowedInGuest(m_decision.port))
            return settle(PortState::Ignored, PortReason::AllowedInGuest);
        return false;
    }

    bool settledByGuest()
    {
        if (m_input.waiting == PortReason::None)
            return false;
        if (!m_localhost.empty())
            keepUsersApart(); // who is left out stays so, and is not told of again afterwards
        return settle(PortState::Waiting, m_input.waiting);
    }

    /// A host program on localhost decides about the whole port.
    bool settledByHost()
    {
        for (const HostListener* listener : m_hostListeners) {
            if (usesLocalhost(*listener) && listener->owner == HostOwner::WslItself) {
                m_decision.owner = listener->process;
                return settle(PortState::Ignored, PortReason::ServedByWsl);
            }
        }
        // A refused program changes nothing for a service on an address of its own.
        if (!m_decision.owner || (m_localhost.empty() && !m_oneAddress.empty()))
            return false;
        if (m_hasListeners && m_input.rules.refusal == RefusalPreference::Allow
            && !m_input.rules.refuses(m_decision.port, useOfBind(m_input, {})))
            return settle(PortState::Ignored, PortReason::AllowedInGuest);
        return settle(PortState::Conflict, PortReason::HostPortInUse);
    }

    void mirror()
    {
        mirrorLocalhost();
        for (const GuestListener* listener : m_oneAddress) {
            const WantedMirror wanted = mirrorOf(listener->address, listener->address);
            if (std::ranges::find(m_decision.mirrors, wanted) != m_decision.mirrors.end())
                continue; // a second socket on the same address
            const auto holder = std::ranges::find_if(
                m_hostListeners, [&](const HostListener* host) { return holds(*host, wanted.host.address); });
            if (holder != m_hostListeners.end()) {
                m_decision.owner = (*holder)->process;
                addressFails(PortReason::HostPortInUse);
            } else if (const Error* failure = failureAt(wanted.host)) {
                m_decision.failure = *failure;
                addressFails(reasonOf(*failure));
            } else {
                m_decision.mirrors.push_back(wanted);
            }
        }
    }

    /// While localhost works, the failure of one more address is no conflict: the status lists the addresses that are open.
    void addressFails(PortReason reason)
    {
        if (m_localhost.empty())
            settle(PortState::Conflict, reason);
    }

    /// Mirrors both 127.0.0.1 and ::1 or neither, except for a family that the host does not have.
    void mirrorLocalhost()
    {
        if (m_localhost.empty())
            return;
        keepUsersApart();
        std::vector<WantedMirror> wanted;
        const Error* missing = nullptr;
        for (const bool v4 : { true, false }) {
            if (!(v4 ? m_input.hostHasV4 : m_input.hostHasV6))
                continue;
            const WantedMirror mirror = mirrorOf(v4 ? loopback4() : loopback6(), *aimOf(m_localhost, v4));
            if (const Error* failure = failureAt(mirror.host)) {
                if (failure->code != ErrorCode::NotAvailable) {
                    m_decision.failure = *failure;
                    settle(PortState::Conflict, reasonOf(*failure));
                    return;
                }
                missing = failure;
                continue;
            }
            wanted.push_back(mirror);
        }
        if (wanted.empty()) {
            if (missing)
                m_decision.failure = *missing;
            settle(PortState::Conflict, PortReason::None);
            return;
        }
        if (!m_decision.leftOut.empty())
            settle(PortState::Mirrored, PortReason::OtherUser);
        else if (wanted.size() == 1)
            settle(PortState::Mirrored, PortReason::OneFamily);
        m_decision.mirrors.insert(m_decision.mirrors.end(), wanted.begin(), wanted.end());
    }

    /// Leaves out those of other users than the first one.
    void keepUsersApart()
    {
        const GuestListener& first = PortPolicy::first(m_localhost);
        for (const GuestListener* each : m_localhost) {
            if (!mayJoin(*each, first))
                m_decision.leftOut.push_back(each->id);
        }
        std::erase_if(m_localhost, [&first](const GuestListener* each) { return !mayJoin(*each, first); });
        std::ranges::sort(m_decision.leftOut);
    }

    WantedMirror mirrorOf(const Address& host, const Address& guest) const
    {
        return { { m_decision.hostPort, host }, { guest, m_decision.port } };
    }

    const Error* failureAt(const HostEndpoint& host) const
    {
        const auto found = m_input.failures.find(host);
        return found == m_input.failures.end() ? nullptr : &found->second;
    }

    const PolicyInput& m_input;
    const HostListeners& m_hostListeners;
    const bool m_refused;
    IgnoredBy m_ignoredBy = IgnoredBy::Nothing;
    bool m_hasListeners = false;
    Listeners m_localhost;
    Listeners m_oneAddress;
    PortDecision m_decision;
};

/// Leaves out what goes beyond the limit: first come the ports that the user chose, then root's, then the older ones, then the
/// lower ones. Nothing that the host does changes this order, so no mirror comes and goes because of the limit alone.
void applyLimit(const PolicyInput& input, std::vector<Claim> claims, std::vector<PortDecision>& ports)
{
    if (claims.size() <= input.rules.mirrorLimit)
        return;
    const auto rank = [&](const Claim& claim) {
        return std::tuple(!input.chosenPorts.contains(ports[claim.row].port), claim.holder->uid != 0u, claim.holder->order,
            claim.row, claim.address);
    };
    const auto rest = claims.begin() + input.rules.mirrorLimit;
    std::ranges::nth_element(claims, rest, {}, rank);
    for (auto claim = rest; claim != claims.end(); ++claim) {
        PortDecision& decision = ports[claim->row];
        if (claim->address)
            std::erase_if(decision.mirrors, [&](const WantedMirror& mirror) { return mirror.host.address == *claim->address; });
        if (claim->address && (decision.state != PortState::Mirrored || !decision.mirrors.empty()))
            continue; // the rest of the port stays as it is
        decision.state = PortState::Ignored;
        decision.reason = PortReason::TooMany;
        decision.mirrors.clear();
        decision.leftOut.clear();
        decision.failure.reset();
        decision.reserved.reset();
    }
}

/// Whether the guest may not bind the port, and on which addresses. `hostListeners` have the same number: a port that the host
/// has under another number does not collide with them.
std::optional<DeniedPort> denial(
    const PolicyInput& input, PortKey port, const Listeners& listeners, const HostListeners& hostListeners)
{
    if (input.rules.hostPort(port) != port || !input.rules.refuses(port, useOfBind(input, listeners))
        || input.juniorHostPorts.contains(port))
        return std::nullopt;
    std::optional<DeniedPort> denied;
    for (const HostListener* listener : hostListeners) {
        if (listener->owner == HostOwner::WslItself)
            return std::nullopt;
        if (listener->owner != HostOwner::Stranger || !usesLocalhost(*listener))
            continue;
        if (!denied)
            denied = DeniedPort { port, false, input.rules.refusalError };
        if (listener->address.is_unspecified() && takesIpv4(listener->address, listener->v6Only))
            denied->wholeLoopback = true;
    }
    return denied;
}

/// A rule that restricts the port keeps its row, so that the user can undo it.
bool keepsRow(const Rule& rule)
{
    return rule.enabled == false || rule.ignored == true || rule.refusal == RefusalPreference::Allow;
}

} // namespace

PortUse useOf(const PolicyInput& input, PortKey port)
{
    Listeners listeners;
    for (const GuestListener& listener : input.guestListeners) {
        if (listener.port == port)
            listeners.push_back(&listener);
    }
    return useOf(input, listeners);
}

bool isLeftOut(const PolicyOutput& output, PortKey port)
{
    const auto found = std::ranges::lower_bound(output.ports, port, {}, &PortDecision::port);
    return found != output.ports.end() && found->port == port && found->reason == PortReason::TooMany;
}

PolicyOutput decide(const PolicyInput& input)
{
    std::map<PortKey, Listeners> listeners;
    for (const GuestListener& listener : input.guestListeners)
        listeners[listener.port].push_back(&listener);
    std::map<PortKey, HostListeners> hostListeners;
    for (const HostListener& listener : input.hostListeners)
        hostListeners[listener.port].push_back(&listener);

    std::set<PortKey> rows;
    for (const auto& [port, sockets] : listeners)
        rows.insert(port);
    for (const auto& [port, rule] : input.rules.ports) {
        if (keepsRow(rule))
            rows.insert(port);
    }
    const auto onHost = [&](PortKey port) -> const HostListeners& { return hostListeners[input.rules.hostPort(port)]; };
    for (PortKey port : input.refusedPorts) {
        if (std::ranges::any_of(onHost(port), [](const HostListener* each) { return usesLocalhost(*each); }))
            rows.insert(port); // until the host program releases the port
    }

    PolicyOutput output;
    std::vector<Claim> claims;
    for (const auto& [port, sockets] : hostListeners) {
        if (const auto denied = denial(input, port, listeners[port], sockets))
            output.denied.push_back(*denied);
    }
    for (PortKey port : rows) {
        const bool refused = input.refusedPorts.contains(port)
            && std::ranges::binary_search(output.denied, port, {}, &DeniedPort::port);
        PortPolicy policy(input, port, listeners[port], onHost(port), refused);
        output.ports.push_back(policy.decide());
        policy.addClaims(claims, output.ports.size() - 1);
    }
    applyLimit(input, std::move(claims), output.ports);
    std::erase_if(output.denied, [&output](const DeniedPort& each) { return isLeftOut(output, each.port); });
    return output;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/engine/engine.h"

#include "core/engine/changes.h"
#include "core/engine/preferences.h"
#include "core/engine/snapshot_builder.h"
#include "core/settings/setting_text.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr auto publishInterval = 100ms;
constexpr auto retryInterval = 3s;
constexpr auto samplingInterval = 500ms;

/// The ports of host programs, on the addresses that count for localhost.
std::set<uint16_t> localhostPorts(const std::vector<HostListener>& listeners)
{
    std::set<uint16_t> ports;
    for (const HostListener& listener : listeners) {
        if (listener.owner == HostOwner::Stranger && usesLocalhost(listener))
            ports.insert(listener.port);
    }
    return ports;
}

/// The adapter's address in the relay's network, from which to dial it; the agent admits no other program of the network.
std::optional<Address> sourceFor(const Address& relay, const Adapter& adapter)
{
    for (const InterfaceAddress& own : adapter.addresses) {
        const bool linkLocal = own.address.is_v6() && own.address.to_v6().is_link_local();
        if (!linkLocal && sameNetwork(own, { relay, own.prefix }))
            return own.address;
    }
    return std::nullopt;
}

} // namespace

Engine::Engine(EngineOptions options)
    : m_options(std::move(options))
    , m_settings(m_options.settingsPath)
{
    for (QTimer* timer : { &m_publishTimer, &m_retryTimer, &m_samplingTimer })
        timer->setParent(this); // so that they move to the worker thread with this
    // Here and not in start(): before anybody else reads the file. QSettings tells of a broken one only who reads it first.
    Settings::Loaded loaded = m_settings.load();
    m_user = std::move(loaded.settings);
    m_settingsProblems = std::move(loaded.problems);
}

Engine::~Engine() = default;

void Engine::start()
{
    // Created here and not in the constructor, so that their timers and sockets belong to the worker thread.
    m_relay = std::make_unique<MirrorRelay>();
    m_mirrors = std::make_unique<Mirrors>(*m_relay);
    m_reachability = std::make_unique<Reachability>(*m_relay);
    m_steering = std::make_unique<SteeringLink>(*m_relay);
    m_host = std::make_unique<HostWatch>([this] { return m_mirrors->inodes(); });

    m_publishTimer.setSingleShot(true);
    m_retryTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &Engine::publishNow);
    connect(&m_samplingTimer, &QTimer::timeout, this, [this] {
        if (m_sampler.sample(m_mirrors->traffic()))
            schedulePublishing();
    });
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        m_mirrors->forgetFailures();
        update();
    });
    connect(m_host.get(), &HostWatch::listenersChanged, this, &Engine::hostChanged);
    connect(m_host.get(), &HostWatch::adaptersChanged, this, &Engine::followAddresses);
    connect(m_host.get(), &HostWatch::reservedPortsChanged, this, &Engine::update);
    connect(m_host.get(), &HostWatch::failed, this,
        [this](const QString& text) { report(Event::Kind::Problem, Event::Level::Error, text); });
    connect(m_reachability.get(), &Reachability::changed, this, &Engine::update);
    m_relay->setDialFailureHandler([this](const Error&) { // on the relay's thread, which ends before this object
        QMetaObject::invokeMethod(
            this, [this] { m_reachability->doubt(); }, Qt::QueuedConnection);
    });

    for (const QString& problem : std::exchange(m_settingsProblems, {}))
        report(Event::Kind::SettingsProblem, Event::Level::Error, problem);
    m_adapterName = m_options.adapter.isEmpty() ? m_user.adapter : m_options.adapter;
    for (const QString& name : { m_options.guest, m_user.guest, m_options.usualGuest }) {
        if (m_guest || name.isEmpty())
            continue;
        if (const Result<Done> used = useGuest(name); !used)
            report(Event::Kind::SettingsProblem, Event::Level::Error, QString::fromStdString(used.error().context));
    }

    m_sleep = std::make_unique<SleepWatch>();
    connect(m_sleep.get(), &SleepWatch::awoke, this, &Engine::awoke);
    m_host->start();
    observeOrder();
    followAddresses();
    m_guest->start();
    m_samplingTimer.start(samplingInterval);
    update();
}

/// Ends the session with the guest before, if there was one. The new one is to be started.
/// Errors: InvalidInput; then nothing has changed.
Result<Done> Engine::useGuest(const QString& name)
{
    Result<std::unique_ptr<Launcher>> launcher = makeLauncher(name);
    if (!launcher)
        return launcher.error();
    if (m_steering)
        m_steering->follow(nullptr, std::nullopt);
    m_guest.reset(); // which waits for its agent's end
    m_guestName = name;
    m_guestPorts.clear();
    m_refused.clear();
    m_seniority = {};
    m_guest = std::make_unique<GuestSession>(std::move(launcher).value());
    m_guest->setKeptRunning(m_user.keepGuestRunning);
    connect(m_guest.get(), &GuestSession::changed, this, &Engine::guestChanged);
    connect(m_guest.get(), &GuestSession::refused, this, &Engine::guestRefused);
    connect(m_guest.get(), &GuestSession::problem, this,
        [this](const QString& text) { report(Event::Kind::Problem, Event::Level::Warning, text); });
    connect(m_guest.get(), &GuestSession::unused, this, [this] {
        if (m_mirrors->connections() == 0) // who is connected uses it
            m_guest->rest();
    });
    connect(m_guest.get(), &GuestSession::restarted, this,
        [this] { report(Event::Kind::AgentRestarted, Event::Level::Warning, {}); });
    return Done {};
}

void Engine::stop()
{
    m_sleep.reset();
    m_relay.reset(); // its thread calls back into the others
    m_steering.reset();
    m_guest.reset();
    m_host.reset();
    m_reachability.reset();
    m_mirrors.reset();
    for (QTimer* timer : { &m_publishTimer, &m_retryTimer, &m_samplingTimer })
        timer->stop();
}

void Engine::setEnabled(quint16 port, bool enabled)
{
    m_mirrors->forgetFailures(port);
    const PolicyInput input = policyInput();
    changeRules([&](Rules& rules) { rules.setEnabled(port, enabled, useOf(input, port)); });
}

void Engine::setAllowedInGuest(quint16 port, bool allowed)
{
    changeRules([&](Rules& rules) { rules.setAllowedInGuest(port, allowed); });
}

void Engine::setPaused(bool paused)
{
    changeRules([&](Rules& rules) { rules.paused = paused; });
}

void Engine::setLabel(quint16 port, const QString& label)
{
    changeRules([&](Rules& rules) { rules.setLabel(port, cleanLabel(label).toStdString()); });
}

void Engine::setScheme(quint16 port, WebScheme scheme)
{
    changeRules([&](Rules& rules) { rules.setScheme(port, scheme); });
}

void Engine::setIgnored(quint16 port, bool ignored)
{
    m_mirrors->forgetFailures(port);
    const PolicyInput input = policyInput();
    changeRules([&](Rules& rules) { rules.setIgnored(port, ignored, useOf(input, port)); });
}

void Engine::setPreferences(const MirroringPreferences& preferences)
{
    UserSettings changed = withPreferences(m_user, preferences);
    const QString guest = changed.guest.isEmpty() ? m_options.usualGuest : changed.guest;
    bool otherGuest = changed.guest != m_user.guest && guest != m_guestName;
    if (otherGuest) {
        if (const Result<Done> used = useGuest(guest); !used) {
            report(Event::Kind::SettingsProblem, Event::Level::Error, QString::fromStdString(used.error().context));
            changed.guest = m_user.guest;
            otherGuest = false;
        }
    }
    if (changed.adapter != m_user.adapter)
        m_adapterName = changed.adapter;
    changeSettings(std::move(changed));
    followAddresses();
    if (otherGuest)
        m_guest->start();
}

void Engine::dismissRefusal(quint16 port)
{
    m_refused.erase(port);
    update();
}

void Engine::retry()
{
    m_mirrors->forgetFailures();
    m_guest->retry();
    m_reachability->doubt();
    (void)m_host->look();
    hostChanged();
}

void Engine::whenGuestHeard(std::function<void()> done) { m_guest->whenHeard(std::move(done)); }

void Engine::changeRules(const std::function<void(Rules&)>& change)
{
    UserSettings changed = m_user;
    change(changed.rules);
    changeSettings(std::move(changed));
}

void Engine::changeSettings(UserSettings changed)
{
    const UserSettings before = std::exchange(m_user, std::move(changed));
    m_guest->setKeptRunning(m_user.keepGuestRunning);
    for (const Event& event : changesBetween(before.rules, m_user.rules))
        tell(event);
    const Result<Done> saved = m_settings.save(m_user);
    m_unsaved = saved ? QString() : QString::fromStdString(saved.error().context);
    if (!saved)
        report(Event::Kind::SettingsProblem, Event::Level::Error, m_unsaved);
    update();
}

void Engine::observeOrder() { m_seniority.observe(localhostPorts(m_host->listeners()), m_guestPorts); }

void Engine::guestChanged()
{
    const GuestKnowledge& guest = m_guest->knowledge();
    // A guest that is switched off has no chance to end its connections.
    if (guest.link == GuestKnowledge::Link::Stopped)
        m_relay->resetConnections();
    std::set<uint16_t> ports;
    // The listeners of a guest that is gone are kept for the table; they do not listen.
    if (guest.link != GuestKnowledge::Link::Stopped && guest.link != GuestKnowledge::Link::Down) {
        for (const auto& [id, listener] : guest.listeners)
            ports.insert(listener.port);
    }
    if (ports != m_guestPorts) {
        // Who was first? A host listener that is found now was there before the guest's, which came just now.
        if (m_host->look()) {
            observeOrder();
            m_mirrors->forgetFailures();
        }
        for (uint16_t port : ports) {
            if (!m_guestPorts.contains(port))
                m_mirrors->forgetFailures(port);
        }
        m_guestPorts = std::move(ports);
    }
    followAddresses();
}

void Engine::guestRefused(const protocol::Refused& refused)
{
    RefusedFact& fact = m_refused[refused.port];
    fact.count = fact.time.isValid() ? fact.count + 1 : 1;
    fact.process = factOf(refused.process);
    fact.time = QDateTime::currentDateTime();
    update();
}

void Engine::hostChanged()
{
    observeOrder();
    // Whoever held a port may be the one who has just gone.
    m_mirrors->forgetFailures();
    update();
}

/// Nothing that was known before the computer slept is certain.
void Engine::awoke()
{
    m_host->readAddresses();
    m_guest->doubt();
    m_reachability->doubt();
    (void)m_host->look();
    hostChanged();
}

/// Addresses on either side decide about the way to the guest, and about who may use the agent's relay.
void Engine::followAddresses()
{
    const GuestKnowledge& guest = m_guest->knowledge();
    m_adapter = chooseAdapter(m_host->adapters(), m_adapterName, guest.interface.addresses);
    std::vector<Address> peers;
    if (m_adapter) {
        for (const InterfaceAddress& own : m_adapter->addresses)
            peers.push_back(own.address);
    }
    m_guest->configure(std::move(peers));

    // Without the adapter the guest's address lies somewhere else, or nowhere: nothing is sent there.
    if (guest.relay && m_adapter) {
        const Address& relay = guest.relay->address;
        const GuestRoute route { { relay, guest.relay->port }, sourceFor(relay, *m_adapter), guest.token,
            guest.relay->ports };
        m_mirrors->setRoute(route);
        m_reachability->setRoute(route);
        m_steering->follow(m_guest.get(), route);
    } else {
        m_reachability->setRoute(std::nullopt);
        m_steering->follow(m_guest.get(), std::nullopt);
    }
    update();
}

GuestReach Engine::reach() const
{
    switch (m_guest->knowledge().link) {
    case GuestKnowledge::Link::Stopped: return GuestReach::Stopped;
    case GuestKnowledge::Link::Reconnecting: return GuestReach::Connected; // its mirrors stay open meanwhile
    case GuestKnowledge::Link::Up:
        return obstacle().kind == GuestObstacle::None ? GuestReach::Connected : GuestReach::Unreachable;
    default: return GuestReach::Unreachable;
    }
}

Obstacle Engine::obstacle() const
{
    using Kind = GuestObstacle;
    const GuestKnowledge& guest = m_guest->knowledge();
    const QString name = QString::fromStdString(guest.interface.name);
    if (guest.link == GuestKnowledge::Link::Silent)
        return { Kind::AgentSilent, {}, guest.problem };
    if (name.isEmpty())
        return { Kind::NoAddress, {}, QStringLiteral("the guest has no network interface") };
    if (!guest.interface.up)
        return { Kind::InterfaceDown, name, QStringLiteral("the guest's interface %1 is down").arg(name) };
    if (guest.interface.addresses.empty())
        return { Kind::NoAddress, name, QStringLiteral("the guest's interface %1 has no address").arg(name) };
    if (!m_adapter && !m_adapterName.isEmpty()) {
        return { Kind::AdapterMissing, m_adapterName,
            QStringLiteral("this computer has no interface %1").arg(m_adapterName) };
    }
    if (!m_adapter)
        return { Kind::NoAdapter, {}, QStringLiteral("no interface of this computer is in the guest's network") };
    if (!guest.relay)
        return { Kind::NoRelay, name, QStringLiteral("the agent cannot listen on %1").arg(name) };
    if (!m_reachability->known())
        return { Kind::NotDialled, {}, QStringLiteral("the guest has not been dialled yet") };
    if (!m_reachability->reachable())
        return { Kind::NotDialled, {}, m_reachability->problem() };
    return {};
}

PolicyInput Engine::policyInput() const
{
    const GuestKnowledge& guest = m_guest->knowledge();
    PolicyInput input;
    input.reach = reach();
    input.guestAddresses = guest.interface.addresses;
    for (const auto& [id, listener] : guest.listeners)
        input.guestListeners.push_back(listener);
    input.hostListeners = m_host->listeners();
    input.rules = m_user.rules;
    if (guest.hello)
        input.ephemeral = guest.hello->ephemeral;
    input.reservedPorts = m_host->reservedPorts();
    input.hostHasV4 = m_host->loopback().v4;
    input.hostHasV6 = m_host->loopback().v6;
    input.juniorHostPorts = m_seniority.juniorPorts();
    for (const auto& [port, fact] : m_refused)
        input.refusedPorts.insert(port);
    input.failures = m_mirrors->failures();
    return input;
}

void Engine::update()
{
    PolicyInput input = policyInput();
    // An attempt that fails changes the facts; each endpoint fails once at the most, so this ends.
    for (m_decisions = decide(input); m_mirrors->apply(m_decisions.ports); m_decisions = decide(input))
        input.failures = m_mirrors->failures();

    for (const PortDecision& port : m_decisions.ports) {
        if (port.reason == PortReason::HostPortReserved && !port.reserved)
            m_host->lookForReservedPorts();
    }
    m_guest->deny(m_decisions.denied);
    dropSettledRefusals();
    if (!m_mirrors->failures().empty() && !m_retryTimer.isActive())
        m_retryTimer.start(retryInterval);
    schedulePublishing();
}

/// A refusal is told until the port is free or the user has decided something about it.
void Engine::dropSettledRefusals()
{
    std::erase_if(m_refused, [this](const auto& entry) {
        const auto decision = std::find_if(m_decisions.ports.begin(), m_decisions.ports.end(),
            [&](const PortDecision& port) { return port.port == entry.first; });
        return decision == m_decisions.ports.end()
            || (decision->state != PortState::Conflict && decision->state != PortState::Waiting
                && decision->reason != PortReason::Paused);
    });
}

void Engine::schedulePublishing()
{
    if (m_publishTimer.isActive())
        return;
    const auto passed
        = m_sincePublished.isValid() ? std::chrono::milliseconds(m_sincePublished.elapsed()) : publishInterval;
    if (passed >= publishInterval)
        publishNow();
    else
        m_publishTimer.start(publishInterval - passed);
}

void Engine::publishNow()
{
    m_publishTimer.stop();
    m_sincePublished.start();
    const GuestKnowledge& guest = m_guest->knowledge();
    const Snapshot snapshot
        = buildSnapshot({ m_guestName, guest, m_reachability->known(), reach() == GuestReach::Connected, obstacle(),
            m_adapter, m_user, m_unsaved, m_decisions, m_refused, *m_mirrors, m_sampler, *m_steering });
    if (snapshot == m_published)
        return;
    for (const Event& event : changesBetween(m_published, snapshot))
        tell(event);
    m_published = snapshot;
    emit snapshotReady(snapshot);
}

void Engine::report(Event::Kind kind, Event::Level level, const QString& text)
{
    Event event;
    event.kind = kind;
    event.level = level;
    event.text = text;
    tell(event);
}

void Engine::tell(Event event)
{
    event.time = QDateTime::currentDateTime();
    emit eventHappened(event);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/engine/engine.h"

#include "core/engine/changes.h"
#include "core/engine/snapshot_builder.h"
#include "core/settings/setting_text.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr auto decisionInterval = 8ms;
constexpr auto publishInterval = 100ms;
constexpr auto retryInterval = 3s;
constexpr auto samplingInterval = 500ms;
constexpr auto orderInterval = 30s; // seldom: writing waits for the disk

template <typename... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};

/// The ports of host programs, on the addresses that count for localhost.
std::set<PortKey> localhostPorts(const std::vector<HostListener>& listeners)
{
    std::set<PortKey> ports;
    for (const HostListener& listener : listeners) {
        if (listener.owner == HostOwner::Stranger && usesLocalhost(listener))
            ports.insert(listener.port);
    }
    return ports;
}

} // namespace

Engine::Engine(EngineOptions options)
    : m_options(std::move(options))
    , m_settings(m_options.settingsPath)
    , m_orderFile(m_options.orderPath)
    , m_deciding(decisionInterval, [this] { decide(); }, this)
    , m_publishing(publishInterval, [this] { publishNow(); }, this)
    , m_retryTimer(this) // a child moves to the worker thread with this
    , m_samplingTimer(this)
    , m_orderTimer(this)
{
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
    m_host = std::make_unique<HostWatch>([this] { return m_mirrors->inodes(); });

    m_retryTimer.setSingleShot(true);
    connect(&m_orderTimer, &QTimer::timeout, this, &Engine::rememberOrder);
    connect(&m_samplingTimer, &QTimer::timeout, this, [this] {
        if (m_sampler.sample(m_mirrors->traffic()))
            m_publishing.request();
    });
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        m_mirrors->forgetFailures();
        m_deciding.request();
    });
    connect(m_host.get(), &HostWatch::listenersChanged, this, &Engine::hostChanged);
    connect(m_host.get(), &HostWatch::adaptersChanged, this, &Engine::followAddresses);
    connect(m_host.get(), &HostWatch::reservedPortsChanged, &m_deciding, &PacedCall::request);
    connect(m_host.get(), &HostWatch::failed, this,
        [this](const QString& text) { report(Event::Kind::Problem, Event::Level::Error, text); });

    for (const QString& problem : std::exchange(m_settingsProblems, {}))
        report(Event::Kind::SettingsProblem, Event::Level::Error, problem);
    const ChosenEnds& ends = m_options.ends;
    m_ends = { ends.adapter.isEmpty() ? m_user.adapter : ends.adapter,
        ends.interface.isEmpty() ? m_user.interface : ends.interface };
    for (const QString& name : { m_options.guest, m_user.guest, m_options.usualGuest }) {
        if (m_guest || name.isEmpty())
            continue;
        if (const Result<Done> used = useGuest(name); !used)
            report(Event::Kind::SettingsProblem, Event::Level::Error, QString::fromStdString(used.error().context));
    }

    m_sleep = std::make_unique<SleepWatch>();
    connect(m_sleep.get(), &SleepWatch::awoke, this, &Engine::awoke);
    m_host->start();
    observeHost();
    followAddresses();
    m_guest->session().start();
    m_samplingTimer.start(samplingInterval);
    m_orderTimer.start(orderInterval);
    decide();
}

/// Ends what there was with another guest. The new one is not started yet.
/// Errors: InvalidInput; then nothing has changed.
Result<Done> Engine::useGuest(const QString& name)
{
    Result<std::unique_ptr<Launcher>> launcher = makeLauncher(name);
    if (!launcher)
        return launcher.error();
    if (m_guest)
        rememberOrder();
    m_guest.reset(); // waits until its agent has ended
    m_guest = std::make_unique<Guest>(
        name, std::move(launcher).value(), m_relay->thread(), m_orderFile.load(name));
    m_mirrors->setWays(m_guest->ways().ways());
    observeHost();
    connect(m_guest.get(), &Guest::changed, this, &Engine::guestChanged);
    connect(m_guest.get(), &Guest::refusedAgain, &m_publishing, &PacedCall::request);
    GuestSession& session = m_guest->session();
    session.setKeptRunning(m_user.keepGuestRunning);
    connect(&session, &GuestSession::problem, this,
        [this](const QString& text) { report(Event::Kind::Problem, Event::Level::Warning, text); });
    connect(&session, &GuestSession::unused, this, [this] {
        if (m_mirrors->connections() == 0) // who is connected uses it
            m_guest->session().rest();
    });
    connect(&session, &GuestSession::restarted, this,
        [this] { report(Event::Kind::AgentRestarted, Event::Level::Warning, {}); });
    return Done {};
}

void Engine::stop()
{
    m_sleep.reset();
    rememberOrder();
    // First the mirrors: nothing must listen while the agent takes its time to end.
    (void)m_mirrors->apply({});
    m_relay->resetConnections();
    m_guest.reset();
    m_host.reset();
    m_mirrors.reset(); // the last that holds the ways, whose timers belong to the relay's loop
    m_relay.reset();
    m_deciding.stop();
    m_publishing.stop();
    m_retryTimer.stop();
    m_samplingTimer.stop();
    m_orderTimer.stop();
}

void Engine::execute(const UserCommand& command, std::function<void()> done)
{
    const auto change = [this](const auto& decide) { changeSettings(decide); };
    // A rule about the port may depend on who uses it, and the user wants to see it work at once.
    const auto changeUse = [this](PortKey port, const auto& decide) {
        m_mirrors->forgetFailures(m_user.rules.hostPort(port));
        const PolicyInput input = policyInput();
        PortUse use = useOf(input, port);
        use.tooMany = isLeftOut(m_decisions, port);
        changeSettings([&](UserSettings& user) { decide(user.rules, use); });
    };
    const auto carryOut = Overloaded {
        [&](const SetEnabled& set) {
            changeUse(set.port, [&](Rules& rules, const PortUse& use) { rules.setEnabled(set.port, set.enabled, use); });
        },
        [&](const SetIgnored& set) {
            changeUse(set.port, [&](Rules& rules, const PortUse& use) { rules.setIgnored(set.port, set.ignored, use); });
        },
        [&](const SetAllowedInGuest& set) {
            change([&](UserSettings& user) { user.rules.setAllowedInGuest(set.port, set.allowed); });
        },
        [&](const SetLabel& set) {
            change([&](UserSettings& user) { user.notes.setLabel(set.port, cleanLabel(set.label).toStdString()); });
        },
        [&](const SetScheme& set) { change([&](UserSettings& user) { user.notes.setScheme(set.port, set.scheme); }); },
        [&](const SetPaused& set) { change([&](UserSettings& user) { user.rules.paused = set.paused; }); },
        [&](const SetPreferences& set) { setPreferences(set.preferences); },
        [&](const DismissRefusal& dismiss) {
            m_guest->dismissRefusal(dismiss.port);
            decide();
        },
        [&](const Retry&) { retry(); },
        [](const Refresh&) {},
    };
    std::visit(carryOut, command);
    publishNow();
    if (std::holds_alternative<Refresh>(command))
        done();
    else
        m_guest->session().whenHeard(std::move(done));
}

void Engine::setPreferences(const Preferences& preferences)
{
    UserSettings changed = m_user;
    changed.setPreferences(preferences);
    const QString guest = changed.guest.isEmpty() ? m_options.usualGuest : changed.guest;
    bool otherGuest = changed.guest != m_user.guest && guest != m_guest->name();
    if (otherGuest) {
        if (const Result<Done> used = useGuest(guest); !used) {
            report(Event::Kind::SettingsProblem, Event::Level::Error, QString::fromStdString(used.error().context));
            changed.guest = m_user.guest;
            otherGuest = false;
        }
    }
    if (changed.adapter != m_user.adapter)
        m_ends.adapter = changed.adapter;
    if (changed.interface != m_user.interface)
        m_ends.interface = changed.interface;
    followAddresses();
    changeSettings([&](UserSettings& user) { user = std::move(changed); });
    if (otherGuest)
        m_guest->session().start();
}

void Engine::retry()
{
    m_mirrors->forgetFailures();
    m_guest->session().retry();
    m_guest->doubtWays();
    (void)m_host->look();
    hostChanged();
    decide();
}

void Engine::changeSettings(const std::function<void(UserSettings&)>& change)
{
    const UserSettings before = m_user;
    change(m_user);
    m_guest->session().setKeptRunning(m_user.keepGuestRunning);
    for (const Event& event : changesBetween(before, m_user))
        tell(event);
    const Result<Done> saved = m_settings.save(m_user);
    m_unsaved = saved ? QString() : QString::fromStdString(saved.error().context);
    if (!saved)
        report(Event::Kind::SettingsProblem, Event::Level::Error, m_unsaved);
    decide();
}

void Engine::guestChanged()
{
    // A guest that is switched off has no chance to end its connections.
    if (m_guest->knowledge().state == GuestState::Stopped)
        m_relay->resetConnections();
    followAddresses(); // not later: the agent must know from where it is dialled before it is
}

/// Who was first? A host listener that is found now was there before the guest's, which came just now.
void Engine::followGuestPorts()
{
    if (!m_guest->portsChanged())
        return;
    if (m_host->look()) {
        observeHost();
        m_mirrors->forgetFailures();
    }
    for (PortKey port : m_guest->notePorts())
        m_mirrors->forgetFailures(m_user.rules.hostPort(port));
}

void Engine::observeHost()
{
    m_guest->observeHost(localhostPorts(m_host->listeners()), [this](PortKey port) { return m_host->holder(port); });
}

void Engine::rememberOrder()
{
    if (const auto order = m_guest->order([this](PortKey port) { return m_host->holder(port); }))
        m_orderFile.save(*order);
}

void Engine::hostChanged()
{
    m_guest->notePorts(); // the guest's came before this change
    observeHost();
    // Whoever held a port may have just gone.
    m_mirrors->forgetFailures();
    m_deciding.request();
}

/// Nothing that was known before the computer slept is certain.
void Engine::awoke()
{
    m_host->readAddresses();
    m_guest->session().doubt();
    m_guest->doubtWays();
    (void)m_host->look();
    hostChanged();
}

/// Addresses on either side decide about the way to the guest, and about who may use the agent's relay.
void Engine::followAddresses()
{
    m_guest->follow(m_host->adapters(), m_ends);
    m_deciding.request();
}

PolicyInput Engine::policyInput() const
{
    PolicyInput input;
    m_guest->describe(input);
    input.hostListeners = m_host->listeners();
    input.rules = m_user.rules;
    input.chosenPorts = m_user.chosenPorts();
    input.reservedPorts = m_host->reservedPorts();
    input.hostHasV4 = m_host->loopback().v4;
    input.hostHasV6 = m_host->loopback().v6;
    input.failures = m_mirrors->failures();
    return input;
}

void Engine::decide()
{
    m_deciding.settle();
    followGuestPorts();
    PolicyInput input = policyInput();
    // An attempt that fails changes the facts; each endpoint fails once at the most, so this ends.
    for (m_decisions = portolan::decide(input); m_mirrors->apply(m_decisions.ports); m_decisions = portolan::decide(input))
        input.failures = m_mirrors->failures();

    for (const PortDecision& port : m_decisions.ports) {
        if (port.reason == PortReason::HostPortReserved && !port.reserved)
            m_host->lookForReservedPorts();
    }
    m_guest->session().choose(input.chosenPorts);
    m_guest->session().deny(m_decisions.denied);
    m_guest->dropSettledRefusals(m_decisions);
    if (!m_mirrors->failures().empty() && !m_retryTimer.isActive())
        m_retryTimer.start(retryInterval);
    m_publishing.request();
}

void Engine::publishNow()
{
    if (m_deciding.pending())
        decide(); // rows and listeners must fit together
    m_publishing.settle();
    const Snapshot snapshot = buildSnapshot({ *m_guest, m_user, m_unsaved, m_decisions, *m_mirrors, m_sampler });
    for (const Guest::NewRefusal& refused : m_guest->takeNewRefusals())
        tell(refusalEvent(refused.port, refused.process, refused.error, findPort(snapshot, refused.port)));
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

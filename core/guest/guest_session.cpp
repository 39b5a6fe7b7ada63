// SPDX-License-Identifier: MIT
#include "core/guest/guest_session.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

using AgentState = GuestKnowledge::Agent;

/// How long the mirrors stay open for an agent that is being restarted.
constexpr auto grace = 5s;
constexpr auto heartbeatInterval = 2s;
/// Counts pings, because time also passes while the computer sleeps.
constexpr int silentAfterPings = 3;
/// A minute: to replace the agent resets every connection that goes through it, and a machine may stall for long.
constexpr int replacedAfterPings = 30;
constexpr int replacedAfterPingsInDoubt = 3;
constexpr auto helloDeadline = 15s;
/// An agent that lived longer than this was sound: the next one starts at once.
constexpr qint64 soundAgeMs = 10000;
constexpr std::array<std::chrono::milliseconds, 6> restartDelays { 0ms, 200ms, 500ms, 1s, 2s, 5s };
/// The user has to fix such a failure, so retries can be rare.
constexpr auto failureDelay = 10s;
/// An agent that broke the protocol is started again after failureDelay, doubled so often at most.
constexpr int mostDoublings = 6;
constexpr int problemsInASecond = 10;
constexpr int movesInASecond = 100;

/// After a restart of the guest, another socket may have the id.
bool isSameSocket(const GuestListener& one, const GuestListener& other)
{
    return one.address == other.address && one.port == other.port && one.uid == other.uid;
}

} // namespace

GuestSession::GuestSession(std::unique_ptr<Launcher> launcher, QObject* parent)
    : QObject(parent)
    , m_launcher(std::move(launcher))
{
    for (QTimer* timer : { &m_restartTimer, &m_graceTimer, &m_helloTimer, &m_second })
        timer->setSingleShot(true);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &GuestSession::secondIsOver);
    m_heartbeat.setInterval(heartbeatInterval);
    connect(&m_restartTimer, &QTimer::timeout, this, &GuestSession::attach);
    connect(&m_graceTimer, &QTimer::timeout, this, [this] {
        if (agentRestarts())
            setState(GuestState::Failed, m_knowledge.problem);
    });
    connect(&m_heartbeat, &QTimer::timeout, this, &GuestSession::beat);
    connect(&m_helloTimer, &QTimer::timeout, this,
        [this] { lost(QStringLiteral("The agent was started but did not introduce itself.")); });
    connect(m_launcher.get(), &Launcher::presenceChanged, this, &GuestSession::attach);
    connect(m_launcher.get(), &Launcher::ready, this, &GuestSession::launch);
    connect(m_launcher.get(), &Launcher::failed, this, [this](const QString& text) {
        m_preparing = false;
        if (m_launcher->present())
            fail(text);
        else
            attach(); // it has gone meanwhile
    });
}

GuestSession::~GuestSession()
{
    delete m_agent;
    releaseWaiting();
}

void GuestSession::start()
{
    m_launcher->watch();
    attach();
}

void GuestSession::retry()
{
    m_launcher->wake();
    m_breaches = 0;
    if (!m_agent && m_launcher->present())
        attach();
}

void GuestSession::doubt()
{
    if (!m_agent || !m_addressesKnown)
        return;
    m_doubted = true;
    m_heartbeat.start();
    beat();
}

void GuestSession::setKeptRunning(bool kept)
{
    if (std::exchange(m_keptRunning, kept) != kept)
        sendConfiguration();
}

void GuestSession::rest()
{
    if (!m_agent || !m_launcher->canRest())
        return;
    m_launcher->rest();
    dropAgent();
    stop();
}

void GuestSession::configure(Configuration configuration)
{
    protocol::Configure changed = m_configuration;
    changed.peers = std::move(configuration.peers);
    changed.interface = std::move(configuration.interface);
    changed.address = configuration.address;
    if (std::exchange(m_configuration, changed) != changed)
        sendConfiguration();
}

void GuestSession::choose(const std::set<PortKey>& ports)
{
    std::vector<PortKey> chosen(ports.begin(), ports.end());
    if (std::exchange(m_configuration.chosenPorts, chosen) != chosen)
        sendConfiguration();
}

void GuestSession::deny(const std::vector<DeniedPort>& ports)
{
    if (m_denied.ports == ports)
        return;
    m_denied.ports = ports;
    if (m_agent && m_addressesKnown)
        m_agent->send(m_denied);
}

void GuestSession::say(const protocol::SteeringRequest& services)
{
    if (m_agent && m_addressesKnown)
        m_agent->send(services);
}

void GuestSession::say(const protocol::Tickets& tickets)
{
    if (!m_agent || !m_addressesKnown)
        return;
    m_tickets = tickets.id;
    m_agent->send(tickets);
}

void GuestSession::whenHeard(std::function<void()> done)
{
    if (!m_agent || !agentRuns() || m_knowledge.agent == AgentState::Silent)
        return done();
    // The agent carries out its lines in order, so its answer to this ping means that it is done with those before.
    m_waiting.emplace(++m_ping, std::move(done));
    m_agent->send(protocol::Ping { m_ping });
}

void GuestSession::answered(uint64_t ping)
{
    if (ping <= m_ponged || ping > m_ping)
        return distrust(QStringLiteral("it answers a ping that was not sent"));
    m_ponged = ping;
    m_unanswered = 0;
    m_doubted = false;
    if (m_knowledge.agent == AgentState::Silent)
        setState(GuestState::Connected);
    while (!m_waiting.empty() && m_waiting.begin()->first <= ping)
        m_waiting.extract(m_waiting.begin()).mapped()();
}

void GuestSession::releaseWaiting()
{
    for (const auto& [ping, done] : std::exchange(m_waiting, {}))
        done();
}

/// Starts or ends the agent according to what the launcher says about the guest.
void GuestSession::attach()
{
    if (m_agent && m_launcher->replaced()) {
        dropAgent();
        stop();
    }
    if (m_agent || m_preparing)
        return;
    if (!m_launcher->present()) {
        m_restartTimer.stop();
        return stop();
    }
    if (m_knowledge.state == GuestState::Stopped) {
        m_failures = 0;
        setState(GuestState::Starting);
    }
    m_restartTimer.stop();
    m_preparing = true;
    m_launcher->prepare();
}

void GuestSession::launch(const Command& command)
{
    m_preparing = false;
    m_knowledge.hello.reset();
    m_knowledge.relay.reset();
    m_knowledge.steering.reset();
    m_knowledge.token = protocol::Token::random();
    m_knowledge.proof = protocol::Token::random();
    m_incomplete.reset();
    for (const auto& [id, listener] : m_knowledge.listeners)
        m_earlierOrders = std::max(m_earlierOrders, listener.order);
    m_doubted = false;
    m_addressesKnown = false;
    m_listenersKnown = false;
    m_relayKnown = false;
    m_ponged = m_ping;
    m_tickets = 0;
    m_admitted = 0;
    m_asksForPassword = command.asksForPassword;
    if (std::exchange(m_warned, command.warning) != command.warning && !command.warning.isEmpty())
        emit problem(command.warning);
    m_agentAge.start();
    m_agent = new AgentProcess(command, this);
    connect(m_agent, &AgentProcess::received, this, &GuestSession::receive);
    connect(m_agent, &AgentProcess::ended, this, &GuestSession::lost);
    connect(m_agent, &AgentProcess::broke, this, &GuestSession::distrust);
    if (!m_asksForPassword) // people need time to type
        m_helloTimer.start(helloDeadline);
    m_agent->start();
}

void GuestSession::receive(const protocol::AgentMessage& message)
{
    if (const auto* hello = std::get_if<protocol::Hello>(&message))
        return greet(*hello);
    if (!m_knowledge.hello)
        return distrust(QStringLiteral("it does not say hello first"));
    if (const auto* refusedBind = std::get_if<protocol::Refused>(&message)) {
        emit refused(*refusedBind);
    } else if (const auto* trouble = std::get_if<protocol::Problem>(&message)) {
        reportProblem(QString::fromStdString(trouble->text));
    } else if (const auto* interfaces = std::get_if<protocol::Interfaces>(&message)) {
        if (!movesTooOften())
            update(*interfaces);
    } else if (const auto* relay = std::get_if<protocol::RelayEndpoint>(&message)) {
        if (movesTooOften())
            return;
        m_knowledge.relay = relay->port == 0 ? std::nullopt : std::optional(*relay);
        m_relayKnown = true;
        firstWordsCame();
        emit changed();
    } else if (const auto* steering = std::get_if<protocol::SteeringStatus>(&message)) {
        m_knowledge.steering = *steering;
        emit changed();
    } else if (const auto* tickets = std::get_if<protocol::Admitted>(&message)) {
        if (tickets->id <= m_admitted || tickets->id > m_tickets)
            return distrust(QStringLiteral("it accepts tickets that it was not sent"));
        m_admitted = tickets->id;
        emit admitted(tickets->id);
    } else if (const auto* listeners = std::get_if<protocol::Listeners>(&message)) {
        update(*listeners);
    } else if (const auto* usage = std::get_if<protocol::Usage>(&message)) {
        if (!usage->used && !m_keptRunning)
            emit unused();
    } else if (const auto* pong = std::get_if<protocol::Pong>(&message)) {
        answered(pong->id);
    }
}

void GuestSession::greet(const protocol::Hello& hello)
{
    if (hello.protocol != protocol::version || hello.program != PORTOLAN_VERSION) {
        return fail(hello.program == PORTOLAN_VERSION
                ? QStringLiteral("The agent in the guest comes from another build of Portolan " PORTOLAN_VERSION ". They do not "
                                 "work together. Install both from one package, and start Portolan again.")
                : QStringLiteral("The agent in the guest has version %1, but this is Portolan %2. They do not work "
                                 "together. Install both from one package.")
                      .arg(QString::fromStdString(hello.program), QStringLiteral(PORTOLAN_VERSION)));
    }
    if (m_knowledge.hello) // each would cost a long answer and look like a sign of life
        return distrust(QStringLiteral("it says hello twice"));
    m_knowledge.hello = hello;
    m_helloTimer.start(helloDeadline); // for its interfaces, which come right after the hello
    emit changed();
}

void GuestSession::update(const protocol::Interfaces& interfaces)
{
    m_knowledge.interfaces = interfaces.all;
    emit changed(); // the guest configures the peers now
    if (m_addressesKnown)
        return;
    // Not earlier: the agent opens its relay when it is configured, and is dialled as soon as it says so. By then it has to
    // know from which address, and that depends on its own address.
    m_addressesKnown = true;
    m_helloTimer.stop();
    sendConfiguration();
    m_agent->send(m_denied);
    m_unanswered = 0;
    m_heartbeat.start();
}

void GuestSession::update(const protocol::Listeners& changes)
{
    // Mirrors would close and reopen if half of a list were taken for the whole.
    const bool isPart = changes.more || changes.reset || m_incomplete;
    if (isPart && !m_incomplete)
        m_incomplete = m_knowledge.listeners;
    auto& listeners = isPart ? *m_incomplete : m_knowledge.listeners;
    if (changes.reset)
        listeners.clear();
    for (uint64_t id : changes.removed)
        listeners.erase(id);
    for (GuestListener listener : changes.added) {
        const auto known = m_knowledge.listeners.find(listener.id);
        const bool isKnown = known != m_knowledge.listeners.end() && isSameSocket(known->second, listener);
        listener.order = isKnown ? known->second.order : m_earlierOrders + listener.order;
        listeners.insert_or_assign(listener.id, std::move(listener));
    }
    if (listeners.size() > protocol::mostListeners)
        return distrust(QStringLiteral("it reports more listeners than it may"));
    if (changes.more)
        return;
    if (isPart)
        m_knowledge.listeners = std::move(*m_incomplete);
    m_incomplete.reset();
    m_knowledge.truncated = changes.truncated;
    m_listenersKnown = true;
    firstWordsCame();
    emit changed();
}

/// Until the agent has told of listeners and relay, the facts of the last agent hold.
void GuestSession::firstWordsCame()
{
    if (agentRuns() || !m_listenersKnown || !m_relayKnown)
        return;
    m_graceTimer.stop();
    const bool again = agentRestarts() || m_knowledge.state == GuestState::Failed;
    if (again && m_wasUp)
        emit restarted();
    m_wasUp = true;
    setState(GuestState::Connected);
}

void GuestSession::sendConfiguration()
{
    if (!m_agent || !m_addressesKnown)
        return;
    m_configuration.token = m_knowledge.token;
    m_configuration.proof = m_knowledge.proof;
    m_configuration.reportUsage = m_launcher->canRest() && !m_keptRunning;
    m_agent->send(m_configuration);
}

void GuestSession::beat()
{
    if (!m_agent)
        return m_heartbeat.stop();
    if (m_unanswered >= (m_doubted ? replacedAfterPingsInDoubt : replacedAfterPings))
        return lost(QStringLiteral("The agent in the guest no longer answers."));
    if (m_unanswered >= silentAfterPings && agentRuns() && m_knowledge.agent == AgentState::Answers) {
        setState(GuestState::Connected, QStringLiteral("The agent in the guest does not answer."), AgentState::Silent);
        releaseWaiting();
    }
    ++m_unanswered;
    m_agent->send(protocol::Ping { ++m_ping });
}

/// The agent ended by itself, or this class gives up on it.
void GuestSession::lost(const QString& text)
{
    const bool greeted = m_knowledge.hello.has_value();
    dropAgent();
    if (m_launcher->replaced() || !m_launcher->present()) {
        stop();
        return attach(); // a guest of the same name may be back already
    }
    if (!greeted && m_asksForPassword) {
        // To ask for the password again and again would be worse than no agent.
        m_graceTimer.stop();
        return setState(GuestState::Failed,
            QStringLiteral("The agent was not started as root: %1 Retry to be asked again.").arg(text));
    }
    m_failures = m_agentAge.elapsed() > soundAgeMs ? 0 : m_failures + 1;
    if (agentRuns()) {
        m_graceTimer.start(grace);
        setState(GuestState::Connected, text, AgentState::Restarting);
    } else if (agentRestarts()) {
        m_knowledge.problem = text; // for the end of the grace
    } else if (m_failures > 1) {
        setState(GuestState::Failed, text);
    }
    scheduleRestart();
}

/// A retry at once would not help.
void GuestSession::fail(const QString& text)
{
    const bool asksAgain = !m_knowledge.hello && m_asksForPassword; // and only the user may have it ask
    dropAgent();
    setState(GuestState::Failed, text);
    if (!asksAgain)
        m_restartTimer.start(failureDelay);
}

/// The agent broke the protocol: it is not ours, or no longer.
void GuestSession::distrust(const QString& what)
{
    fail(QStringLiteral("The agent in the guest was stopped because it broke the protocol: %1.").arg(what));
    if (m_restartTimer.isActive())
        m_restartTimer.start(failureDelay * (1 << std::min(m_breaches++, mostDoublings)));
}

/// Counts a change of interface or relay. True: there were too many, and the agent is dropped.
bool GuestSession::movesTooOften()
{
    if (!m_second.isActive())
        m_second.start();
    if (++m_moves <= movesInASecond)
        return false;
    distrust(QStringLiteral("its address changes all the time"));
    return true;
}

void GuestSession::reportProblem(const QString& text)
{
    if (!m_second.isActive())
        m_second.start();
    if (++m_problems <= problemsInASecond)
        emit problem(text);
}

void GuestSession::secondIsOver()
{
    m_moves = 0;
    const int left = std::exchange(m_problems, 0) - problemsInASecond;
    if (left > 0)
        emit problem(QStringLiteral("The agent in the guest reported %1 more problems.").arg(left));
}

void GuestSession::dropAgent()
{
    m_heartbeat.stop();
    m_helloTimer.stop();
    if (!m_agent)
        return;
    m_agent->disconnect(this);
    m_agent->finishAndDelete();
    m_agent = nullptr;
    // Whoever listens on the relay's ports from now on is not our agent, so the ways must close whatever the state was.
    const bool waysWereOpen = m_knowledge.relay || m_knowledge.steering;
    m_knowledge.relay.reset();
    m_knowledge.steering.reset();
    releaseWaiting();
    if (waysWereOpen)
        emit changed();
}

void GuestSession::scheduleRestart()
{
    const size_t step = std::min<size_t>(static_cast<size_t>(m_failures), restartDelays.size() - 1);
    m_restartTimer.start(restartDelays[step]);
}

/// There is no guest.
void GuestSession::stop()
{
    m_graceTimer.stop();
    m_breaches = 0;
    m_knowledge.resting = m_launcher->resting();
    const QString obstacle = m_launcher->obstacle();
    if (obstacle.isEmpty())
        setState(GuestState::Stopped, m_launcher->absence());
    else
        setState(GuestState::Failed, obstacle);
}

/// It has told everything once and has not ended since.
bool GuestSession::agentRuns() const
{
    return m_knowledge.state == GuestState::Connected && m_knowledge.agent != AgentState::Restarting;
}

bool GuestSession::agentRestarts() const { return m_knowledge.agent == AgentState::Restarting; }

void GuestSession::setState(GuestState state, const QString& problem, AgentState agent)
{
    if (m_knowledge.state == state && m_knowledge.agent == agent && m_knowledge.problem == problem)
        return;
    m_knowledge.state = state;
    m_knowledge.agent = agent;
    m_knowledge.problem = problem;
    emit changed();
}

} // namespace portolan

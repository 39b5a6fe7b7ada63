// SPDX-License-Identifier: MIT
#include "core/relay/steered_way.h"

#include "core/relay/steered_dial.h"

#include <asio/post.hpp>

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;

/// For a ticket or a service's rendezvous ports that the agent was asked for.
constexpr auto ticketPatience = 50ms;
constexpr std::chrono::milliseconds trialPatience = 2s;
/// At a time: those of one trial and of another one that replaces it. An agent must not make us dial without an end.
constexpr size_t mostTrialDials = 2 * protocol::mostTrialServices;
/// Tickets that a connection may try, if the ports of the first ones rest.
constexpr int mostTickets = 8;
constexpr int tolerableFailures = 3;
constexpr auto askAgain = 1s;
constexpr auto longestPause = 300s;

} // namespace

SteeredWay::SteeredWay(asio::io_context& context)
    : m_context(context)
    , m_tickets(std::make_shared<TicketPool>(context, [this](const protocol::Tickets& tickets) {
        if (m_handlers.tickets)
            m_handlers.tickets(tickets);
    }))
    , m_timer(context)
{
}

void SteeredWay::setRoute(const std::optional<SteeredRoute>& route)
{
    if (m_route == route)
        return;
    const bool sameEnds = m_route && route && m_route->host == route->host && m_route->guest == route->guest;
    if (m_route)
        m_services.erase({ m_route->guest, m_route->relay });
    m_route = route;
    m_answered = m_lastRequest; // or never
    if (!sameEnds) {
        for (auto& [endpoint, service] : m_services)
            service = {};
    }
    if (open() && m_route->relay != 0)
        m_services[{ m_route->guest, m_route->relay }] = {};
    // A trial that begins anew knows only the tickets that it was given.
    if (!m_route) {
        m_tickets->close();
        m_trialCalls.clear();
    } else if (!sameEnds || !m_route->ready)
        m_tickets->open(m_route->host);
    if (open() && !m_services.empty())
        tellServices();
    serveWaiting();
}

void SteeredWay::setServices(uint64_t request, const std::vector<protocol::SteeredService>& services)
{
    std::map<sockets::Endpoint, std::vector<uint16_t>> given;
    for (const protocol::SteeredService& each : services)
        given.emplace(sockets::Endpoint(each.address, each.port), each.rendezvous);
    size_t fewest = protocol::SteeringRequest::usualRendezvousPorts;
    for (auto& [endpoint, service] : m_services) {
        const std::vector<uint16_t> ports = std::move(given[endpoint]);
        if (ports.size() > service.rendezvous.size())
            service.retry = {};
        else if (ports.empty() && service.request <= request)
            service.retry = Clock::now() + askAgain;
        if (service.request <= request)
            service.request = 0;
        service.rendezvous = ports;
        if (!ports.empty())
            fewest = std::min(fewest, ports.size());
    }
    m_tickets->setMeetings(fewest);
    m_answered = std::min(request, m_lastRequest); // an agent may answer what it was not asked
    if (m_hasNews)
        tellServices();
    serveWaiting();
}

void SteeredWay::admitted(uint64_t tickets)
{
    m_tickets->admitted(tickets);
    serveWaiting();
}

void SteeredWay::tryOut(const std::vector<protocol::SteeredService>& listeners)
{
    for (const protocol::SteeredService& listener : listeners) {
        if (m_trialDials >= mostTrialDials)
            return;
        ++m_trialDials;
        const sockets::Endpoint endpoint(listener.address, listener.port);
        Service& service = m_services[endpoint];
        service.rendezvous = listener.rendezvous;
        service.onTrial = true;
        attempt({ endpoint })->start([weak = weak_from_this(), endpoint](Attempt::Outcome outcome) {
            const auto self = weak.lock();
            if (!self)
                return;
            --self->m_trialDials;
            self->m_services.erase(endpoint);
            if (outcome.kind != Attempt::Outcome::Kind::Connected || outcome.wasReset)
                return;
            // They carry nothing, and last until newer ones replace them: an agent must not make us hold more and more.
            self->m_trialCalls.push_back(std::move(outcome.socket));
            if (self->m_trialCalls.size() > mostTrialDials)
                self->m_trialCalls.pop_front();
        });
    }
}

Way::Leads SteeredWay::leadsTo(const Request& request) const
{
    if (!open() || !request.local || !m_route->leadsTo(request.service.address()))
        return Leads::No;
    const auto known = m_services.find(request.service);
    return known == m_services.end() || known->second.retry <= Clock::now() ? Leads::Yes : Leads::NotNow;
}

std::shared_ptr<Attempt> SteeredWay::attempt(const Request& request)
{
    return std::make_shared<SteeredDial>(m_context, shared_from_this(), request);
}

void SteeredWay::dial(const std::shared_ptr<SteeredDial>& dial)
{
    Service& service = m_services[dial->service()];
    if (service.rendezvous.empty() && service.request == 0)
        tellServices();
    // Before those that wait: if there is a ticket, they wait for the agent's answer about another service.
    if (begin(*dial))
        return;
    m_waiting.push_back({ Clock::now() + (service.onTrial ? trialPatience : ticketPatience), dial });
    m_tickets->replenish(m_waiting.size());
    if (!service.rendezvous.empty() && !m_tickets->areComing()) {
        m_waiting.pop_back();
        return dial->giveUp(false);
    }
    watchWaiting();
}

bool SteeredWay::mayMeet(uint16_t host, uint16_t rendezvous) { return m_pairs.meet(host, rendezvous, Clock::now()); }

/// False: it has to wait.
bool SteeredWay::begin(SteeredDial& dial)
{
    const auto found = m_services.find(dial.service());
    if (!m_route || found == m_services.end()) {
        dial.giveUp(false);
        return true;
    }
    Service& service = found->second;
    if (service.rendezvous.empty()) {
        if (service.request != 0)
            return false;
        dial.giveUp(false); // the agent has none for it
        return true;
    }
    for (int tried = 0; tried < mostTickets; ++tried) {
        std::optional<TicketPool::Ticket> ticket = m_tickets->take();
        if (!ticket)
            return false;
        if (dial.connect(std::move(*ticket), m_route->guest, service.rendezvous))
            return true;
    }
    wantMore(service);
    dial.giveUp(false);
    return true;
}

/// Its pairs of ports rest.
void SteeredWay::wantMore(Service& service)
{
    service.retry = Clock::now() + askAgain;
    if (service.onTrial || service.rendezvous.size() < service.wanted || service.wanted >= protocol::SteeringRequest::mostRendezvousPorts)
        return; // the agent gave all that it can
    service.wanted = static_cast<uint16_t>(service.wanted * 2);
    tellServices();
}

/// The agent's relay is called the same way. If that works, it is the service that does not take the connection.
void SteeredWay::unanswered(const std::shared_ptr<SteeredDial>& dial)
{
    const auto known = m_services.find(dial->service());
    const bool stays = known != m_services.end()
        && std::ranges::find(known->second.rendezvous, dial->rendezvous()) != known->second.rendezvous.end();
    const sockets::Endpoint relay = open() ? sockets::Endpoint(m_route->guest, m_route->relay) : sockets::Endpoint();
    if (!stays || relay.port() == 0 || dial->service() == relay)
        return dial->giveUp(true);
    m_unanswered.push_back(dial);
    if (m_unanswered.size() > 1)
        return; // the test is under way
    attempt({ relay })->start([weak = weak_from_this()](const Attempt::Outcome& outcome) {
        if (const auto self = weak.lock())
            self->tested(outcome.kind == Attempt::Outcome::Kind::Connected);
    });
}

void SteeredWay::tested(bool works)
{
    for (const auto& dial : std::exchange(m_unanswered, {})) {
        if (works && !dial->over())
            dial->waitOn();
        else
            dial->giveUp(true);
    }
}

void SteeredWay::serveWaiting()
{
    // A handler may dial anew, or close all.
    std::deque<Waiting> waiting = std::exchange(m_waiting, {});
    std::deque<Waiting> left;
    for (Waiting& each : waiting) {
        if (!each.dial->over() && !begin(*each.dial))
            left.push_back(std::move(each));
    }
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(left.begin()), std::make_move_iterator(left.end()));
    watchWaiting();
}

void SteeredWay::watchWaiting()
{
    if (m_waiting.empty()) {
        m_timer.cancel();
        return;
    }
    const auto first = std::ranges::min_element(m_waiting, {}, &Waiting::until);
    m_timer.expires_at(first->until);
    m_timer.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        const auto self = weak.lock();
        if (!self || error)
            return;
        // What has arrived by now comes first, if the machine kept this thread from it.
        asio::post(self->m_context, [weak] {
            if (const auto way = weak.lock())
                way->dropImpatient();
        });
    });
}

void SteeredWay::dropImpatient()
{
    const auto now = Clock::now();
    for (Waiting& each : std::exchange(m_waiting, {})) {
        if (each.until > now) {
            m_waiting.push_back(std::move(each));
            continue;
        }
        const auto service = m_services.find(each.dial->service());
        if (service != m_services.end() && service->second.rendezvous.empty())
            service->second.retry = now + askAgain;
        each.dial->giveUp(false);
    }
    watchWaiting();
}

/// Asks one question at a time: each tells of all services, and many may come together.
void SteeredWay::tellServices()
{
    for (auto& [endpoint, service] : m_services) {
        if (!service.onTrial && service.rendezvous.empty() && service.request == 0)
            service.request = m_lastRequest + 1;
    }
    m_hasNews = m_answered < m_lastRequest;
    if (m_hasNews)
        return; // until that one is answered
    protocol::SteeringRequest all { ++m_lastRequest, {} };
    for (const auto& [endpoint, service] : m_services) {
        if (!service.onTrial)
            all.services.push_back({ { endpoint.address(), endpoint.port() }, service.wanted });
    }
    if (m_handlers.services)
        m_handlers.services(all);
}

void SteeredWay::proved(const sockets::Endpoint& service)
{
    const auto known = m_services.find(service);
    if (known == m_services.end() || (known->second.proved && known->second.failures == 0))
        return;
    known->second.proved = true;
    known->second.failures = 0;
    known->second.pause = 1s;
}

bool SteeredWay::bypassed(const sockets::Endpoint& service)
{
    const auto known = m_services.find(service);
    if (known == m_services.end())
        return false;
    Service& its = known->second;
    if (its.retry > Clock::now())
        return true; // for what failed before this did, or together with it
    if (its.proved && ++its.failures < tolerableFailures)
        return false;
    its.proved = false;
    its.failures = 0;
    its.retry = Clock::now() + its.pause;
    its.pause = std::min<std::chrono::seconds>(its.pause * 2, longestPause);
    return true;
}

void SteeredWay::forget(const sockets::Endpoint& service)
{
    if (m_services.erase(service) != 0 && open())
        tellServices();
}

void SteeredWay::close()
{
    m_handlers = {};
    m_route.reset();
    m_tickets->close();
    m_trialCalls.clear();
    m_timer.cancel();
    for (const Waiting& each : std::exchange(m_waiting, {}))
        each.dial->giveUp(false);
}

} // namespace portolan

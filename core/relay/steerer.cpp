// SPDX-License-Identifier: MIT
#include "core/relay/steerer.h"

#include <asio/post.hpp>

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;

/// For a ticket or a service's rendezvous ports, where there are none at hand.
constexpr auto ticketPatience = 50ms;
/// For a connection: the answer takes less than a millisecond, unless the machine is busy. A service that was reached
/// this way before may be too busy to take a connection, which is no fault of the way.
constexpr auto patience = 250ms;
constexpr auto provedPatience = 500ms;
constexpr int tolerableFailures = 3;
constexpr auto askAgain = 1s;
constexpr auto longestPause = 300s;

/// The trial's connections carry nothing, and last until their end, which the agent makes.
class TrialCall : public std::enable_shared_from_this<TrialCall>
{
public:
    explicit TrialCall(sockets::Socket socket)
        : m_socket(std::move(socket))
    {
    }

    void waitForEnd()
    {
        m_socket.waitForData([self = shared_from_this()](const asio::error_code&) { });
    }

private:
    sockets::Socket m_socket;
};

} // namespace

Steerer::Steerer(asio::io_context& context, TicketPool::Share share, SteeringHandlers handlers)
    : m_context(context)
    , m_handlers(std::move(handlers))
    , m_tickets(std::make_shared<TicketPool>(
          context, share, [this](const protocol::Tickets& tickets) { m_handlers.announce(tickets); }))
    , m_timer(context)
{
}

void Steerer::setWay(const std::optional<SteeringWay>& way)
{
    if (m_way == way)
        return;
    const bool sameEnds = m_way && way && m_way->host == way->host && m_way->guest == way->guest;
    m_way = way;
    if (!sameEnds) {
        for (auto& [endpoint, service] : m_services)
            service = {};
    }
    // A trial that begins anew knows only the tickets that it was given.
    if (!m_way)
        m_tickets->close();
    else if (!sameEnds || !m_way->ready)
        m_tickets->open(m_way->host);
    if (open() && !m_services.empty())
        tellServices();
    serveWaiting();
}

void Steerer::setServices(const std::vector<protocol::SteeredService>& services)
{
    std::map<sockets::Endpoint, std::vector<uint16_t>> given;
    for (const protocol::SteeredService& each : services)
        given.emplace(sockets::Endpoint(each.address, each.port), each.rendezvous);
    for (auto& [endpoint, service] : m_services) {
        const auto ports = given.find(endpoint);
        const bool mayBeOlder = Clock::now() - service.asked < ticketPatience; // than the question
        if (ports != given.end() && service.rendezvous.empty())
            service.retry = {};
        else if (ports == given.end() && !mayBeOlder)
            service.retry = Clock::now() + askAgain;
        service.rendezvous = ports == given.end() ? std::vector<uint16_t>() : ports->second;
    }
    serveWaiting();
}

void Steerer::admitted(uint64_t tickets)
{
    m_tickets->admitted(tickets);
    serveWaiting();
}

void Steerer::tryOut(const std::vector<protocol::SteeredService>& listeners)
{
    for (const protocol::SteeredService& listener : listeners)
        call(listener);
}

void Steerer::call(const protocol::SteeredService& listener)
{
    const sockets::Endpoint endpoint(listener.address, listener.port);
    m_services[endpoint].rendezvous = listener.rendezvous;
    const auto done = [weak = weak_from_this(), endpoint](SteeredDial::Outcome outcome, sockets::Socket socket) {
        if (const auto self = weak.lock())
            self->m_services.erase(endpoint);
        if (outcome == SteeredDial::Outcome::Connected)
            std::make_shared<TrialCall>(std::move(socket))->waitForEnd();
    };
    m_waiting.push_back({ Clock::now() + 2s, std::make_shared<SteeredDial>(m_context, endpoint, false, done) });
    serveWaiting();
}

bool Steerer::leadsTo(const sockets::Endpoint& service) const
{
    if (!open() || !m_way->leadsTo(service.address()))
        return false;
    const auto known = m_services.find(service);
    return known == m_services.end() || known->second.retry <= Clock::now();
}

void Steerer::dial(const std::shared_ptr<SteeredDial>& dial)
{
    Service& service = m_services[dial->service()];
    if (const auto now = Clock::now(); service.rendezvous.empty() && now - service.asked >= askAgain) {
        service.asked = now;
        tellServices();
    }
    // Before whoever waits: if there is a ticket, they wait for the agent's answer about another service.
    if (begin(*dial))
        return;
    m_waiting.push_back({ Clock::now() + ticketPatience, dial });
    m_tickets->replenish(m_waiting.size());
    watchWaiting();
}

/// False: it has to wait.
bool Steerer::begin(SteeredDial& dial)
{
    const auto service = m_services.find(dial.service());
    if (!m_way || service == m_services.end()) {
        dial.giveUp(SteeredDial::Outcome::NoTicket);
        return true;
    }
    if (service->second.rendezvous.empty())
        return false;
    std::optional<TicketPool::Ticket> ticket = m_tickets->take();
    if (!ticket)
        return false;
    dial.connect(std::move(*ticket), m_way->guest, service->second.rendezvous,
        service->second.proved ? provedPatience : patience);
    return true;
}

void Steerer::serveWaiting()
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

void Steerer::watchWaiting()
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
            if (const auto steerer = weak.lock())
                steerer->dropImpatient();
        });
    });
}

void Steerer::dropImpatient()
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
        each.dial->giveUp(SteeredDial::Outcome::NoTicket);
    }
    watchWaiting();
}

void Steerer::tellServices()
{
    protocol::SteeringRequest steer;
    for (const auto& [endpoint, service] : m_services)
        steer.services.push_back({ endpoint.address(), endpoint.port() });
    m_handlers.steer(steer);
}

void Steerer::proved(const sockets::Endpoint& service)
{
    const auto known = m_services.find(service);
    if (known == m_services.end() || (known->second.proved && known->second.failures == 0))
        return;
    known->second.proved = true;
    known->second.failures = 0;
    known->second.pause = 1s;
}

bool Steerer::failed(const sockets::Endpoint& service)
{
    const auto known = m_services.find(service);
    if (known == m_services.end())
        return true;
    Service& its = known->second;
    if (its.retry > Clock::now())
        return false; // for what failed before this did, or together with it
    if (its.proved && ++its.failures < tolerableFailures)
        return true;
    its.proved = false;
    its.failures = 0;
    its.retry = Clock::now() + its.pause;
    its.pause = std::min<std::chrono::seconds>(its.pause * 2, longestPause);
    return false;
}

void Steerer::forget(const sockets::Endpoint& service)
{
    if (m_services.erase(service) != 0 && open())
        tellServices();
}

void Steerer::close()
{
    for (const Waiting& each : std::exchange(m_waiting, {}))
        each.dial->cancel();
    m_timer.cancel();
    m_way.reset();
    m_tickets->close();
}

} // namespace portolan

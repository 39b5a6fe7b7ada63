// SPDX-License-Identifier: MIT
#include "core/net/readiness_linux.h"

#include "core/base/unique_fd.h"

#include <asio/post.hpp>

#include <algorithm>
#include <array>
#include <thread>
#include <tuple>
#include <utility>

#include <sys/epoll.h>

namespace portolan::sockets {

namespace {

using namespace std::chrono_literals;

constexpr int eventsPerCall = 64;
/// Calls for events before the loop's other work gets its turn.
constexpr int callsPerTurn = 16;
/// Not much more than a sleeping thread takes to be woken and to run, which is part of it.
constexpr auto shortSleep = 100us;
/// More at a time, and there is enough to do without looking.
constexpr int eventsOfAConversation = 2;
/// So many in a row, and the next will most likely be a short one, too.
constexpr int shortSleepsToStayAwake = 16;

uint32_t placeOf(uint64_t watch) { return static_cast<uint32_t>(watch); }
uint32_t generationOf(uint64_t watch) { return static_cast<uint32_t>(watch >> 32); }

} // namespace

asio::execution_context::id Readiness::id;

Readiness::Readiness(asio::execution_context& context)
    : asio::execution_context::service(context)
    , m_context(static_cast<asio::io_context&>(context))
    , m_epoll(m_context)
{
}

asio::error_code Readiness::open()
{
    if (m_epoll.is_open())
        return {};
    UniqueFd set(::epoll_create1(EPOLL_CLOEXEC));
    if (!set)
        return lastError();
    asio::error_code error;
    m_epoll.assign(set.fd(), error);
    if (!error)
        std::ignore = set.release();
    return error;
}

void Readiness::shutdown()
{
    for (Place& place : m_places) {
        if (Subject* subject = std::exchange(place.subject, nullptr))
            subject->abandon();
    }
}

asio::error_code Readiness::add(int descriptor, uint32_t events, Subject& subject, Watch& watch)
{
    if (const asio::error_code error = open())
        return error;
    if (m_free.empty()) {
        m_free.push_back(static_cast<uint32_t>(m_places.size()));
        m_places.emplace_back();
    }
    const uint32_t place = m_free.back();
    watch = uint64_t { m_places[place].generation } << 32 | place;
    if (const asio::error_code error = control(EPOLL_CTL_ADD, descriptor, events, watch))
        return error;
    m_free.pop_back();
    m_places[place].subject = &subject;
    if (!m_asleep && !m_atWork)
        sleep();
    return {};
}

asio::error_code Readiness::change(int descriptor, uint32_t events, Watch watch)
{
    return control(EPOLL_CTL_MOD, descriptor, events, watch);
}

asio::error_code Readiness::control(int operation, int descriptor, uint32_t events, Watch watch)
{
    epoll_event event { events | EPOLLET, {} };
    event.data.u64 = watch;
    if (::epoll_ctl(m_epoll.native_handle(), operation, descriptor, &event) != 0)
        return lastError();
    return {};
}

void Readiness::remove(Watch watch)
{
    if (!find(watch))
        return;
    Place& place = m_places[placeOf(watch)];
    place = { nullptr, place.generation + 1, false };
    m_free.push_back(placeOf(watch));
}

void Readiness::again(Watch watch)
{
    if (!find(watch) || std::exchange(m_places[placeOf(watch)].again, true))
        return;
    m_again.push_back(watch);
    if (!m_atWork)
        workSoon();
}

Readiness::Subject* Readiness::find(Watch watch)
{
    const uint32_t place = placeOf(watch);
    return place < m_places.size() && m_places[place].generation == generationOf(watch) ? m_places[place].subject
                                                                                        : nullptr;
}

void Readiness::sleep()
{
    m_atWork = false;
    m_idleSince = Clock::now();
    if (std::exchange(m_asleep, true))
        return;
    m_epoll.async_wait(asio::posix::stream_descriptor::wait_read, [this](const asio::error_code& error) {
        if (!error)
            awake();
    });
}

void Readiness::awake()
{
    m_asleep = false;
    if (m_atWork)
        return;
    const auto now = Clock::now();
    m_shortSleeps = now - m_idleSince < shortSleep ? m_shortSleeps + 1 : 0;
    m_idleSince = now;
    work();
}

void Readiness::workSoon()
{
    m_atWork = true;
    asio::post(m_context, [this] { work(); });
}

void Readiness::work()
{
    m_atWork = true;
    for (int call = 0; call < callsPerTurn; ++call) {
        const int told = tellOnce();
        if (told > eventsOfAConversation)
            m_shortSleeps = 0;
        if (told == eventsPerCall || !m_again.empty())
            continue;
        if (m_shortSleeps < shortSleepsToStayAwake)
            return sleep();
        const auto now = Clock::now();
        if (told > 0) {
            m_idleSince = now;
        } else if (now - m_idleSince < shortSleep) {
            std::this_thread::yield();
        } else {
            m_shortSleeps = 0;
            return sleep();
        }
    }
    workSoon();
}

int Readiness::tellOnce()
{
    std::array<epoll_event, eventsPerCall> events;
    const int count = std::max(::epoll_wait(m_epoll.native_handle(), events.data(), eventsPerCall, 0), 0);
    for (int i = 0; i < count; ++i) {
        if (Subject* subject = find(events[i].data.u64))
            subject->ready(events[i].events);
    }
    // Those that ask meanwhile have their turn the next time.
    m_toTell.clear();
    std::swap(m_toTell, m_again);
    for (const Watch watch : m_toTell) {
        if (Subject* subject = find(watch)) {
            m_places[placeOf(watch)].again = false;
            subject->ready(0);
        }
    }
    return count;
}

} // namespace portolan::sockets

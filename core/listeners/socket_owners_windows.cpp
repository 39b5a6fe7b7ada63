// SPDX-License-Identifier: MIT
#include "core/listeners/socket_owners.h"

#include "core/listeners/process_name.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

/// How long a name is cached: a pid may be reused.
constexpr auto belief = 1s;

} // namespace

SocketOwners::SocketOwners(std::function<Clock::time_point()> now)
    : m_now(std::move(now))
{
}

std::vector<Process> SocketOwners::find(const std::vector<ListeningSocket>& sockets, const std::vector<Hint>&)
{
    const Clock::time_point now = m_now();
    std::unordered_map<uint64_t, Known> known;
    std::vector<Process> owners;
    owners.reserve(sockets.size());
    for (const ListeningSocket& socket : sockets) {
        const auto before = m_known.find(socket.number);
        const bool holds
            = before != m_known.end() && before->second.process.pid == socket.pid && now < before->second.check;
        Known one = holds ? before->second : Known {};
        if (!holds) {
            one.process = { socket.pid, processName(socket.pid) };
            one.check = now + belief;
            ++m_walks;
        }
        owners.push_back(one.process);
        known.insert_or_assign(socket.number, std::move(one));
    }
    m_known = std::move(known);
    return owners;
}

} // namespace portolan

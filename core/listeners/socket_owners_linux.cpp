// SPDX-License-Identifier: MIT
#include "core/listeners/socket_owners.h"

#include "core/listeners/process_name.h"
#include "core/listeners/process_sockets.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include <sys/stat.h>

namespace portolan {

namespace {

using namespace std::chrono_literals;

constexpr SocketOwners::Clock::duration ownerCheck = 1s;
constexpr SocketOwners::Clock::duration firstPatience = 250ms;
constexpr SocketOwners::Clock::duration longestPatience = 60s;

} // namespace

SocketOwners::SocketOwners(std::function<Clock::time_point()> now)
    : m_now(std::move(now))
{
}

std::vector<Process> SocketOwners::find(const std::vector<ListeningSocket>& sockets, const std::vector<Hint>& hints)
{
    const Clock::time_point now = m_now();

    std::unordered_map<uint64_t, uint32_t> present;
    for (const ListeningSocket& socket : sockets) {
        if (socket.number != 0)
            present.emplace(socket.number, socket.uid);
    }
    std::erase_if(m_known, [&present](const auto& known) { return !present.contains(known.first); });

    Missing missing;
    std::unordered_map<uint32_t, std::string> names; // read once for a process with many sockets
    for (const auto& [number, uid] : present) {
        const auto found = m_known.find(number);
        if (found == m_known.end()) {
            missing.emplace(number, uid);
            continue;
        }
        Known& known = found->second;
        if (now < known.check)
            continue;
        if (known.descriptor >= 0 && socketInode(known.process.pid, known.descriptor) == number) {
            const auto [name, isNew] = names.try_emplace(known.process.pid);
            if (isNew)
                name->second = processName(known.process.pid); // it may have executed another program
            known.process.name = name->second;
            known.check = now + ownerCheck;
        } else {
            missing.emplace(number, uid);
        }
    }
    std::unordered_set<uint32_t> likely;
    for (const Hint& hint : hints) {
        if (missing.contains(hint.number) && likely.insert(hint.pid).second)
            lookInto(hint.pid, missing, now);
    }
    if (!missing.empty())
        walk(std::move(missing), now);

    std::vector<Process> owners;
    owners.reserve(sockets.size());
    for (const ListeningSocket& socket : sockets) {
        const auto known = m_known.find(socket.number);
        owners.push_back(known == m_known.end() ? Process {} : known->second.process);
    }
    return owners;
}

bool SocketOwners::lookInto(uint32_t pid, Missing& missing, Clock::time_point now)
{
    const std::optional<std::vector<OpenSocket>> sockets = openSockets(pid);
    if (!sockets)
        return false;
    std::string name;
    for (const OpenSocket& socket : *sockets) {
        if (missing.erase(socket.inode) == 0)
            continue;
        if (name.empty())
            name = processName(pid);
        m_known[socket.inode] = { { pid, name }, socket.descriptor, now + ownerCheck, {} };
    }
    return true;
}

void SocketOwners::walk(Missing missing, Clock::time_point now)
{
    ++m_walks;
    std::unordered_set<uint32_t> unreadableUsers; // users with unreadable processes
    for (const uint32_t pid : allProcesses()) {
        if (missing.empty())
            return;
        if (lookInto(pid, missing, now))
            continue;
        struct stat information {
        };
        if (::stat(("/proc/" + std::to_string(pid)).c_str(), &information) == 0)
            unreadableUsers.insert(information.st_uid);
    }
    for (const auto& [number, uid] : missing) {
        Known& known = m_known[number];
        known.process = { 0, userName(uid) };
        known.descriptor = -1;
        // If the user's processes are not readable there is little hope; else the owner may appear soon.
        known.patience = unreadableUsers.contains(uid)
            ? longestPatience
            : std::clamp<Clock::duration>(known.patience * 2, firstPatience, longestPatience);
        known.check = now + known.patience;
    }
}

} // namespace portolan

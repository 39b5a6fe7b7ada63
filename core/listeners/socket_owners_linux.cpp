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

/// Whether `child`, which has the socket at `descriptor`, was started to take it over: see SocketOwners.
bool isHandedOver(uint32_t child, int descriptor, int keeperDescriptor)
{
    if (descriptor != keeperDescriptor)
        return true;
    const std::string announced = '\0' + ("LISTEN_PID=" + std::to_string(child)) + '\0';
    return ('\0' + startEnvironment(child)).find(announced) != std::string::npos;
}

/// A process with listening sockets, and the other programs that it started. Read once for all its sockets.
struct Keeper {
    struct Service {
        Process process;
        std::vector<OpenSocket> sockets;
    };

    explicit Keeper(uint32_t pid)
        : process { pid, processName(pid) }
    {
        for (const uint32_t child : childProcesses(pid)) {
            const std::string name = processName(child);
            if (!name.empty() && name != process.name)
                services.push_back({ { child, name }, openSockets(child).value_or(std::vector<OpenSocket>()) });
        }
    }

    /// Who serves the socket `number`, which the keeper has at `descriptor`.
    [[nodiscard]] const Process& serverOf(uint64_t number, int descriptor) const
    {
        for (const Service& service : services) {
            for (const OpenSocket& socket : service.sockets) {
                if (socket.inode == number && isHandedOver(service.process.pid, socket.descriptor, descriptor))
                    return service.process;
            }
        }
        return process;
    }

    Process process;
    std::vector<Service> services;
};

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
    std::unordered_map<uint32_t, Keeper> keepers;
    for (const auto& [number, uid] : present) {
        const auto found = m_known.find(number);
        if (found == m_known.end()) {
            missing.emplace(number, uid);
            continue;
        }
        Known& known = found->second;
        if (now < known.check)
            continue;
        if (known.descriptor >= 0 && socketInode(known.keeper, known.descriptor) == number) {
            // It may have executed another program, or started one.
            const auto keeper = keepers.try_emplace(known.keeper, known.keeper).first;
            known.process = keeper->second.serverOf(number, known.descriptor);
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
    std::optional<Keeper> keeper;
    for (const OpenSocket& socket : *sockets) {
        if (missing.erase(socket.inode) == 0)
            continue;
        if (!keeper)
            keeper.emplace(pid);
        const Process& server = keeper->serverOf(socket.inode, socket.descriptor);
        m_known[socket.inode] = { server, pid, socket.descriptor, now + ownerCheck, {} };
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

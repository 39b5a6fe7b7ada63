// SPDX-License-Identifier: MIT
#include "core/listeners/socket_owners.h"

#include "core/listeners/process_name.h"
#include "core/listeners/user_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace portolan {

namespace {

using namespace std::chrono_literals;

constexpr SocketOwners::Clock::duration ownerCheck = 1s;
constexpr SocketOwners::Clock::duration firstPatience = 250ms;
constexpr SocketOwners::Clock::duration longestPatience = 60s;

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

template <typename Number> std::optional<Number> numberIn(std::string_view text)
{
    Number number {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Ascending.
std::vector<uint32_t> allPids()
{
    std::vector<uint32_t> pids;
    const Directory directory(::opendir("/proc"));
    if (!directory)
        return pids;
    while (const dirent* entry = ::readdir(directory.get())) {
        if (const auto pid = numberIn<uint32_t>(entry->d_name))
            pids.push_back(*pid);
    }
    std::sort(pids.begin(), pids.end());
    return pids;
}

/// The inode of the socket that the descriptor's link `name` in `directory` leads to; nothing for other files.
std::optional<uint64_t> socketInode(int directory, const char* name)
{
    constexpr std::string_view start = "socket:[";
    std::array<char, 64> buffer;
    const ssize_t length = ::readlinkat(directory, name, buffer.data(), buffer.size());
    if (length <= static_cast<ssize_t>(start.size()))
        return std::nullopt;
    std::string_view text(buffer.data(), static_cast<size_t>(length));
    if (!text.starts_with(start) || !text.ends_with(']'))
        return std::nullopt;
    text.remove_prefix(start.size());
    text.remove_suffix(1);
    return numberIn<uint64_t>(text);
}

bool holds(uint32_t pid, int descriptor, uint64_t inode)
{
    const std::string link = "/proc/" + std::to_string(pid) + "/fd/" + std::to_string(descriptor);
    return socketInode(AT_FDCWD, link.c_str()) == inode;
}

} // namespace

SocketOwners::SocketOwners(std::function<Clock::time_point()> now)
    : m_now(std::move(now))
{
}

std::vector<Process> SocketOwners::find(const std::vector<ListeningSocket>& sockets)
{
    const Clock::time_point now = m_now();

    std::unordered_map<uint64_t, uint32_t> present;
    for (const ListeningSocket& socket : sockets) {
        if (socket.inode != 0)
            present.emplace(socket.inode, socket.uid);
    }
    std::erase_if(m_known, [&present](const auto& known) { return !present.contains(known.first); });

    std::unordered_map<uint64_t, uint32_t> missing;
    for (const auto& [inode, uid] : present) {
        const auto found = m_known.find(inode);
        if (found == m_known.end()) {
            missing.emplace(inode, uid);
            continue;
        }
        Known& known = found->second;
        if (now < known.check)
            continue;
        if (known.descriptor >= 0 && holds(known.process.pid, known.descriptor, inode)) {
            known.process.name = processName(known.process.pid); // it may have executed another program
            known.check = now + ownerCheck;
        } else {
            missing.emplace(inode, uid);
        }
    }
    if (!missing.empty())
        walk(std::move(missing), now);

    std::vector<Process> owners;
    owners.reserve(sockets.size());
    for (const ListeningSocket& socket : sockets) {
        const auto known = m_known.find(socket.inode);
        owners.push_back(known == m_known.end() ? Process {} : known->second.process);
    }
    return owners;
}

void SocketOwners::walk(std::unordered_map<uint64_t, uint32_t> missing, Clock::time_point now)
{
    ++m_walks;
    std::unordered_set<uint32_t> unreadableUsers; // who run processes that do not let us look
    for (const uint32_t pid : allPids()) {
        if (missing.empty())
            return;
        const std::string folder = "/proc/" + std::to_string(pid) + "/fd";
        const Directory directory(::opendir(folder.c_str()));
        if (!directory) {
            struct stat information {
            };
            if (::stat(("/proc/" + std::to_string(pid)).c_str(), &information) == 0)
                unreadableUsers.insert(information.st_uid);
            continue;
        }
        std::string name;
        while (const dirent* entry = ::readdir(directory.get())) {
            const std::optional<int> descriptor = numberIn<int>(entry->d_name);
            if (!descriptor)
                continue;
            const std::optional<uint64_t> inode = socketInode(::dirfd(directory.get()), entry->d_name);
            if (!inode || missing.erase(*inode) == 0)
                continue;
            if (name.empty())
                name = processName(pid);
            m_known[*inode] = { { pid, name }, *descriptor, now + ownerCheck, {} };
            if (missing.empty())
                return;
        }
    }
    for (const auto& [inode, uid] : missing) {
        Known& known = m_known[inode];
        known.process = { 0, userName(uid) };
        known.descriptor = -1;
        // Where the user's processes are closed to us there is little hope; else the owner may be about to appear.
        known.patience = unreadableUsers.contains(uid)
            ? longestPatience
            : std::clamp<Clock::duration>(known.patience * 2, firstPatience, longestPatience);
        known.check = now + known.patience;
    }
}

} // namespace portolan

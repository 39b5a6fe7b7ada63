// SPDX-License-Identifier: MIT
#include "core/listeners/process_sockets.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace portolan {

namespace {

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

std::string descriptorFolder(uint32_t pid) { return "/proc/" + std::to_string(pid) + "/fd"; }

/// The inode in the descriptor's link `name` in `directory`: "socket:[12345]".
std::optional<uint64_t> inodeOf(int directory, const char* name)
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

} // namespace

std::vector<uint32_t> allProcesses()
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

std::vector<uint32_t> childProcesses(uint32_t pid)
{
    const std::string process = std::to_string(pid);
    std::ifstream file("/proc/" + process + "/task/" + process + "/children");
    return { std::istream_iterator<uint32_t>(file), {} };
}

std::string startEnvironment(uint32_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/environ");
    return { std::istreambuf_iterator<char>(file), {} };
}

std::optional<std::vector<OpenSocket>> openSockets(uint32_t pid)
{
    const Directory directory(::opendir(descriptorFolder(pid).c_str()));
    if (!directory)
        return std::nullopt;
    std::vector<OpenSocket> sockets;
    while (const dirent* entry = ::readdir(directory.get())) {
        const std::optional<int> descriptor = numberIn<int>(entry->d_name);
        if (!descriptor)
            continue;
        if (const std::optional<uint64_t> inode = inodeOf(::dirfd(directory.get()), entry->d_name))
            sockets.push_back({ *descriptor, *inode });
    }
    return sockets;
}

std::optional<uint64_t> socketInode(uint32_t pid, int descriptor)
{
    return inodeOf(AT_FDCWD, (descriptorFolder(pid) + '/' + std::to_string(descriptor)).c_str());
}

} // namespace portolan

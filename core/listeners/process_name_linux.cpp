// SPDX-License-Identifier: MIT
#include "core/listeners/process_name.h"

#include <array>
#include <charconv>
#include <fstream>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace portolan {

namespace {

std::string processFile(uint32_t pid, const char* name) { return "/proc/" + std::to_string(pid) + '/' + name; }

/// Whether `name` next to the executable `path` is the same file. Looks in this process' mounts and never through
/// /proc/PID/root, because a mount of another namespace may not respond. Services with their own mounts still run the
/// machine's files; a container's file is not found here, or differs.
bool isOtherName(uint32_t pid, std::string_view path, const std::string& name)
{
    if (name.empty() || name.find('/') != std::string::npos)
        return false;
    const std::string other = std::string(path.substr(0, path.rfind('/') + 1)) + name;
    struct stat named {
    };
    struct stat running {
    };
    return ::stat(other.c_str(), &named) == 0 && ::stat(processFile(pid, "exe").c_str(), &running) == 0
        && running.st_dev == named.st_dev && running.st_ino == named.st_ino;
}

} // namespace

std::string executableName(uint32_t pid)
{
    std::array<char, 4096> buffer;
    const ssize_t length = ::readlink(processFile(pid, "exe").c_str(), buffer.data(), buffer.size());
    if (length <= 0)
        return {};
    std::string_view path(buffer.data(), static_cast<size_t>(length));
    constexpr std::string_view deleted = " (deleted)";
    if (path.ends_with(deleted))
        path.remove_suffix(deleted.size());
    const std::string name(path.substr(path.rfind('/') + 1));
    // If the thread's name is a prefix (python3 of python3.11, or truncated), the executable's name is the full one.
    const std::string thread = mainThreadName(pid);
    return !name.starts_with(thread) && isOtherName(pid, path, thread) ? thread : name;
}

std::string mainThreadName(uint32_t pid)
{
    std::ifstream file(processFile(pid, "comm"));
    std::string name;
    std::getline(file, name);
    return name;
}

std::string processName(uint32_t pid)
{
    const std::string name = executableName(pid);
    return name.empty() ? mainThreadName(pid) : name;
}

std::string userName(uint32_t uid)
{
    std::ifstream file("/etc/passwd");
    for (std::string line; std::getline(file, line);) { // name:password:uid:...
        const size_t name = line.find(':');
        const size_t password = name == std::string::npos ? name : line.find(':', name + 1);
        const size_t number = password == std::string::npos ? password : line.find(':', password + 1);
        if (number == std::string::npos || name == 0)
            continue;
        const std::string_view text = std::string_view(line).substr(password + 1, number - password - 1);
        uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size() && value == uid)
            return line.substr(0, name);
    }
    return "uid " + std::to_string(uid);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/agent/socket_holder.h"

#include "core/base/unique_fd.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace portolan {

namespace {

namespace fs = std::filesystem;

std::optional<int> numberOf(const fs::path& path)
{
    const std::string text = path.filename().string();
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool hasName(const fs::path& process, std::string_view thread)
{
    std::ifstream file(process / "comm");
    std::string name;
    std::getline(file, name);
    return name == thread;
}

bool isSocket(const fs::path& descriptor)
{
    struct stat information {
    };
    return ::stat(descriptor.c_str(), &information) == 0 && S_ISSOCK(information.st_mode);
}

bool holds(const fs::path& process, int pid, uint64_t cookie)
{
    const UniqueFd handle(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    if (!handle)
        return false;
    std::error_code error;
    for (fs::directory_iterator each(process / "fd", error), end; !error && each != end; each.increment(error)) {
        const std::optional<int> descriptor = numberOf(each->path());
        if (!descriptor || !isSocket(each->path()))
            continue;
        const UniqueFd copy(static_cast<int>(::syscall(SYS_pidfd_getfd, handle.fd(), *descriptor, 0)));
        uint64_t found = 0;
        socklen_t length = sizeof(found);
        if (copy && ::getsockopt(copy.fd(), SOL_SOCKET, SO_COOKIE, &found, &length) == 0 && found == cookie)
            return true;
    }
    return false;
}

} // namespace

uint32_t findSocketHolder(uint64_t cookie, std::string_view thread)
{
    std::error_code error;
    for (fs::directory_iterator each("/proc", error), end; !error && each != end; each.increment(error)) {
        const std::optional<int> pid = numberOf(each->path());
        if (pid && hasName(each->path(), thread) && holds(each->path(), *pid, cookie))
            return static_cast<uint32_t>(*pid);
    }
    return 0;
}

} // namespace portolan

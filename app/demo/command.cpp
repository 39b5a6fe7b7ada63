// SPDX-License-Identifier: MIT
#include "app/demo/command.h"

#include "core/base/unique_fd.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace portolan::demo {

Result<std::string> runCommand(const std::vector<std::string>& command)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemError(errno, "no pipe for " + command[0]);
    const UniqueFd reading(ends[0]);
    UniqueFd writing(ends[1]);

    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, writing.fd(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, writing.fd(), STDERR_FILENO);
    pid_t pid = 0;
    const int failure = ::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure == ENOENT)
        return Error { ErrorCode::NotAvailable, failure, "the program \"" + command[0] + "\" is missing" };
    if (failure != 0)
        return systemError(failure, "cannot start " + command[0]);

    writing.reset();
    std::string text;
    std::array<char, 4096> buffer;
    for (ssize_t size = 0; (size = ::read(reading.fd(), buffer.data(), buffer.size())) > 0 || (size < 0 && errno == EINTR);)
        text.append(buffer.data(), static_cast<size_t>(std::max<ssize_t>(size, 0)));
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) { }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::string line;
        for (const std::string& word : command)
            line += (line.empty() ? "" : " ") + word;
        return Error { ErrorCode::Other, 0, line + ": " + text.substr(0, text.find('\n')) };
    }
    return text;
}

} // namespace portolan::demo

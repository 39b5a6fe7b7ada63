// SPDX-License-Identifier: MIT
#include "app/demo/command.h"

#include "core/base/unique_fd.h"

#include <array>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace portolan::demo {

namespace {

struct Pipe {
    UniqueFd reading;
    UniqueFd writing;

    bool open()
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return false;
        reading.reset(ends[0]);
        writing.reset(ends[1]);
        return true;
    }
};

/// Reads both to their ends at once. Reading one after the other would block a program that fills the other.
void readBoth(const Pipe& output, std::string& outputText, const Pipe& errors, std::string& errorText)
{
    std::array<pollfd, 2> polled { pollfd { output.reading.fd(), POLLIN, 0 },
        pollfd { errors.reading.fd(), POLLIN, 0 } };
    const std::array<std::string*, 2> texts { &outputText, &errorText };
    while (polled[0].fd >= 0 || polled[1].fd >= 0) {
        if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR)
            return;
        for (size_t i = 0; i < polled.size(); ++i) {
            if (polled[i].fd < 0 || polled[i].revents == 0)
                continue;
            std::array<char, 4096> buffer;
            const ssize_t size = ::read(polled[i].fd, buffer.data(), buffer.size());
            if (size > 0)
                texts[i]->append(buffer.data(), static_cast<size_t>(size));
            else
                polled[i].fd = -1;
        }
    }
}

} // namespace

Result<std::string> runCommand(const std::vector<std::string>& command)
{
    Pipe output;
    Pipe errors;
    if (!output.open() || !errors.open())
        return systemError(errno, "no pipe for " + command[0]);

    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.writing.fd(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.writing.fd(), STDERR_FILENO);
    pid_t pid = 0;
    const int failure = ::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure == ENOENT)
        return Error { ErrorCode::NotAvailable, failure, "the program \"" + command[0] + "\" is missing" };
    if (failure != 0)
        return systemError(failure, "cannot start " + command[0]);

    output.writing.reset();
    errors.writing.reset();
    std::string outputText;
    std::string errorText;
    readBoth(output, outputText, errors, errorText);
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) { }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::string line;
        for (const std::string& word : command)
            line += (line.empty() ? "" : " ") + word;
        return Error { ErrorCode::Other, 0, line + ": " + errorText.substr(0, errorText.find('\n')) };
    }
    return outputText;
}

} // namespace portolan::demo

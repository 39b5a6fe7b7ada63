// SPDX-License-Identifier: MIT
#include "app/demo/child_process.h"

#include "core/base/unique_fd.h"

#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace portolan::demo {

namespace {

/// How long a program may take to end before it is killed.
constexpr int patienceMilliseconds = 2000;

/// Runs in the child, so uses only calls that are safe after fork(). Returns errno if the program could not be started.
int enterAndExecute(const char* program, int namespaceFile, ChildProcess::Streams streams, pid_t parent)
{
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || ::setns(namespaceFile, CLONE_NEWNET) != 0)
        return errno;
    if (streams == ChildProcess::Streams::Null) {
        const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
        if (null < 0 || ::dup2(null, STDIN_FILENO) < 0 || ::dup2(null, STDOUT_FILENO) < 0)
            return errno;
    }
    // The parent may have died before PR_SET_PDEATHSIG.
    if (::getppid() != parent)
        ::_exit(1);
    ::execl(program, program, static_cast<char*>(nullptr));
    return errno;
}

} // namespace

Result<ChildProcess> ChildProcess::start(const std::string& program, const std::string& namespacePath, Streams streams)
{
    const UniqueFd namespaceFile(::open(namespacePath.c_str(), O_RDONLY | O_CLOEXEC));
    if (!namespaceFile)
        return systemError(errno, "Cannot open " + namespacePath);
    // A successful exec closes this pipe; otherwise it carries the error.
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemError(errno, "No pipe");
    const UniqueFd reading(ends[0]);
    UniqueFd writing(ends[1]);

    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0)
        return systemError(errno, "No new process");
    if (pid == 0) {
        const int failure = enterAndExecute(program.c_str(), namespaceFile.fd(), streams, parent);
        (void)!::write(writing.fd(), &failure, sizeof failure);
        ::_exit(127);
    }
    ChildProcess child(pid);
    writing.reset();
    int failure = 0;
    if (::read(reading.fd(), &failure, sizeof failure) == sizeof failure)
        return systemError(failure, "Cannot start " + program);
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_exitCode(other.m_exitCode)
{
}

ChildProcess::~ChildProcess()
{
    if (m_pid < 0)
        return;
    terminate();
    for (int waited = 0; poll() < 0 && waited < patienceMilliseconds; waited += 10)
        ::usleep(10'000);
    if (m_exitCode < 0) {
        ::kill(m_pid, SIGKILL);
        reap(0);
    }
}

void ChildProcess::terminate()
{
    if (poll() < 0)
        ::kill(m_pid, SIGTERM);
}

int ChildProcess::poll() { return m_exitCode >= 0 ? m_exitCode : reap(WNOHANG); }

int ChildProcess::reap(int options)
{
    int status = 0;
    pid_t ended;
    do {
        ended = ::waitpid(m_pid, &status, options);
    } while (ended < 0 && errno == EINTR);
    if (ended == m_pid)
        m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return m_exitCode;
}

} // namespace portolan::demo

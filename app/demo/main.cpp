// SPDX-License-Identifier: MIT
#include "app/demo/child_process.h"
#include "app/demo/demo_network.h"
#include "core/base/unique_fd.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

/// portolan-demo: a guest for those who have none. Creates a network namespace with the article's addresses, starts the
/// article's server in it, and runs the agent there, which talks to the engine over this program's stdin and stdout.
/// Removes everything when the agent or stdin ends, or on a signal.
namespace portolan::demo {

namespace {

/// How long the agent may take to end after its stdin has ended.
constexpr int patienceMilliseconds = 3000;

int fail(const std::string& sentence)
{
    std::fprintf(stderr, "portolan-demo: %s\n", sentence.c_str());
    return 1;
}

/// Signals that can be polled. They stay blocked, because the program must not die while its namespace still exists.
UniqueFd signalsToPoll()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : { SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGPIPE })
        sigaddset(&signals, signal);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    sigdelset(&signals, SIGPIPE);
    return UniqueFd(::signalfd(-1, &signals, SFD_CLOEXEC));
}

/// Waits until the agent ends. The agent reads stdin; here only its end is watched, in case the agent does not notice
/// it.
int waitForEnd(ChildProcess& agent, const UniqueFd& signals)
{
    pollfd polled[] = { { signals.fd(), POLLIN, 0 }, { STDIN_FILENO, POLLRDHUP, 0 } };
    bool ending = false;
    while (agent.poll() < 0) {
        const int ready = ::poll(polled, 2, ending ? patienceMilliseconds : -1);
        if (ready < 0 && errno != EINTR)
            return fail("cannot wait for the agent");
        if (ready == 0)
            return 0; // waited long enough; the destructor kills it soon
        if (polled[0].revents != 0) {
            signalfd_siginfo signal {};
            if (::read(signals.fd(), &signal, sizeof signal) == sizeof signal && signal.ssi_signo != SIGCHLD) {
                agent.terminate();
                ending = true;
            }
        }
        if (polled[1].revents != 0) {
            polled[1].fd = -1;
            ending = true;
        }
    }
    return ending ? 0 : agent.poll();
}

int run(const std::string& agentPath)
{
    // This runs as root: ip must not come from a folder of the user. A desktop's PATH may also lack its folder.
    ::setenv("PATH", "/usr/sbin:/sbin:/usr/bin:/bin", 1);

    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        return fail("cannot find its own folder: " + error.message());

    const UniqueFd signals = signalsToPoll();
    const Result<DemoNetwork> network = DemoNetwork::make();
    if (!network)
        return fail(network.error().context);
    // Our own stdin and stdout carry the session's secret, which the server must not see.
    const Result<ChildProcess> server = ChildProcess::start(
        self.parent_path() / "demo-server", network.value().namespacePath(), ChildProcess::Streams::Null);
    if (!server)
        return fail(server.error().context);
    Result<ChildProcess> agent
        = ChildProcess::start(agentPath, network.value().namespacePath(), ChildProcess::Streams::Ours);
    if (!agent)
        return fail(agent.error().context);
    return waitForEnd(agent.value(), signals);
}

} // namespace

} // namespace portolan::demo

int main(int argumentCount, char** arguments)
{
    if (argumentCount != 3 || std::string_view(arguments[1]) != "--agent") {
        std::fprintf(stderr, "usage: portolan-demo --agent PATH-OF-PORTOLAN-AGENT\n");
        return 2;
    }
    return portolan::demo::run(arguments[2]);
}

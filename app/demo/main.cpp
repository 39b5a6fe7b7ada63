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

/// portolan-demo: a guest for who has none. It makes a network namespace with the article's addresses, starts the
/// article's server in it, and runs the agent there, which talks to the engine over the stdin and stdout that this
/// program was given. When the agent or stdin ends, or a signal says so, everything is taken away again.
namespace portolan::demo {

namespace {

/// How long the agent may take to end after its stdin has.
constexpr int patienceMilliseconds = 3000;

int fail(const std::string& sentence)
{
    std::fprintf(stderr, "portolan-demo: %s\n", sentence.c_str());
    return 1;
}

/// Signals as something to poll. They stay blocked: the program must not die with its namespace still there.
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

/// Until the agent ends. Stdin is the agent's to read; here only its end is looked for, in case that the agent does not
/// see it.
int waitForEnd(ChildProcess& agent, const UniqueFd& signals)
{
    pollfd polled[] = { { signals.fd(), POLLIN, 0 }, { STDIN_FILENO, POLLRDHUP, 0 } };
    bool ending = false;
    while (agent.poll() < 0) {
        const int ready = ::poll(polled, 2, ending ? patienceMilliseconds : -1);
        if (ready < 0 && errno != EINTR)
            return fail("cannot wait for the agent");
        if (ready == 0)
            return 0; // asked long enough: the destructor is less patient
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
    // Started from a desktop or through sudo, the folder of ip need not be in PATH.
    const char* path = std::getenv("PATH");
    ::setenv("PATH", ((path ? std::string(path) + ":" : std::string()) + "/usr/sbin:/sbin:/usr/bin:/bin").c_str(), 1);

    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        return fail("cannot find its own folder: " + error.message());

    const UniqueFd signals = signalsToPoll();
    const Result<DemoNetwork> network = DemoNetwork::make();
    if (!network)
        return fail(network.error().context);
    // On our own stdin and stdout the secret of the session passes, which is none of the server's business.
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

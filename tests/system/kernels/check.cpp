// SPDX-License-Identifier: MIT
// kernel_check AGENT [OPTION...]: checks what the agent can do on the running kernel with these options. Prints a line
// "CHECK|result" for each check; exits with 0 if all passed. Needs root and a loopback interface that is up.
#include "core/agent/isolation.h"
#include "tests/system/kernels/driven_agent.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace portolan;
using namespace portolan::kernels;

namespace {

using Clock = std::chrono::steady_clock;

bool allPassed = true;

void tell(const char* check, const std::string& result)
{
    std::printf("CHECK|%s|%s\n", check, result.c_str());
    std::fflush(stdout);
}

void tell(const char* check, bool passed, const std::string& detail = {})
{
    allPassed = allPassed && passed;
    tell(check, std::string(passed ? "yes" : "NO") + (detail.empty() ? "" : " (" + detail + ')'));
}

struct Bound {
    UniqueFd socket;
    int error = 0;
};

/// A TCP socket bound to `address`, which determines its family.
Bound bindSocket(const char* address, uint16_t port, bool reusePort = false)
{
    Bound bound;
    sockaddr_in v4 {};
    sockaddr_in6 v6 {};
    const bool isV4 = ::inet_pton(AF_INET, address, &v4.sin_addr) == 1;
    bound.socket.reset(::socket(isV4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(bound.socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (reusePort)
        ::setsockopt(bound.socket.fd(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    if (!isV4)
        ::inet_pton(AF_INET6, address, &v6.sin6_addr);
    const auto* name = isV4 ? reinterpret_cast<const sockaddr*>(&v4) : reinterpret_cast<const sockaddr*>(&v6);
    if (::bind(bound.socket.fd(), name, isV4 ? sizeof(v4) : sizeof(v6)) != 0)
        bound.error = errno;
    return bound;
}

UniqueFd listenOn(const char* address, uint16_t port, bool reusePort = false)
{
    Bound bound = bindSocket(address, port, reusePort);
    if (bound.error != 0 || ::listen(bound.socket.fd(), 5) != 0)
        return {};
    return std::move(bound.socket);
}

/// Whether `condition` became true, and after how long.
void tellTimed(const char* check, DrivenAgent& agent, const std::function<bool()>& condition)
{
    const Clock::time_point started = Clock::now();
    const bool passed = agent.waitUntil(condition);
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started).count();
    tell(check, passed, passed ? std::to_string(taken) + " ms" : std::string());
}

std::string errorName(int error)
{
    switch (error) {
    case 0: return "none";
    case EACCES: return "EACCES";
    case EPERM: return "EPERM";
    case EADDRINUSE: return "EADDRINUSE";
    default: return std::strerror(error);
    }
}

/// Runs `work` in a network namespace of its own; it must return 0-127.
int inOtherNamespace(const std::function<int()>& work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(::unshare(CLONE_NEWNET) != 0 ? 127 : work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}

/// Only the capabilities that core/agent/isolation_linux.cpp lists are left, and few system calls.
void checkIsolation(const DrivenAgent& agent)
{
    std::ifstream file("/proc/" + std::to_string(agent.pid()) + "/status");
    const std::string status(std::istreambuf_iterator<char>(file), {});
    bool isolated = true;
    for (const char* line : { "CapPrm:\t000000c000081404\n", "CapEff:\t000000c000081404\n",
             "CapBnd:\t000000c000081404\n", "NoNewPrivs:\t1\n", "Seccomp:\t2\n" })
        isolated = isolated && status.find(line) != std::string::npos;
    tell("isolated", isolated);
}

/// What a process has given up fails on this kernel, and what the agent needs does not. tst_isolation tries more.
void checkForbiddenCalls()
{
    const pid_t child = ::fork();
    if (child == 0) {
        (void)isolateThisProcess();
        const auto forbidden = [](auto result) { return result < 0 && errno == EPERM; };
        std::array<char*, 1> none {};
        const bool ok = forbidden(::execve("/bin/busybox", none.data(), none.data()))
            && forbidden(::open("/new", O_WRONLY | O_CREAT, 0600)) && forbidden(::socket(AF_UNIX, SOCK_STREAM, 0))
            && forbidden(::unshare(CLONE_NEWNET)) && forbidden(::kill(1, 0))
            && forbidden(::mount("none", "/", "tmpfs", 0, nullptr)) && UniqueFd(::open("/proc/self/status", O_RDONLY))
            && UniqueFd(::socket(AF_INET, SOCK_STREAM, 0));
        ::_exit(ok ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    tell("what is forbidden fails", WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

void checkDetection(DrivenAgent& agent, UniqueFd older)
{
    tell("older listener seen", agent.waitUntil([&] { return agent.toldListeners(); }) && agent.count(7001) == 1);

    UniqueFd service = listenOn("127.0.0.1", 7002);
    tellTimed("listen() seen", agent, [&] { return agent.count(7002) == 1; });
    const GuestListener* found = agent.listener(7002);
    tell("its process named", found && found->process.pid == static_cast<uint32_t>(::getpid()),
        found ? found->process.name : std::string());
    service.reset();
    tellTimed("close seen", agent, [&] { return agent.count(7002) == 0; });
    older.reset();
    tellTimed("older listener's close seen", agent, [&] { return agent.count(7001) == 0; });

    const UniqueFd dual = listenOn("::", 7003);
    tell("`[::]` is for both families",
        agent.waitUntil([&] { return agent.listener(7003) && !agent.listener(7003)->v6Only; }));
    UniqueFd first = listenOn("127.0.0.1", 7004, true);
    UniqueFd second = listenOn("127.0.0.1", 7004, true);
    bool counted = agent.waitUntil([&] { return agent.count(7004) == 2; });
    first.reset();
    counted = counted && agent.waitUntil([&] { return agent.count(7004) == 1; });
    second.reset();
    counted = counted && agent.waitUntil([&] { return agent.count(7004) == 0; });
    tell("two sockets on one port counted", counted);

    // The agent reports in order: once this listener is reported, the other one was left out.
    (void)inOtherNamespace([] { return listenOn("0.0.0.0", 7005) ? 0 : 1; });
    const UniqueFd after = listenOn("127.0.0.1", 7006);
    tell("other namespace's listener left out",
        agent.waitUntil([&] { return agent.count(7006) == 1; }) && agent.count(7005) == 0);
}

int bindError(const char* address, uint16_t port) { return bindSocket(address, port).error; }

void checkRefusal(DrivenAgent& agent)
{
    const protocol::Refusal refusal = agent.hello()->refusal;
    if (refusal == protocol::Refusal::None) {
        tell("refused bind", "cannot be");
        return;
    }
    agent.send(protocol::Deny { { { 7010, false } } });
    const bool refused = agent.waitUntil([] { return bindError("0.0.0.0", 7010) != 0; });
    const int error = bindError("127.0.0.1", 7010);
    tell("refused bind", refused && errorName(error) == protocol::toString(refusal) && bindError("::", 7010) == error,
        errorName(error));
    if (refusal != protocol::Refusal::Eaddrinuse) {
        const bool told = agent.waitUntil([&] { return !agent.refused().empty(); });
        tell("who was refused", told && agent.refused().front().process.pid == static_cast<uint32_t>(::getpid()),
            told ? agent.refused().front().process.name : std::string());
    }
    tell("other port, other namespace untouched",
        bindError("0.0.0.0", 7011) == 0 && inOtherNamespace([] { return bindError("0.0.0.0", 7010); }) == 0);
    agent.send(protocol::Deny {});
    tell("taken back", agent.waitUntil([] { return bindError("0.0.0.0", 7010) == 0; }));
    agent.send(protocol::Deny { { { 7010, false } } });
    const bool again = agent.waitUntil([] { return bindError("0.0.0.0", 7010) != 0; });
    agent.kill();
    // The kernel may free a dead process' resources a moment later.
    tell("nothing left after SIGKILL", again && agent.waitUntil([] { return bindError("0.0.0.0", 7010) == 0; }));
}

/// Connects as the host would: from this port of 127.0.0.2 to a port of 127.0.0.1.
Bound dial(uint16_t from, uint16_t to)
{
    Bound dialled = bindSocket("127.0.0.2", from);
    sockaddr_in remote {};
    remote.sin_family = AF_INET;
    remote.sin_port = htons(to);
    remote.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (dialled.error == 0
        && ::connect(dialled.socket.fd(), reinterpret_cast<const sockaddr*>(&remote), sizeof(remote)) != 0)
        dialled.error = errno;
    return dialled;
}

/// Accepts a connection and returns the client's address, in network byte order.
uint32_t acceptedCaller(const UniqueFd& listener)
{
    sockaddr_in peer {};
    socklen_t size = sizeof(peer);
    const UniqueFd accepted(::accept(listener.fd(), reinterpret_cast<sockaddr*>(&peer), &size));
    return accepted ? peer.sin_addr.s_addr : 0;
}

/// Uses the loopback interface with 127.0.0.2 as the host, because there is no other machine. Returns a rendezvous port
/// that still has a ticket, for port 64006; 0 if nothing is steered.
uint16_t checkSteering(DrivenAgent& agent, const UniqueFd& service)
{
    using Stage = protocol::SteeringStatus::Stage;
    const Address host = *parseAddress("127.0.0.2");
    const auto rendezvous = [&] { return agent.steering().services.front().rendezvous.front(); };
    agent.send(protocol::Configure { protocol::Token::random(), { host }, "lo" });
    agent.waitUntil([&] { return agent.steering().stage == Stage::Trial || !agent.steering().problem.empty(); });
    if (agent.steering().stage == Stage::Trial) {
        agent.send(protocol::Tickets { 1, host, 60, { 64001, 64002 } });
        agent.waitUntil([&] { return agent.admitted() == 1; });
        uint16_t port = 64001;
        const std::vector<protocol::SteeredService> listeners = agent.steering().services;
        for (const protocol::SteeredService& each : listeners)
            (void)dial(port++, each.rendezvous.front());
        agent.waitUntil([&] { return agent.steering().stage != Stage::Trial; });
    }
    const bool ready = agent.steering().stage == Stage::Ready;
    if (agent.steering().problem.find("--steering=none") != std::string::npos)
        return 0;
    tell("steering tried out", ready, ready ? std::string() : agent.steering().problem);
    if (!ready)
        return 0;
    tell("on ::1 too", agent.steering().v6);
    agent.send(protocol::SteeringRequest { 1, { { { loopback4(), 7020 } } } });
    agent.send(protocol::Tickets { 2, host, 60, { 64005, 64006 } });
    agent.waitUntil([&] { return agent.admitted() == 2 && !agent.steering().services.empty(); });
    const Bound client = dial(64005, rendezvous());
    tell("its caller a local one", client.error == 0 && acceptedCaller(service) == htonl(INADDR_LOOPBACK));
    tell("ticket used once", dial(64005, rendezvous()).error != 0);
    return rendezvous();
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 2) {
        std::fputs("usage: kernel_check AGENT [OPTION...]\n", stderr);
        return 2;
    }
    UniqueFd older = listenOn("127.0.0.1", 7001);
    DrivenAgent agent(argv[1], { argv + 2, argv + argc });
    if (!agent.waitUntil([&] { return agent.hello().has_value(); })) {
        tell("started", false);
        return 1;
    }
    tell("detection", std::string(protocol::toString(agent.hello()->detection)));
    tell("refusal", std::string(protocol::toString(agent.hello()->refusal)));
    if (!agent.hello()->refusalProblem.empty())
        tell("said of refusal", agent.hello()->refusalProblem);
    checkIsolation(agent);
    checkForbiddenCalls();
    checkDetection(agent, std::move(older));
    const UniqueFd service = listenOn("127.0.0.1", 7020);
    const uint16_t rendezvous = checkSteering(agent, service);
    checkRefusal(agent); // this kills the agent
    if (rendezvous != 0)
        tell("nothing steered after SIGKILL", agent.waitUntil([&] { return dial(64006, rendezvous).error != 0; }));
    for (const std::string& problem : agent.problems())
        tell("problem", problem);
    return allPassed ? 0 : 1;
}

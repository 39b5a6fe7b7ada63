// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pwd.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/// The Linux half of the stand-in for wsl.exe (guest_command.h tells how they meet):
///     PORT NAMESPACE run DISTRIBUTION FOLDER USER COMMAND [ARGUMENT...]
///     PORT NAMESPACE end DISTRIBUTION
/// runs a command in the guest's network namespace, or ends what runs there, all of it or one distribution's. The distribution's
/// /var/lib, /root and /tmp are folders of the test, so that the machine's are left alone; /run is noexec, as in WSL.

namespace {

constexpr int streams = 4;
constexpr int notRun = 127;

int connectTo(int port, int which)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(0x7f4d0001);
    const int on = 1;
    const char name = static_cast<char>('0' + which);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0
        || ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0 || ::write(socket, &name, 1) != 1)
        ::_exit(notRun);
    return socket;
}

[[noreturn]] void failToRun(const char* what)
{
    std::fprintf(stderr, "%s: %s\n", what, std::strerror(errno));
    ::_exit(notRun);
}

/// The guest must not see what Wine did to this process's signals, session and descriptors.
void becomeOrdinary()
{
    ::setsid();
    for (int signal = 1; signal < SIGRTMAX; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::close_range(0, ~0U, 0);
    for (int descriptor = 0; descriptor < 3; ++descriptor)
        (void)::open("/dev/null", O_RDWR);
    if (::chdir("/") != 0)
        ::_exit(notRun);
}

void enterNetwork(const std::string& name)
{
    const int descriptor = ::open(("/run/netns/" + name).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 || ::setns(descriptor, CLONE_NEWNET) != 0)
        failToRun("the guest's namespace");
}

void enterFiles(const std::string& folder)
{
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        failToRun("a mount namespace");
    // /tmp last: it contains the test's folders.
    for (const std::string place : { "/var/lib", "/root", "/tmp" }) {
        const std::string own = folder + "/root" + place;
        std::error_code error;
        std::filesystem::create_directories(own, error);
        if (place == "/tmp")
            ::chmod(own.c_str(), 01777);
        if (::mount(own.c_str(), place.c_str(), nullptr, MS_BIND, nullptr) != 0)
            failToRun(place.c_str());
    }
    if (::mount("none", "/run", "tmpfs", MS_NOEXEC | MS_NOSUID | MS_NODEV, "mode=755") != 0)
        failToRun("/run");
}

void becomeUser(const std::string& name)
{
    const passwd* user = ::getpwnam(name.empty() ? "nobody" : name.c_str());
    if (user == nullptr)
        failToRun("no such user");
    if (user->pw_uid != 0
        && (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
        failToRun("the user");
}

unsigned codeOf(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    return static_cast<unsigned>(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

/// Moves into a new pid namespace with only this process, like a distribution that nobody else uses.
void enterProcesses()
{
    if (::unshare(CLONE_NEWPID) != 0)
        failToRun("a namespace of processes");
    if (const pid_t child = ::fork(); child != 0)
        ::_exit(static_cast<int>(codeOf(child)));
    if (::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) != 0)
        failToRun("/proc");
}

[[noreturn]] void run(
    const std::string& distribution, const std::string& folder, const std::string& user, char** command)
{
    const bool alone = std::filesystem::exists(folder + "/alone");
    enterFiles(folder);
    if (alone)
        enterProcesses();
    becomeUser(user);
    const std::string path = "PATH=/var/lib/wsl:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    const std::string name = "WSL_DISTRO_NAME=" + distribution;
    ::clearenv();
    for (const std::string* variable : { &path, &name })
        ::putenv(const_cast<char*>(variable->c_str()));
    ::setenv("HOME", user == "root" ? "/root" : "/", 1);
    ::setenv("LANG", "C.UTF-8", 1);
    ::execvp(command[0], command);
    failToRun(command[0]);
}

bool isOfDistribution(const std::filesystem::path& process, const std::string& distribution)
{
    std::ifstream file(process / "environ", std::ios::binary);
    const std::string environment { std::istreambuf_iterator<char>(file), {} };
    return environment.find("WSL_DISTRO_NAME=" + distribution + '\0') != std::string::npos;
}

/// Kills, and waits until nothing is left.
[[noreturn]] void end(const std::string& distribution)
{
    struct stat own {
    };
    ::stat("/proc/self/ns/net", &own);
    for (int round = 0; round < 500; ++round) {
        bool found = false;
        for (const auto& process : std::filesystem::directory_iterator("/proc")) {
            struct stat other {
            };
            pid_t pid = 0;
            const std::string name = process.path().filename();
            if (std::from_chars(name.data(), name.data() + name.size(), pid).ec != std::errc() || pid == ::getpid()
                || ::stat((process.path() / "ns/net").c_str(), &other) != 0 || other.st_ino != own.st_ino
                || (!distribution.empty() && !isOfDistribution(process.path(), distribution)))
                continue;
            found = ::kill(pid, SIGKILL) == 0 || found;
        }
        if (!found)
            ::_exit(0);
        ::usleep(10'000);
    }
    ::_exit(1);
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 5)
        return 2;
    becomeOrdinary();
    const int port = std::atoi(argv[1]);
    const std::string verb = argv[3];
    std::array<int, streams> sockets {};
    for (int i = 0; i < streams; ++i)
        sockets[static_cast<size_t>(i)] = connectTo(port, i);

    // The child is in the guest, this process is not: ending the guest must not end the process that reports it.
    const pid_t child = ::fork();
    if (child == 0) {
        for (int i = 0; i < 3; ++i)
            ::dup2(sockets[static_cast<size_t>(i)], i);
        enterNetwork(argv[2]);
        if (verb == "end")
            end(argv[4]);
        if (verb != "run" || argc < 8)
            ::_exit(2);
        run(argv[4], argv[5], argv[6], argv + 7);
    }
    for (int i = 0; i < 3; ++i)
        ::close(sockets[static_cast<size_t>(i)]);
    const std::array<unsigned char, 4> bytes { static_cast<unsigned char>(codeOf(child)), 0, 0, 0 };
    return ::write(sockets[3], bytes.data(), bytes.size()) == 4 ? 0 : 1;
}

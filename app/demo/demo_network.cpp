// SPDX-License-Identifier: MIT
#include "app/demo/demo_network.h"

#include "app/demo/command.h"

#include <cerrno>
#include <map>
#include <sstream>

#include <fcntl.h>
#include <net/if.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace portolan::demo {

namespace {

constexpr const char* stateFolder = "/run/portolan";
constexpr const char* namespaceFolder = "/run/netns/";
constexpr int maximumDemos = 9;
/// A higher metric than the link's own route, which has 0.
constexpr const char* blackholeMetric = "4096";

/// Identifies the network namespace of this process.
std::string currentNamespace()
{
    struct stat status {
    };
    return ::stat("/proc/self/ns/net", &status) == 0 ? std::to_string(status.st_ino) : std::string();
}

/// Opens and locks a file in the state folder. Nothing if it cannot be opened, or if another process holds the lock and
/// `wait` is false.
UniqueFd lockFile(const std::string& path, bool wait)
{
    UniqueFd file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file && ::flock(file.fd(), wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0)
        file.reset();
    return file;
}

/// Held while demos are created and removed, so that no two choose the same names.
UniqueFd lockAll() { return lockFile(std::string(stateFolder) + "/demos.lock", true); }

/// "key=value" lines.
std::map<std::string, std::string> readState(const UniqueFd& file)
{
    std::string text(4096, '\0');
    const ssize_t size = ::pread(file.fd(), text.data(), text.size(), 0);
    text.resize(size > 0 ? static_cast<size_t>(size) : 0);
    std::map<std::string, std::string> state;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (const size_t equals = line.find('='); equals != std::string::npos)
            state[line.substr(0, equals)] = line.substr(equals + 1);
    }
    return state;
}

bool writeState(const UniqueFd& file, const std::map<std::string, std::string>& state)
{
    std::string text;
    for (const auto& [key, value] : state)
        text += key + "=" + value + "\n";
    return ::ftruncate(file.fd(), 0) == 0
        && ::pwrite(file.fd(), text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

std::string toText(const InterfaceAddress& address)
{
    return address.address.to_string() + "/" + std::to_string(address.prefix);
}

bool exists(const std::string& path)
{
    struct stat status {
    };
    return ::lstat(path.c_str(), &status) == 0;
}

/// Removes everything that a demo created according to the file. Parts may be gone already.
void removeAll(const std::map<std::string, std::string>& state)
{
    const auto value = [&state](const char* key) {
        const auto found = state.find(key);
        return found == state.end() ? std::string() : found->second;
    };
    // Link and route are in the namespace of the demo that created them, which need not be ours.
    if (value("host-namespace") == currentNamespace()) {
        if (const std::string link = value("link"); !link.empty() && ::if_nametoindex(link.c_str()) != 0)
            (void)runCommand({ "ip", "link", "delete", link });
        if (const std::string network = value("network"); !network.empty())
            (void)runCommand({ "ip", "route", "delete", "blackhole", network, "metric", blackholeMetric });
    }
    if (const std::string name = value("namespace"); !name.empty() && exists(namespaceFolder + name))
        (void)runCommand({ "ip", "netns", "delete", name });
}

Result<HostNetwork> lookAtHost()
{
    HostNetwork host;
    if (struct if_nameindex* const links = ::if_nameindex()) {
        for (const struct if_nameindex* link = links; link->if_index != 0; ++link)
            host.links.emplace_back(link->if_name);
        ::if_freenameindex(links);
    }
    const Result<std::string> routes = runCommand({ "ip", "-4", "-oneline", "route", "show", "table", "all" });
    if (!routes)
        return routes.error();
    host.routes = parseRoutes(routes.value());
    return host;
}

/// A link carries nothing for a moment after it is switched on, and an agent that starts then would report it as down.
void waitForLink(const std::string& name)
{
    for (int i = 0; i < 40; ++i) {
        const Result<std::string> link = runCommand({ "ip", "-netns", name, "link", "show", "eth0" });
        if (!link || link.value().find("state UP") != std::string::npos)
            return;
        ::usleep(50'000);
    }
}

Result<Done> build(const std::string& name, const AddressPlan& plan)
{
    // Create the peer inside the namespace: a name such as eth0 may be taken on the host.
    const std::vector<std::vector<std::string>> commands {
        { "ip", "netns", "add", name },
        { "ip", "link", "add", plan.link, "type", "veth", "peer", "name", "eth0", "netns", name },
        { "ip", "address", "add", toText(plan.host), "dev", plan.link },
        { "ip", "link", "set", plan.link, "up" },
        { "ip", "route", "replace", "blackhole", toText(plan.network), "metric", blackholeMetric },
        { "ip", "-netns", name, "address", "add", toText(plan.guest), "dev", "eth0" },
        { "ip", "-netns", name, "link", "set", "lo", "up" },
        { "ip", "-netns", name, "link", "set", "eth0", "up" },
    };
    for (const std::vector<std::string>& command : commands) {
        if (const Result<std::string> result = runCommand(command); !result)
            return result.error();
    }
    waitForLink(name);
    return Done();
}

} // namespace

DemoNetwork::DemoNetwork(UniqueFd lock, std::string lockPath, const std::string& name)
    : m_lock(std::move(lock))
    , m_lockPath(std::move(lockPath))
    , m_namespacePath(namespaceFolder + name)
{
}

DemoNetwork::~DemoNetwork()
{
    if (!m_lock)
        return;
    const UniqueFd all = lockAll();
    removeAll(readState(m_lock));
    ::unlink(m_lockPath.c_str());
}

Result<DemoNetwork> DemoNetwork::make()
{
    if (::geteuid() != 0)
        return Error { ErrorCode::PermissionDenied, 0,
            "The demo creates a network namespace, which only root can do. Start it with sudo." };
    if (::mkdir(stateFolder, 0755) != 0 && errno != EEXIST)
        return systemError(errno, std::string("Cannot create ") + stateFolder);
    const UniqueFd all = lockAll();
    if (!all)
        return systemError(errno, std::string("Cannot lock a file in ") + stateFolder);

    for (int number = 1; number <= maximumDemos; ++number) {
        const std::string name = number == 1 ? "portolan-demo" : "portolan-demo-" + std::to_string(number);
        const std::string path = std::string(stateFolder) + "/" + name + ".lock";
        UniqueFd lock = lockFile(path, false);
        if (!lock)
            continue; // another demo is alive
        removeAll(readState(lock));
        if (exists(namespaceFolder + name)) { // not a demo's, but somebody else uses the name
            ::unlink(path.c_str());
            continue;
        }
        const Result<HostNetwork> host = lookAtHost();
        if (!host)
            return Error { host.error().code, 0, "Cannot read this machine's network settings: " + host.error().context };
        const std::optional<AddressPlan> plan = planAddresses(host.value());
        if (!plan)
            return Error { ErrorCode::InUse, 0,
                "All names for the demo's adapter or all networks of 172.16.0.0/12 are in use." };
        const std::map<std::string, std::string> state { { "namespace", name }, { "link", plan->link },
            { "network", toText(plan->network) }, { "host-namespace", currentNamespace() } };
        if (!writeState(lock, state))
            return systemError(errno, "Cannot write " + path);
        if (const Result<Done> built = build(name, *plan); !built) {
            removeAll(state);
            ::unlink(path.c_str());
            return Error { built.error().code, 0, "Cannot create the demo's network: " + built.error().context };
        }
        return DemoNetwork(std::move(lock), path, name);
    }
    return Error { ErrorCode::InUse, 0, "Nine demos are running already." };
}

} // namespace portolan::demo

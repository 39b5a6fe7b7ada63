// SPDX-License-Identifier: MIT
#include "core/agent/agent.h"
#include "core/agent/isolation.h"
#include "core/base/descriptor_limit.h"
#include "core/kernel/cgroup_root.h"

#include <initializer_list>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace {

constexpr int wrongUsage = 2;

constexpr std::string_view help = R"(Usage: portolan-agent [OPTION...]

Portolan's part inside the guest. The portolan program on the host starts it and
talks to it over standard input and output. It ends when its input ends.

  --detection=WAY  how to detect listening ports: polling, or the best way that
                   works here (auto)
  --events=LEVEL   which of the kernel's events to use, from newer to older kernels:
                   pid, cookie, bind or minimal, or the best that works here (auto)
  --refusal=WAY    how to refuse ports that the host uses: with the error EACCES or
                   EPERM, by holding them (EADDRINUSE), not at all (none), or the
                   best way that works here (auto)
  --steering=WAY   how the kernel hands the host's connections directly to services:
                   by a link (tcx), by a filter (clsact), not at all (none), or the
                   best way that works here (auto)
  --version        print the version
  --help           print this text

All values but auto are for tests.
)";

/// Parses an option NAME=VALUE into `chosen`. Nothing: it is a different option. False: invalid value; prints `values`.
template <typename Choice>
std::optional<bool> take(std::string_view argument, std::string_view name, std::string_view values, Choice& chosen,
    std::initializer_list<std::pair<std::string_view, Choice>> choices)
{
    if (!argument.starts_with(name) || argument.substr(name.size(), 1) != "=")
        return std::nullopt;
    const std::string_view value = argument.substr(name.size() + 1);
    for (const auto& [word, choice] : choices) {
        if (word == value) {
            chosen = choice;
            return true;
        }
    }
    std::cerr << "portolan-agent: " << name << " takes " << values << ", not '" << value << "'.\n";
    return false;
}

/// False: invalid argument, already reported.
bool read(std::string_view argument, portolan::Agent::Options& options)
{
    using namespace portolan;
    std::optional<bool> taken = take(argument, "--refusal", "auto, EACCES, EPERM, EADDRINUSE or none", options.refusal,
        { { "auto", RefusalChoice::Automatic }, { "EACCES", RefusalChoice::Eacces }, { "EPERM", RefusalChoice::Eperm },
            { "EADDRINUSE", RefusalChoice::Eaddrinuse }, { "none", RefusalChoice::None } });
    if (!taken)
        taken = take(argument, "--detection", "auto or polling", options.detection,
            { { "auto", DetectionChoice::Automatic }, { "events", DetectionChoice::Automatic },
                { "polling", DetectionChoice::Polling } });
    if (!taken)
        taken = take(argument, "--events", "auto, pid, cookie, bind or minimal", options.events,
            { { "auto", EventsRung::Automatic }, { "pid", EventsRung::Process }, { "cookie", EventsRung::Namespace },
                { "bind", EventsRung::Bind }, { "minimal", EventsRung::Minimal } });
    if (!taken)
        taken = take(argument, "--steering", "auto, tcx, clsact or none", options.steering,
            { { "auto", SteeringChoice::Automatic }, { "tcx", SteeringChoice::Link },
                { "clsact", SteeringChoice::Filter }, { "none", SteeringChoice::None } });
    if (!taken)
        std::cerr << "portolan-agent: unknown option '" << argument << "'; --help lists the known ones.\n";
    return taken.value_or(false);
}

} // namespace

int main(int argc, char* argv[])
{
    portolan::Agent::Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--version") {
            std::cout << "portolan-agent " PORTOLAN_VERSION "\n";
            return 0;
        }
        if (argument == "--help") {
            std::cout << help;
            return 0;
        }
        if (!read(argument, options))
            return wrongUsage;
    }
    if (::isatty(options.input) != 0) {
        std::cerr << "portolan-agent is the part of Portolan inside the guest: the portolan program starts it and "
                     "talks to it over its standard input. It is not meant to be started by hand.\n";
        return wrongUsage;
    }
    portolan::raiseDescriptorLimit(); // it starts no programs that a high limit could hurt
    portolan::Result<portolan::UniqueFd> cgroup = portolan::openCgroupRoot(); // the last that needs all privileges
    if (const portolan::Result<portolan::Done> isolated = portolan::isolateThisProcess(); !isolated)
        options.problem = isolated.error().context + '.';
    return portolan::Agent(options, std::move(cgroup)).run();
}

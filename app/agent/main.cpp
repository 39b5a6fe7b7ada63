// SPDX-License-Identifier: MIT
#include "core/agent/agent.h"
#include "core/base/descriptor_limit.h"

#include <iostream>
#include <string_view>

#include <unistd.h>

namespace {

constexpr int wrongUsage = 2;

constexpr std::string_view help = R"(Usage: portolan-agent [--refusal=auto|EACCES|EPERM|none]

Portolan's part inside the guest. The portolan program on the host starts it there
and talks to it over its standard input and output; it ends when its input ends.

  --refusal=WAY  how to refuse ports that the host uses: with the error EACCES or
                 EPERM, not at all, or the best that this machine can do (auto)
  --version      print the version
  --help         print this text
)";

} // namespace

int main(int argc, char* argv[])
{
    portolan::Agent::Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        constexpr std::string_view refusal = "--refusal=";
        if (argument == "--version") {
            std::cout << "portolan-agent " PORTOLAN_VERSION "\n";
            return 0;
        }
        if (argument == "--help") {
            std::cout << help;
            return 0;
        }
        if (!argument.starts_with(refusal)) {
            std::cerr << "portolan-agent: unknown option '" << argument << "'; --help lists the known ones.\n";
            return wrongUsage;
        }
        const auto choice = portolan::parseRefusalChoice(argument.substr(refusal.size()));
        if (!choice) {
            std::cerr << "portolan-agent: --refusal takes auto, EACCES, EPERM or none, not '"
                      << argument.substr(refusal.size()) << "'.\n";
            return wrongUsage;
        }
        options.refusal = *choice;
    }
    if (::isatty(options.input) != 0) {
        std::cerr << "portolan-agent is the part of Portolan inside the guest: the portolan program starts it and "
                     "talks to it "
                     "over its standard input. It is not meant to be started by hand.\n";
        return wrongUsage;
    }
    portolan::raiseDescriptorLimit(); // it starts no programs that could be hurt by it
    return portolan::Agent(options).run();
}

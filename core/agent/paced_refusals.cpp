// SPDX-License-Identifier: MIT
#include "core/agent/paced_refusals.h"

#include <algorithm>

namespace portolan {

namespace {

constexpr size_t programsApart = 8; ///< of one port

} // namespace

bool PacedRefusals::rests(const Program& program, Time time) { return program.told && time - *program.told < interval; }

/// All of them, since the one that tried last must not be followed by what waited longer.
void PacedRefusals::tell(Port& port, Time time, std::vector<protocol::Refused>& told)
{
    for (Program& program : port.programs) {
        if (program.latest.count == 0)
            continue;
        program.told = time;
        told.push_back(program.latest);
        program.latest.count = 0;
    }
}

std::vector<protocol::Refused> PacedRefusals::add(const Attempt& attempt, const std::function<Process()>& describe)
{
    Port& port = m_ports[attempt.port];
    if (!port.described || port.process != attempt.process)
        port.described = describe();
    port.process = attempt.process;
    auto program = std::ranges::find(
        port.programs, port.described->name, [](const Program& each) { return each.latest.process.name; });
    if (program == port.programs.end() && port.programs.size() < programsApart) {
        program = port.programs.emplace(program);
        program->latest.port = attempt.port;
        program->latest.count = 0;
    } else if (program == port.programs.end()) {
        --program;
    }
    program->latest.process = *port.described;
    program->latest.address = attempt.address;
    program->latest.error = attempt.error;
    ++program->latest.count;
    std::rotate(program, program + 1, port.programs.end());
    std::vector<protocol::Refused> told;
    if (!rests(port.programs.back(), attempt.time))
        tell(port, attempt.time, told);
    return told;
}

std::optional<PacedRefusals::Time> PacedRefusals::nextDue() const
{
    std::optional<Time> next;
    for (const auto& [number, port] : m_ports) {
        for (const Program& program : port.programs) {
            if (program.latest.count > 0 && (!next || *program.told + interval < *next))
                next = *program.told + interval;
        }
    }
    return next;
}

std::vector<protocol::Refused> PacedRefusals::takeDue(Time time)
{
    std::vector<protocol::Refused> due;
    for (auto& [number, port] : m_ports) {
        const auto isDue = [time](const Program& each) { return each.latest.count > 0 && !rests(each, time); };
        if (std::ranges::any_of(port.programs, isDue))
            tell(port, time, due);
        std::erase_if(port.programs, [&](const Program& each) { return !rests(each, time); });
    }
    std::erase_if(m_ports, [](const auto& each) { return each.second.programs.empty(); });
    return due;
}

} // namespace portolan

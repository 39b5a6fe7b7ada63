// SPDX-License-Identifier: MIT
#include "core/agent/paced_refusals.h"

namespace portolan {

bool PacedRefusals::rests(const Port& port, Time time) { return port.told && time - *port.told < interval; }

protocol::Refused PacedRefusals::tell(Port& port, Time time)
{
    port.told = time;
    protocol::Refused told = port.latest;
    port.latest.count = 0;
    return told;
}

std::optional<protocol::Refused> PacedRefusals::add(const Attempt& attempt, const std::function<Process()>& describe)
{
    const auto [found, isNew] = m_ports.try_emplace(attempt.port);
    Port& port = found->second;
    if (isNew)
        port.latest = { attempt.port, {}, {}, 0 };
    if (isNew || port.process != attempt.process)
        port.latest.process = describe();
    port.process = attempt.process;
    port.latest.address = attempt.address;
    ++port.latest.count;
    if (rests(port, attempt.time))
        return std::nullopt;
    return tell(port, attempt.time);
}

std::optional<PacedRefusals::Time> PacedRefusals::nextDue() const
{
    std::optional<Time> next;
    for (const auto& [number, port] : m_ports) {
        if (port.latest.count > 0 && (!next || *port.told + interval < *next))
            next = *port.told + interval;
    }
    return next;
}

std::vector<protocol::Refused> PacedRefusals::takeDue(Time time)
{
    std::vector<protocol::Refused> due;
    for (auto& [number, port] : m_ports) {
        if (port.latest.count > 0 && !rests(port, time))
            due.push_back(tell(port, time));
    }
    std::erase_if(m_ports, [&](const auto& each) { return !rests(each.second, time); });
    return due;
}

} // namespace portolan

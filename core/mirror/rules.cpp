// SPDX-License-Identifier: MIT
#include "core/mirror/rules.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

/// Nobody wants the guest's resolver on the host's localhost, and WSL's own resolver settings depend on port 53.
constexpr uint16_t dnsPort = 53;

const Rule& ruleOf(const Rules& rules, PortKey port)
{
    static const Rule none;
    const auto found = rules.ports.find(port);
    return found == rules.ports.end() ? none : found->second;
}

/// Whether `name` fits the pattern, in which '*' stands for any characters. After a mismatch the last star takes one more.
bool matches(std::string_view pattern, std::string_view name)
{
    size_t p = 0;
    size_t n = 0;
    size_t star = std::string_view::npos;
    size_t taken = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = n;
        } else if (p < pattern.size() && pattern[p] == name[n]) {
            ++p;
            ++n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

} // namespace

bool Rules::enabled(PortKey port) const { return ruleOf(*this, port).enabled.value_or(true); }

PortKey Rules::hostPort(PortKey port) const { return { ruleOf(*this, port).hostPort.value_or(port.number), port.protocol }; }

bool Rules::wanted(PortKey port) const
{
    const Rule& rule = ruleOf(*this, port);
    return rule.ignored ? !*rule.ignored : rule.enabled == true;
}

IgnoredBy Rules::ignoredBy(PortKey port, const PortUse& use) const
{
    if (ruleOf(*this, port).ignored == true)
        return IgnoredBy::Port;
    if (wanted(port))
        return IgnoredBy::Nothing;
    if (port.number == dnsPort)
        return IgnoredBy::Default;
    if (std::ranges::any_of(ignoredRanges, [port](const PortRange& range) { return range.contains(port.number); }))
        return IgnoredBy::Range;
    if (!mirrorEphemeral && !use.byNumber && use.ephemeral.contains(port.number))
        return IgnoredBy::Ephemeral;
    const bool allIgnored = !use.processes.empty()
        && std::ranges::all_of(use.processes, [this](std::string_view name) { return ignoresProcess(name); });
    return allIgnored ? IgnoredBy::Process : IgnoredBy::Nothing;
}

bool Rules::ignoresProcess(std::string_view name) const
{
    // No pattern, not even "*", matches a process whose name is unknown.
    return !name.empty()
        && std::ranges::any_of(ignoredProcesses, [name](const std::string& pattern) { return matches(pattern, name); });
}

bool Rules::allowedInGuest(PortKey port) const { return ruleOf(*this, port).refusal == RefusalPreference::Allow; }

bool Rules::refuses(PortKey port, const PortUse& use) const
{
    if (port.protocol != Protocol::Tcp || port.number == dnsPort || paused || !enabled(port)
        || ignoredBy(port, use) != IgnoredBy::Nothing)
        return false;
    return ruleOf(*this, port).refusal.value_or(refusal) == RefusalPreference::Refuse;
}

void Rules::setEnabled(PortKey port, bool on, const PortUse& use)
{
    Rule& rule = ports[port];
    rule.enabled.reset();
    if (on) {
        rule.ignored.reset();
        if (use.tooMany || ignoredBy(port, use) != IgnoredBy::Nothing)
            rule.enabled = true;
    } else {
        rule.enabled = false;
    }
    forgetIfEmpty(port);
}

void Rules::setIgnored(PortKey port, bool ignored, const PortUse& use)
{
    Rule& rule = ports[port];
    rule.ignored.reset();
    if (ignored) {
        rule.enabled.reset();
        rule.ignored = true;
    } else if (use.tooMany || !ignoredProcesses.empty() || ignoredBy(port, use) != IgnoredBy::Nothing) {
        rule.ignored = false; // an ignored process may open the port later
    }
    forgetIfEmpty(port);
}

void Rules::setAllowedInGuest(PortKey port, bool allowed)
{
    Rule& rule = ports[port];
    rule.refusal.reset();
    if (allowed)
        rule.refusal = RefusalPreference::Allow;
    else if (refusal == RefusalPreference::Allow)
        rule.refusal = RefusalPreference::Refuse;
    forgetIfEmpty(port);
}

void Rules::forgetIfEmpty(PortKey port)
{
    if (const auto found = ports.find(port); found != ports.end() && found->second.empty())
        ports.erase(found);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/mirror/rules.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

/// Nobody wants the resolver of a guest on the host's localhost, and WSL's own resolver settings depend on it.
constexpr uint16_t dnsPort = 53;

const Rule& ruleOf(const Rules& rules, uint16_t port)
{
    static const Rule none;
    const auto found = rules.ports.find(port);
    return found == rules.ports.end() ? none : found->second;
}

/// Whether `name` is the pattern, in which '*' stands for any characters. After a mismatch the last star takes more.
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

WebScheme usualScheme(uint16_t port) { return port == 443 || port == 8443 ? WebScheme::Https : WebScheme::Http; }

} // namespace

std::string_view toString(WebScheme scheme) { return scheme == WebScheme::Https ? "https" : "http"; }

bool Rules::enabled(uint16_t port) const { return ruleOf(*this, port).enabled.value_or(true); }

bool Rules::wanted(uint16_t port) const
{
    const Rule& rule = ruleOf(*this, port);
    return rule.ignored ? !*rule.ignored : rule.enabled == true;
}

IgnoredBy Rules::ignoredBy(uint16_t port, const PortUse& use) const
{
    if (ruleOf(*this, port).ignored == true)
        return IgnoredBy::Port;
    if (wanted(port))
        return IgnoredBy::Nothing;
    if (port == dnsPort)
        return IgnoredBy::Default;
    if (std::any_of(
            ignoredRanges.begin(), ignoredRanges.end(), [port](const PortRange& r) { return r.contains(port); }))
        return IgnoredBy::Range;
    if (!mirrorEphemeral && use.ephemeral.contains(port))
        return IgnoredBy::Ephemeral;
    const bool allIgnored = !use.processes.empty()
        && std::all_of(
            use.processes.begin(), use.processes.end(), [this](std::string_view name) { return ignoresProcess(name); });
    return allIgnored ? IgnoredBy::Process : IgnoredBy::Nothing;
}

bool Rules::ignoresProcess(std::string_view name) const
{
    // Of a process without a name nothing is known, not even by "*".
    return !name.empty()
        && std::any_of(ignoredProcesses.begin(), ignoredProcesses.end(),
            [name](const std::string& pattern) { return matches(pattern, name); });
}

bool Rules::allowedInGuest(uint16_t port) const { return ruleOf(*this, port).refusal == RefusalPreference::Allow; }

bool Rules::refuses(uint16_t port, const PortUse& use) const
{
    if (paused || port == dnsPort || !enabled(port) || ignoredBy(port, use) != IgnoredBy::Nothing)
        return false;
    return ruleOf(*this, port).refusal.value_or(refusal) == RefusalPreference::Refuse;
}

std::string_view Rules::label(uint16_t port) const { return ruleOf(*this, port).label; }

WebScheme Rules::scheme(uint16_t port) const { return ruleOf(*this, port).scheme.value_or(usualScheme(port)); }

void Rules::setEnabled(uint16_t port, bool on, const PortUse& use)
{
    Rule& rule = ports[port];
    rule.enabled.reset();
    if (on) {
        rule.ignored.reset();
        if (ignoredBy(port, use) != IgnoredBy::Nothing)
            rule.enabled = true;
    } else {
        rule.enabled = false;
    }
    forgetIfEmpty(port);
}

void Rules::setIgnored(uint16_t port, bool ignored, const PortUse& use)
{
    Rule& rule = ports[port];
    rule.ignored.reset();
    if (ignored) {
        rule.enabled.reset();
        rule.ignored = true;
    } else if (!ignoredProcesses.empty() || ignoredBy(port, use) != IgnoredBy::Nothing) {
        rule.ignored = false; // a process that is ignored may come to the port later
    }
    forgetIfEmpty(port);
}

void Rules::setAllowedInGuest(uint16_t port, bool allowed)
{
    Rule& rule = ports[port];
    rule.refusal.reset();
    if (allowed)
        rule.refusal = RefusalPreference::Allow;
    else if (refusal == RefusalPreference::Allow)
        rule.refusal = RefusalPreference::Refuse;
    forgetIfEmpty(port);
}

void Rules::setLabel(uint16_t port, std::string label)
{
    ports[port].label = std::move(label);
    forgetIfEmpty(port);
}

void Rules::setScheme(uint16_t port, WebScheme scheme)
{
    ports[port].scheme = scheme == usualScheme(port) ? std::nullopt : std::optional(scheme);
    forgetIfEmpty(port);
}

void Rules::forgetIfEmpty(uint16_t port)
{
    if (const auto found = ports.find(port); found != ports.end() && found->second.empty())
        ports.erase(found);
}

} // namespace portolan

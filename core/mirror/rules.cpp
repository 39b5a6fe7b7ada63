// SPDX-License-Identifier: MIT
#include "core/mirror/rules.h"

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

} // namespace

bool Rules::enabled(uint16_t port) const { return ruleOf(*this, port).enabled.value_or(true); }

bool Rules::ignored(uint16_t port) const
{
    const Rule& rule = ruleOf(*this, port);
    if (rule.ignored)
        return *rule.ignored;
    return port == dnsPort && !rule.enabled.value_or(false);
}

bool Rules::allowedInGuest(uint16_t port) const { return ruleOf(*this, port).refusal == RefusalPreference::Allow; }

bool Rules::refuses(uint16_t port) const
{
    if (paused || port == dnsPort || !enabled(port) || ignored(port))
        return false;
    return ruleOf(*this, port).refusal.value_or(refusal) == RefusalPreference::Refuse;
}

void Rules::setEnabled(uint16_t port, bool on)
{
    Rule& rule = ports[port];
    rule.enabled = on;
    if (on) {
        rule.ignored.reset();
        if (port != dnsPort)
            rule.enabled.reset();
    }
    if (rule.empty())
        ports.erase(port);
}

void Rules::setAllowedInGuest(uint16_t port, bool allowed)
{
    Rule& rule = ports[port];
    rule.refusal.reset();
    if (allowed)
        rule.refusal = RefusalPreference::Allow;
    else if (refusal == RefusalPreference::Allow)
        rule.refusal = RefusalPreference::Refuse;
    if (rule.empty())
        ports.erase(port);
}

} // namespace portolan

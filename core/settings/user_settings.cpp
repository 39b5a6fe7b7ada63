// SPDX-License-Identifier: MIT
#include "core/settings/user_settings.h"

#include <algorithm>

namespace portolan {

namespace {

template <typename Value> void addOnce(std::vector<Value>& values, const Value& value)
{
    if (std::ranges::find(values, value) == values.end())
        values.push_back(value);
}

} // namespace

std::set<PortKey> UserSettings::chosenPorts() const
{
    std::set<PortKey> chosen;
    for (const auto& [port, rule] : rules.ports)
        chosen.insert(port);
    for (const auto& [port, note] : notes.ports)
        chosen.insert(port);
    return chosen;
}

void UserSettings::setPreferences(const Preferences& preferences)
{
    static_cast<CommonRules&>(rules) = preferences;
    rules.mirrorLimit = std::clamp(rules.mirrorLimit, 1U, highestMirrorLimit);
    rules.ignoredRanges.clear();
    for (const PortRange& range : preferences.ignoredRanges) {
        const auto [first, last] = std::minmax(range.first, range.last);
        if (last != 0)
            addOnce(rules.ignoredRanges, { std::max<uint16_t>(first, 1), last });
    }
    rules.ignoredProcesses.clear();
    for (const std::string& name : preferences.ignoredProcesses) {
        if (const QString word = QString::fromStdString(name).simplified(); !word.isEmpty())
            addOnce(rules.ignoredProcesses, word.toStdString());
    }
    guest = preferences.guest.trimmed();
    adapter = preferences.adapter.trimmed();
    interface = preferences.interface.trimmed();
    keepGuestRunning = preferences.keepGuestRunning;
}

} // namespace portolan

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

void UserSettings::setPreferences(const Preferences& preferences)
{
    static_cast<CommonRules&>(rules) = preferences;
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
    keepGuestRunning = preferences.keepGuestRunning;
}

} // namespace portolan

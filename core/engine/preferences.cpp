// SPDX-License-Identifier: MIT
#include "core/engine/preferences.h"

#include "core/guest/available_guests.h"
#include "core/host/adapters.h"

#include <algorithm>

namespace portolan {

namespace {

template <typename Value> void addOnce(std::vector<Value>& values, const Value& value)
{
    if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
}

} // namespace

MirroringPreferences preferencesOf(const UserSettings& settings)
{
    const Rules& rules = settings.rules;
    MirroringPreferences preferences;
    preferences.refusal = rules.refusal;
    preferences.mirrorEphemeral = rules.mirrorEphemeral;
    preferences.ignoredRanges = QList<PortRange>(rules.ignoredRanges.begin(), rules.ignoredRanges.end());
    for (const std::string& name : rules.ignoredProcesses)
        preferences.ignoredProcesses << QString::fromStdString(name);
    preferences.guest = settings.guest;
    preferences.adapter = settings.adapter;
    preferences.keepGuestRunning = settings.keepGuestRunning;
    return preferences;
}

UserSettings withPreferences(UserSettings settings, const MirroringPreferences& preferences)
{
    Rules& rules = settings.rules;
    rules.refusal = preferences.refusal;
    rules.mirrorEphemeral = preferences.mirrorEphemeral;
    rules.ignoredRanges.clear();
    for (const PortRange& range : preferences.ignoredRanges) {
        const auto [first, last] = std::minmax(range.first, range.last);
        if (last != 0)
            addOnce(rules.ignoredRanges, { std::max<uint16_t>(first, 1), last });
    }
    rules.ignoredProcesses.clear();
    for (const QString& name : preferences.ignoredProcesses) {
        if (const QString word = name.simplified(); !word.isEmpty())
            addOnce(rules.ignoredProcesses, word.toStdString());
    }
    settings.guest = preferences.guest.trimmed();
    settings.adapter = preferences.adapter.trimmed();
    settings.keepGuestRunning = preferences.keepGuestRunning;
    return settings;
}

Choices availableChoices()
{
    Choices choices;
    choices.guests = availableGuests();
    for (const Adapter& adapter : hostAdapters()) {
        const InterfaceAddress& address = adapter.addresses.front(); // hostAdapters() names those that have one
        choices.adapters << HostFact { adapter.name, QString::fromStdString(address.address.to_string()),
            address.prefix };
    }
    return choices;
}

} // namespace portolan

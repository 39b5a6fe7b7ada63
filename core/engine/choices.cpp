// SPDX-License-Identifier: MIT
#include "core/engine/choices.h"

#include "core/guest/available_guests.h"
#include "core/host/adapters.h"

namespace portolan {

Choices availableChoices()
{
    Choices choices;
    choices.guests = availableGuests();
    for (const Adapter& adapter : hostAdapters()) {
        const InterfaceAddress& address = adapter.addresses.front(); // hostAdapters() lists only adapters with addresses
        choices.adapters << HostFact { adapter.name, QString::fromStdString(address.address.to_string()),
            address.prefix };
    }
    return choices;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/settings/port_notes.h"

#include <utility>

namespace portolan {

namespace {

const PortNote& noteOf(const PortNotes& notes, PortKey port)
{
    static const PortNote none;
    const auto found = notes.ports.find(port);
    return found == notes.ports.end() ? none : found->second;
}

WebScheme usualScheme(PortKey port) { return port.number == 443 || port.number == 8443 ? WebScheme::Https : WebScheme::Http; }

} // namespace

std::string_view toString(WebScheme scheme) { return scheme == WebScheme::Https ? "https" : "http"; }

std::string_view PortNotes::label(PortKey port) const { return noteOf(*this, port).label; }

WebScheme PortNotes::scheme(PortKey port) const { return noteOf(*this, port).scheme.value_or(usualScheme(port)); }

void PortNotes::setLabel(PortKey port, std::string label)
{
    PortNote note = noteOf(*this, port);
    note.label = std::move(label);
    set(port, std::move(note));
}

void PortNotes::setScheme(PortKey port, WebScheme scheme)
{
    PortNote note = noteOf(*this, port);
    note.scheme = scheme == usualScheme(port) ? std::nullopt : std::optional(scheme);
    set(port, std::move(note));
}

void PortNotes::set(PortKey port, PortNote note)
{
    if (note == PortNote())
        ports.erase(port);
    else
        ports.insert_or_assign(port, std::move(note));
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/host/listener_changes.h"

namespace portolan {

/// Windows reports this to administrators only.
struct ListenerChanges::System { };

ListenerChanges::ListenerChanges(QObject* parent)
    : QObject(parent)
{
}

ListenerChanges::~ListenerChanges() = default;

} // namespace portolan

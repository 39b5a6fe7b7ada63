// SPDX-License-Identifier: MIT
#include "core/host/listener_changes.h"

namespace portolan {

/// Windows tells nobody but administrators.
struct ListenerChanges::System { };

ListenerChanges::ListenerChanges(QObject* parent)
    : QObject(parent)
{
}

ListenerChanges::~ListenerChanges() = default;

} // namespace portolan

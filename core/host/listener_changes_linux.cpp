// SPDX-License-Identifier: MIT
#include "core/host/listener_changes.h"

#include "core/kernel/cgroup_root.h"
#include "core/kernel/listener_event_program.h"

#include <QSocketNotifier>

#include <limits>

namespace portolan {

ListenerChanges::ListenerChanges(QObject* parent)
    : QObject(parent)
{
    const Result<UniqueFd> cgroup = openCgroupRoot();
    if (!cgroup)
        return;
    // Which process it is does not matter here, and on kernels that cannot tell the network namespace at the listen the
    // program goes by the sockets that it has seen being bound.
    for (const bool networkNamespace : { true, false }) {
        auto program = std::make_unique<ListenerEventProgram>();
        if (!program->load({ .process = false, .networkNamespace = networkNamespace, .release = true }, cgroup.value()))
            continue;
        m_feed = std::move(program);
        auto* notifier = new QSocketNotifier(m_feed->descriptor(), QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, &ListenerChanges::drain);
        return;
    }
}

ListenerChanges::~ListenerChanges() = default;

void ListenerChanges::drain()
{
    // What changed does not matter: the receiver looks at all listeners anew. Nor does what was lost, for the same reason.
    (void)m_feed->take(std::numeric_limits<size_t>::max(), [](const listener_event&) { });
    emit changed();
}

} // namespace portolan

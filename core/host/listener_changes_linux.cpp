// SPDX-License-Identifier: MIT
#include "core/host/listener_changes.h"

#include "core/kernel/cgroup_root.h"
#include "core/kernel/listener_event_program.h"

#include <QSocketNotifier>

#include <limits>

namespace portolan {

struct ListenerChanges::System {
    ListenerEventProgram program;

    void drain()
    {
        // Ignores what changed and what was lost: the receiver reads all listeners again.
        (void)program.take(std::numeric_limits<size_t>::max(), [](const listener_event&) { });
    }
};

ListenerChanges::ListenerChanges(QObject* parent)
    : QObject(parent)
{
    const Result<UniqueFd> cgroup = openCgroupRoot();
    if (!cgroup)
        return;
    // The process does not matter here. On kernels that do not know the network namespace at listen(), the program goes by the
    // sockets that it has seen at bind().
    for (const bool networkNamespace : { true, false }) {
        auto system = std::make_unique<System>();
        if (!system->program.load(
                { .process = false, .networkNamespace = networkNamespace, .release = true }, cgroup.value()))
            continue;
        m_system = std::move(system);
        auto* notifier = new QSocketNotifier(m_system->program.descriptor(), QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this] {
            m_system->drain();
            emit changed();
        });
        return;
    }
}

ListenerChanges::~ListenerChanges() = default;

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/preferences/mirroring_editor.h"

#include <QPointer>

namespace portolan {

MirroringEditor::MirroringEditor(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_told(core.snapshot().preferences)
{
    connect(&m_core, &Core::snapshotChanged, this, &MirroringEditor::compare);
}

const Preferences& MirroringEditor::current() const
{
    return m_wished ? *m_wished : m_core.snapshot().preferences;
}

void MirroringEditor::change(const std::function<void(Preferences&)>& change)
{
    Preferences next = current();
    change(next);
    if (next == current())
        return;
    m_wished = next;
    ++m_waiting;
    compare();
    m_core.execute(SetPreferences { next }, [self = QPointer(this)] {
        if (!self || --self->m_waiting > 0)
            return;
        self->m_wished.reset(); // the core now has these, or its own where it refused them
        self->compare();
    });
}

void MirroringEditor::compare()
{
    if (current() == m_told)
        return;
    m_told = current();
    emit changed();
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/preferences/preference_page.h"

#include <optional>

class QCheckBox;

namespace portolan {

class ChoiceBox;
class MirroringEditor;

/// The guest, and the interfaces of host and guest that connect them. Looks for the choices whenever the page is shown. UI thread.
class GuestPage final : public PreferencePage
{
    Q_OBJECT

public:
    /// Both outlive the page.
    GuestPage(Core& core, MirroringEditor& editor);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void apply();

    Core& m_core;
    MirroringEditor& m_editor;
    ChoiceBox* m_guest;
    ChoiceBox* m_adapter;
    ChoiceBox* m_interface;
    QCheckBox* m_keepRunning = nullptr; ///< only for guests that stop by themselves
    HintLabel* m_guestInUse = nullptr;
    HintLabel* m_guestProblem = nullptr;
    HintLabel* m_adapterInUse = nullptr;
    HintLabel* m_interfaceInUse = nullptr;
    Choices m_choices;
    QString m_problem;              ///< the core's last message about a setting
    std::optional<QString> m_asked; ///< the guest that the user chose last; the core may have refused it
};

} // namespace portolan

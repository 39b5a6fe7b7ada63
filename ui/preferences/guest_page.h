// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/preferences/preference_page.h"

#include <optional>

class QCheckBox;

namespace portolan {

class ChoiceBox;
class MirroringEditor;

/// Which guest, and the host's adapter that leads to it. What there is to choose from is looked for whenever the page
/// is shown. UI thread.
class GuestPage final : public PreferencePage
{
    Q_OBJECT

public:
    /// Both outlive the page.
    GuestPage(Core& core, MirroringEditor& editor, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void look();
    void apply();
    [[nodiscard]] bool endsByItself() const;
    void chooseGuest(const QString& guest);

    Core& m_core;
    MirroringEditor& m_editor;
    ChoiceBox* m_guest;
    ChoiceBox* m_adapter;
    QCheckBox* m_keepRunning; ///< where the guest ends by itself; else null
    HintLabel* m_guestInUse;
    HintLabel* m_guestProblem;
    HintLabel* m_adapterInUse;
    Choices m_choices;
    QString m_problem;              ///< what the core said last about a setting
    std::optional<QString> m_asked; ///< the guest that the user chose last; the core may not have taken it
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/preferences/preference_page.h"

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace portolan {

class IgnoreRulesModel;
class MirroringEditor;
class RuleList;
struct IgnoreRule;

/// Which ports are mirrored, and whether a guest program may bind a port that the host uses. UI thread.
class PortsPage final : public PreferencePage
{
    Q_OBJECT

public:
    /// Both outlive the page.
    PortsPage(Core& core, MirroringEditor& editor);

private:
    void addRefusal();
    void addLimit();
    void addIgnored();
    void apply();
    void addWritten();
    void removeSelected();
    void showFault(const QString& fault);
    /// Adds the rule to the core's, or removes it.
    void set(const IgnoreRule& rule, bool ignored);

    Core& m_core;
    MirroringEditor& m_editor;
    IgnoreRulesModel* m_rules;
    QRadioButton* m_refuse = nullptr;
    QRadioButton* m_allow = nullptr;
    QCheckBox* m_inUse = nullptr;
    QCheckBox* m_ephemeral = nullptr;
    QSpinBox* m_limit = nullptr;
    QLineEdit* m_written;
    HintLabel* m_fault = nullptr;
    RuleList* m_list;
    QPushButton* m_remove;
};

} // namespace portolan

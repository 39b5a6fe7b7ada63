// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/preference_page.h"

namespace portolan {

class Autostart;
class ChoiceBox;
class DesktopPreferences;

/// How the program starts, and the language it speaks. UI thread.
class GeneralPage final : public PreferencePage
{
    Q_OBJECT

public:
    /// Both outlive the page.
    GeneralPage(DesktopPreferences& preferences, Autostart& autostart);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void apply();
    void setAutostart(bool enabled);

    DesktopPreferences& m_preferences;
    Autostart& m_autostart;
    QCheckBox* m_startAtLogin;
    HintLabel* m_autostartProblem;
    QCheckBox* m_startHidden = nullptr;
    ChoiceBox* m_language;
};

} // namespace portolan

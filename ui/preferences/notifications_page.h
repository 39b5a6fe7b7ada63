// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/preference_page.h"

namespace portolan {

class DesktopPreferences;

/// Which notifications appear. UI thread.
class NotificationsPage final : public PreferencePage
{
    Q_OBJECT

public:
    /// `preferences` outlive the page.
    explicit NotificationsPage(DesktopPreferences& preferences, QWidget* parent = nullptr);

private:
    void apply();

    DesktopPreferences& m_preferences;
    QCheckBox* m_conflict;
    QCheckBox* m_newPort;
};

} // namespace portolan

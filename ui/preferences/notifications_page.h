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
    explicit NotificationsPage(DesktopPreferences& preferences);
};

} // namespace portolan

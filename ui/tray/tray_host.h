// SPDX-License-Identifier: MIT
#pragma once

namespace portolan {

/// The desktop's tray, which may appear after we start and vanish before we quit. UI thread.
class TrayHost
{
public:
    /// Whether an icon created now gets the desktop's best protocol. At login the panel may start after us, and Qt decides
    /// with the first icon, once and for all, how to show icons.
    [[nodiscard]] bool settled();
    /// Whether an icon is visible now. Not to be called before the first icon is created.
    [[nodiscard]] bool available();

private:
    bool m_decided = false;
    bool m_overBus = false; ///< the desktop shows icons over the session bus
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

namespace portolan {

/// The desktop's place for tray icons, which may come after us and go before us. UI thread.
class TrayHost
{
public:
    /// Whether an icon that is made now finds the desktop's best way. At a login the panel may start after us, and Qt
    /// decides with the first icon, once and for all, how icons are shown.
    [[nodiscard]] bool settled();
    /// Whether an icon can be seen now. To be asked when the first icon is made, or later.
    [[nodiscard]] bool available();

private:
    bool m_decided = false;
    bool m_overBus = false; ///< the desktop takes icons over the session bus
};

} // namespace portolan

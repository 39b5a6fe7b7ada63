// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Whether this can be a token: the desktop's permission for a window to come to the front, which comes from the click or key
/// that asked for it (xdg-activation on Wayland, startup notification on X11). 1-255 visible ASCII characters.
[[nodiscard]] bool isActivationToken(const QString& text);

/// Lends the token to the windows that are raised, and the programs that are started, while this object lives. The desktop accepts
/// each token once. On X11 and Windows it changes nothing. UI thread, one at a time.
class ActivationScope
{
public:
    /// Text that is no token lends nothing.
    explicit ActivationScope(const QString& token);
    ~ActivationScope();
    ActivationScope(const ActivationScope&) = delete;
    ActivationScope& operator=(const ActivationScope&) = delete;
};

} // namespace portolan

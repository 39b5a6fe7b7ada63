// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace portolan {

class Core;

/// Explains what WSL's own localhost forwarding is, and has the core switch it off if the user wishes so; then says what is to be
/// restarted. Returns at once: the dialogs belong to `window`. `core` outlives it. UI thread.
void offerPortsOfWsl(Core& core, QWidget& window);

} // namespace portolan

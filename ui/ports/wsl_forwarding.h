// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace portolan {

class Core;

/// Explains WSL's own localhost forwarding and, if the user agrees, has the core switch it off, then says what to
/// restart. Returns at once: the dialogs belong to `window`. `core` must outlive it. UI thread.
void offerPortsOfWsl(Core& core, QWidget& window);

} // namespace portolan

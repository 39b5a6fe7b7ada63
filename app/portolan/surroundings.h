// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the program finds where it was started: the display, the terminal, the guest that one has there.
namespace portolan::surroundings {

/// Whether a window can be shown. Qt ends the program without a helpful word where it finds no display.
[[nodiscard]] bool hasDisplay();

/// The guest for who names none.
[[nodiscard]] QString usualGuest();

/// Shows an address in the browser of who started this program. False: none could be started.
[[nodiscard]] bool openInBrowser(const QString& url);

/// A reader of stdout that goes away makes writing fail, and does not end the program. To be called by main first.
void surviveClosedOutput();

struct TerminalSize {
    int columns = 80;
    int rows = 24;
};
/// Whether stdout is a terminal, which can be painted on.
[[nodiscard]] bool onTerminal();
[[nodiscard]] TerminalSize terminalSize();

} // namespace portolan::surroundings

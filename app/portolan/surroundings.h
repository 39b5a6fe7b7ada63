// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// What depends on where the program was started: the display, the terminal, the browser, the default guest.
namespace portolan::surroundings {

/// The arguments of this program, without its own name.
[[nodiscard]] QStringList arguments(int argc, char* argv[]);

/// Whether a window can be shown. Checked first, because Qt aborts with an unhelpful message if there is no display.
[[nodiscard]] bool hasDisplay();

/// The default guest of this system.
[[nodiscard]] QString usualGuest();

/// The token (core/control/activation_token.h) that came with the click or key that started this program; "": none.
[[nodiscard]] QString activationToken();
/// Lets another process bring its window to the front in place of this one, where the system does not do that by token.
void yieldFrontTo(qint64 process);

/// Opens a URL in the user's browser. False: no browser could be started.
[[nodiscard]] bool openInBrowser(const QString& url);

/// Connects stdout and stderr to whoever started this program. When the reader of stdout goes away, writing fails
/// instead of ending the program. main() must call this first.
void useStandardStreams();
/// Tells the command line that started this program, if it waits, that the program goes on in the tray and prints no
/// more.
void standAlone();

/// Tells the user why the program does not start: on stderr, or in a message box if nobody can read stderr.
void complain(const QString& sentence);
/// Makes windows look like those of other programs on this desktop. Call before the application object exists.
void useDesktopLook();

struct TerminalSize {
    int columns = 80;
    int rows = 24;
};
/// Whether stdout is a terminal that can show a live table.
[[nodiscard]] bool onTerminal();
[[nodiscard]] TerminalSize terminalSize();

} // namespace portolan::surroundings

// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// What the program finds where it was started: the display, the terminal, the guest that one has there.
namespace portolan::surroundings {

/// The words that this program was started with, its own name excepted.
[[nodiscard]] QStringList arguments(int argc, char* argv[]);

/// Whether a window can be shown. Qt ends the program without a helpful word where it finds no display.
[[nodiscard]] bool hasDisplay();

/// The guest for who names none.
[[nodiscard]] QString usualGuest();

/// Shows an address in the browser of who started this program. False: none could be started.
[[nodiscard]] bool openInBrowser(const QString& url);

/// Has stdout and stderr lead to who started this program, a terminal or others. A reader of stdout that goes away makes writing
/// fail, and does not end the program. To be called by main first.
void useStandardStreams();
/// Tells the command line that started this program, where that waits, that it goes on in the tray and has no more to say.
void standAlone();

/// Tells the user why the program does not start: on stderr, and where nobody reads that, in a message of the desktop's.
void complain(const QString& sentence);
/// Has windows look as those of the desktop's other programs. To be called before there is an application.
void useDesktopLook();

struct TerminalSize {
    int columns = 80;
    int rows = 24;
};
/// Whether stdout is a terminal, which can be painted on.
[[nodiscard]] bool onTerminal();
[[nodiscard]] TerminalSize terminalSize();

} // namespace portolan::surroundings

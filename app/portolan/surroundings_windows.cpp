// SPDX-License-Identifier: MIT
#include "app/portolan/surroundings.h"

#include <cstdio>
#include <iterator>

#include <fcntl.h>
#include <io.h>

#include <windows.h>

#include <shellapi.h>

namespace portolan::surroundings {

namespace {

/// Set by portolan.com: the number of its event that says that the program goes on without it.
constexpr char eventVariable[] = "PORTOLAN_STANDS_ALONE";

/// Null: it was not started by portolan.com.
HANDLE starterEvent()
{
    return reinterpret_cast<HANDLE>(static_cast<ULONG_PTR>(qEnvironmentVariable(eventVariable).toULongLong()));
}

bool isConsole(HANDLE handle)
{
    DWORD mode = 0;
    return ::GetConsoleMode(handle, &mode) != 0;
}

/// Has a stream write to the console where it was given nothing to write to.
void useConsole(DWORD which, std::FILE* stream)
{
    if (::GetFileType(::GetStdHandle(which)) != FILE_TYPE_UNKNOWN)
        return;
    if (std::freopen("CONOUT$", "w", stream)) // NOLINT: the stream is a standard one
        ::SetStdHandle(which, reinterpret_cast<HANDLE>(::_get_osfhandle(::_fileno(stream))));
}

} // namespace

QStringList arguments(int, char**)
{
    // What main() is given is in the code page of the machine, which lacks characters.
    int count = 0;
    LPWSTR* words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    QStringList list;
    for (int i = 1; words && i < count; ++i)
        list << QString::fromWCharArray(words[i]);
    ::LocalFree(words);
    return list;
}

bool hasDisplay() { return true; }

QString usualGuest() { return QStringLiteral("wsl"); }

bool openInBrowser(const QString& url)
{
    const auto address = url.toStdWString();
    const auto result = reinterpret_cast<INT_PTR>(
        ::ShellExecuteW(nullptr, L"open", address.c_str(), nullptr, nullptr, SW_SHOWNORMAL));
    return result > 32; // as ShellExecute's manual has it
}

void useStandardStreams()
{
    // The programs that this one starts get streams of their own. With a copy of these they would keep their readers waiting.
    for (const DWORD which : { STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE })
        ::SetHandleInformation(::GetStdHandle(which), HANDLE_FLAG_INHERIT, 0);
    if (const HANDLE event = starterEvent())
        ::SetHandleInformation(event, HANDLE_FLAG_INHERIT, 0);
    // A program with windows is not given a console; that of its starter, portolan.com, is the one that a person reads.
    if (::AttachConsole(ATTACH_PARENT_PROCESS)) {
        useConsole(STD_OUTPUT_HANDLE, stdout);
        useConsole(STD_ERROR_HANDLE, stderr);
    }
    if (const HANDLE console = ::GetStdHandle(STD_OUTPUT_HANDLE); isConsole(console)) {
        DWORD mode = 0;
        ::GetConsoleMode(console, &mode);
        ::SetConsoleMode(console, mode | ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    }
}

void standAlone()
{
    const HANDLE event = starterEvent();
    qunsetenv(eventVariable);
    if (!event)
        return;
    // Whoever reads what the command line prints sees its end now, and the console may be closed without ending this program.
    (void)std::freopen("NUL", "r", stdin);
    (void)std::freopen("NUL", "w", stdout);
    (void)std::freopen("NUL", "w", stderr);
    ::FreeConsole();
    ::SetEvent(event);
    ::CloseHandle(event);
}

void complain(const QString& sentence)
{
    if (::GetFileType(::GetStdHandle(STD_ERROR_HANDLE)) != FILE_TYPE_UNKNOWN) {
        std::fputs(qUtf8Printable(QStringLiteral("portolan: ") + sentence + QLatin1Char('\n')), stderr);
        std::fflush(stderr);
        return;
    }
    ::MessageBoxW(nullptr, sentence.toStdWString().c_str(), L"Portolan", MB_OK | MB_ICONWARNING);
}

void useDesktopLook()
{
    // Qt 6.4 has dark windows where the user wants them only when it is asked to, and of its styles only this one can.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "windows:darkmode=2");
    if (qEnvironmentVariableIsEmpty("QT_STYLE_OVERRIDE"))
        qputenv("QT_STYLE_OVERRIDE", "fusion");
}

bool onTerminal() { return isConsole(::GetStdHandle(STD_OUTPUT_HANDLE)); }

TerminalSize terminalSize()
{
    CONSOLE_SCREEN_BUFFER_INFO info {};
    if (!::GetConsoleScreenBufferInfo(::GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return {};
    return { info.srWindow.Right - info.srWindow.Left + 1, info.srWindow.Bottom - info.srWindow.Top + 1 };
}

} // namespace portolan::surroundings

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

/// portolan.com sets this to the handle of an event, which tells it that the program goes on without it.
constexpr char eventVariable[] = "PORTOLAN_STANDS_ALONE";

/// Null: not started by portolan.com.
HANDLE starterEvent()
{
    return reinterpret_cast<HANDLE>(static_cast<ULONG_PTR>(qEnvironmentVariable(eventVariable).toULongLong()));
}

bool isConsole(HANDLE handle)
{
    DWORD mode = 0;
    return ::GetConsoleMode(handle, &mode) != 0;
}

/// Connects a stream to the console if it has no target.
void useConsole(DWORD which, std::FILE* stream)
{
    if (::GetFileType(::GetStdHandle(which)) != FILE_TYPE_UNKNOWN)
        return;
    if (std::freopen("CONOUT$", "w", stream)) // NOLINT: a standard stream is never closed
        ::SetStdHandle(which, reinterpret_cast<HANDLE>(::_get_osfhandle(::_fileno(stream))));
}

} // namespace

QStringList arguments(int, char**)
{
    // main() gets its arguments in the machine's code page, which lacks characters.
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

QString activationToken() { return {}; }

void yieldFrontTo(qint64 process) { ::AllowSetForegroundWindow(static_cast<DWORD>(process)); }

bool openInBrowser(const QString& url)
{
    const auto address = url.toStdWString();
    const auto result = reinterpret_cast<INT_PTR>(
        ::ShellExecuteW(nullptr, L"open", address.c_str(), nullptr, nullptr, SW_SHOWNORMAL));
    return result > 32; // as documented for ShellExecute
}

void useStandardStreams()
{
    // Child processes get streams of their own. If they inherited these, the readers would wait for them to end.
    for (const DWORD which : { STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE })
        ::SetHandleInformation(::GetStdHandle(which), HANDLE_FLAG_INHERIT, 0);
    if (const HANDLE event = starterEvent())
        ::SetHandleInformation(event, HANDLE_FLAG_INHERIT, 0);
    // A GUI program gets no console of its own; use that of its starter, portolan.com, which the user reads.
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
    // The readers of our output see its end now, and closing the console does not end this program.
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
    // Qt 6.4 follows the user's dark mode only on request, and only this style supports it.
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

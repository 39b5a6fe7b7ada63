// SPDX-License-Identifier: MIT
// portolan.com: what a command line runs for `portolan`, since .com comes before .exe. Command lines of Windows do not wait for
// graphical programs, which have no console either. So this console program starts the portolan.exe beside it with the same
// arguments, waits for its end, and returns its exit code. A Portolan that stays in the tray signals that
// (surroundings::standAlone), and this program stops waiting.
#include <cstdio>
#include <cwchar>
#include <string>

#include <windows.h>

namespace {

/// The exit code of portolan for refused requests.
constexpr int refused = 1;

std::wstring ownFolder()
{
    std::wstring path(32768, L'\0');
    path.resize(::GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size())));
    return path.substr(0, path.find_last_of(L'\\') + 1);
}

/// This program's command line without its first word, unchanged.
const wchar_t* words()
{
    const wchar_t* rest = ::GetCommandLineW();
    if (*rest == L'"') {
        const wchar_t* end = std::wcschr(rest + 1, L'"');
        rest = end ? end + 1 : rest + std::wcslen(rest);
    } else {
        rest += std::wcscspn(rest, L" \t");
    }
    return rest + std::wcsspn(rest, L" \t");
}

/// Ctrl+C also reaches portolan.exe, which handles it.
BOOL WINAPI passOver(DWORD event) { return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT; }

/// Portolan writes UTF-8. Restores the console's code page at the end.
class Utf8Console
{
public:
    Utf8Console()
        : m_before(::GetConsoleOutputCP())
    {
        ::SetConsoleOutputCP(CP_UTF8);
    }
    ~Utf8Console() { ::SetConsoleOutputCP(m_before); }
    Utf8Console(const Utf8Console&) = delete;
    Utf8Console& operator=(const Utf8Console&) = delete;

private:
    UINT m_before;
};

int run()
{
    const std::wstring program = ownFolder() + L"portolan.exe";
    std::wstring commandLine = L'"' + program + L"\" " + words();

    SECURITY_ATTRIBUTES inherited { sizeof inherited, nullptr, TRUE };
    const HANDLE standsAlone = ::CreateEventW(&inherited, TRUE, FALSE, nullptr);
    ::SetEnvironmentVariableW(
        L"PORTOLAN_STANDS_ALONE", std::to_wstring(reinterpret_cast<ULONG_PTR>(standsAlone)).c_str());

    STARTUPINFOW start {};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = ::GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = ::GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = ::GetStdHandle(STD_ERROR_HANDLE);
    for (const HANDLE stream : { start.hStdInput, start.hStdOutput, start.hStdError })
        ::SetHandleInformation(stream, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    PROCESS_INFORMATION process {};
    if (!::CreateProcessW(
            program.c_str(), commandLine.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &start, &process)) {
        std::fwprintf(stderr, L"portolan: %ls could not be started (error %lu). Reinstall Portolan.\n",
            program.c_str(), ::GetLastError());
        return refused;
    }
    const HANDLE either[] = { process.hProcess, standsAlone };
    ::WaitForMultipleObjects(2, either, FALSE, INFINITE);
    DWORD code = 0;
    if (::GetExitCodeProcess(process.hProcess, &code) && code == STILL_ACTIVE)
        code = 0;
    return static_cast<int>(code);
}

} // namespace

int main()
{
    ::SetConsoleCtrlHandler(passOver, TRUE);
    const Utf8Console console;
    return run();
}

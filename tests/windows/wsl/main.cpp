// SPDX-License-Identifier: MIT
#include "tests/windows/wsl/guest_command.h"
#include "tests/windows/wsl/world.h"

#include <cstdlib>

#include <windows.h>

/// A wsl.exe for Wine. It does what the real one was observed to do, as far as Portolan or a user of the tests needs
/// it, and runs commands of the "distribution" as Linux programs in the test's guest namespace.

using namespace standin;

namespace {

/// The exit code of the real one for its own failures.
constexpr int ownFailure = -1;

struct Request {
    bool list = false;
    bool running = false;
    bool quiet = false;
    bool verbose = false;
    bool shutdown = false;
    bool status = false;
    bool version = false;
    bool understood = true;
    std::wstring terminate;
    std::wstring distribution;
    std::wstring user;
    std::vector<std::wstring> command; ///< empty: a shell
};

Request parse(const std::vector<std::wstring>& arguments)
{
    Request request;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const std::wstring& word = arguments[i];
        const auto is = [&word](const wchar_t* shortName, const wchar_t* longName) {
            return word == shortName || word == longName;
        };
        const auto value = [&] { return i + 1 < arguments.size() ? arguments[++i] : std::wstring(); };
        if (is(L"-l", L"--list"))
            request.list = true;
        else if (word == L"--running")
            request.running = true;
        else if (is(L"-q", L"--quiet"))
            request.quiet = true;
        else if (is(L"-v", L"--verbose") && request.list)
            request.verbose = true;
        else if (word == L"--all" && request.list)
            continue;
        else if (word == L"--shutdown")
            request.shutdown = true;
        else if (word == L"--status")
            request.status = true;
        else if (is(L"-v", L"--version"))
            request.version = true;
        else if (is(L"-t", L"--terminate"))
            request.terminate = value();
        else if (is(L"-d", L"--distribution"))
            request.distribution = value();
        else if (is(L"-u", L"--user"))
            request.user = value();
        else if (word == L"--cd")
            (void)value();
        else if (is(L"-e", L"--exec")) {
            request.command.assign(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
            break;
        } else {
            // The rest is for the user's shell to interpret.
            std::wstring line;
            for (size_t rest = word == L"--" ? i + 1 : i; rest < arguments.size(); ++rest)
                line += (line.empty() ? L"" : L" ") + arguments[rest];
            request.understood = word == L"--" || word[0] != L'-';
            request.command = { L"/bin/sh", L"-c", line };
            break;
        }
    }
    return request;
}

/// Its own messages are UTF-16LE unless WSL_UTF8 asks for UTF-8.
void say(const std::wstring& text)
{
    wchar_t value[8] = {};
    const bool readable = GetEnvironmentVariableW(L"WSL_UTF8", value, 8) > 0 && std::wstring(value) == L"1";
    const std::string narrow = utf8(text);
    const void* bytes = readable ? static_cast<const void*>(narrow.data()) : text.data();
    const size_t size = readable ? narrow.size() : text.size() * sizeof(wchar_t);
    DWORD written = 0;
    WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), bytes, static_cast<DWORD>(size), &written, nullptr);
}

int fail(const std::wstring& text)
{
    say(text + L"\r\n");
    return ownFailure;
}

int list(const World& world, const Request& request)
{
    const std::vector<Distribution> all = world.distributions();
    if (all.empty())
        return fail(L"Windows-Subsystem für Linux verfügt über keine installierten Distributionen.");
    std::wstring text = request.quiet ? L""
        : request.verbose             ? L"  NAME      STATE           VERSION\r\n"
                                      : L"Distributionen:\r\n";
    for (const Distribution& each : all) {
        if (request.running && !each.running)
            continue;
        const bool isDefault = &each == &all.front();
        if (request.quiet)
            text += each.name + L"\r\n";
        else if (request.verbose)
            text += (isDefault ? L"* " : L"  ") + each.name + L"    " + (each.running ? L"Running" : L"Stopped")
                + L"         " + each.version + L"\r\n";
        else
            text += each.name + (isDefault ? L" (Standard)\r\n" : L"\r\n");
    }
    say(text);
    return 0;
}

/// Ends everything in one distribution, or ("") in the whole guest.
int end(const World& world, const std::wstring& name)
{
    for (const Distribution& each : world.distributions()) {
        if (name.empty() || each.name == name)
            world.setRunning(each, false);
    }
    return runInGuest(world.line(L"helper"), { world.line(L"guest"), L"end", name });
}

int execute(const World& world, const Request& request)
{
    const std::optional<Distribution> distribution = world.find(request.distribution);
    if (!distribution)
        return fail(L"Es ist keine Distribution mit dem angegebenen Namen vorhanden.\r\nFehlercode: "
                    L"Wsl/Service/WSL_E_DISTRO_NOT_FOUND");
    world.setRunning(*distribution, true);
    const std::wstring folder = world.folder().wstring().substr(2) + L"/distributions/" + distribution->name;
    std::vector<std::wstring> arguments { world.line(L"guest"), L"run", distribution->name, folder, request.user };
    if (request.command.empty())
        arguments.push_back(L"/bin/sh");
    else
        arguments.insert(arguments.end(), request.command.begin(), request.command.end());
    return runInGuest(world.line(L"helper"), arguments);
}

int answer(const World& world, const Request& request)
{
    if (const std::optional<std::wstring> text = world.failure())
        return fail(*text);
    if (!request.understood)
        return fail(L"Ungültiges Befehlszeilenargument.");
    if (request.list)
        return list(world, request);
    if (request.shutdown)
        return end(world, {});
    if (!request.terminate.empty()) {
        const std::optional<Distribution> distribution = world.find(request.terminate);
        return distribution ? end(world, distribution->name) : fail(L"WSL_E_DISTRO_NOT_FOUND");
    }
    if (request.status || request.version) {
        say(request.version ? L"WSL-Version: 2.6.1.0\r\n" : L"Standardversion: 2\r\n");
        return 0;
    }
    return execute(world, request);
}

} // namespace

int wmain(int argc, wchar_t* argv[])
{
    const World world;
    if (!world.exists())
        return fail(L"The stand-in for wsl.exe has no PORTOLAN_WSL_WORLD.");
    const std::vector<std::wstring> arguments(argv + 1, argv + argc);
    world.record(arguments);
    // Do not return: a thread may be waiting for input that never comes.
    ExitProcess(static_cast<UINT>(answer(world, parse(arguments))));
}

// SPDX-License-Identifier: MIT
#include "core/listeners/process_name.h"

#include "core/base/unique_handle_windows.h"
#include "core/base/wide_text_windows.h"

#include <array>
#include <string_view>

#include <windows.h>

#include <tlhelp32.h>

namespace portolan {

namespace {

/// The list also contains processes that may not be opened. The kernel is called System there; it listens for web servers that
/// use http.sys, such as IIS.
std::string nameInProcessList(uint32_t pid)
{
    const UniqueHandle list(::CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0));
    PROCESSENTRY32W entry {};
    entry.dwSize = sizeof entry;
    if (!list || !::Process32FirstW(list.handle(), &entry))
        return {};
    do {
        if (entry.th32ProcessID == pid)
            return utf8(entry.szExeFile);
    } while (::Process32NextW(list.handle(), &entry));
    return {};
}

} // namespace

std::string executableName(uint32_t pid)
{
    const UniqueHandle process(::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, pid));
    if (!process)
        return {};
    std::array<wchar_t, 32768> buffer;
    auto length = static_cast<DWORD>(buffer.size());
    if (!::QueryFullProcessImageNameW(process.handle(), 0, buffer.data(), &length))
        return {};
    const std::wstring_view path(buffer.data(), length);
    return utf8(path.substr(path.find_last_of(L"\\/") + 1));
}

std::string processName(uint32_t pid)
{
    if (pid == 0)
        return {};
    const std::string name = executableName(pid);
    return name.empty() ? nameInProcessList(pid) : name;
}

} // namespace portolan

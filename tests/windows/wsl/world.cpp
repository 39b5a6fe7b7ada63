// SPDX-License-Identifier: MIT
#include "tests/windows/wsl/world.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <windows.h>

namespace standin {

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

} // namespace

std::string utf8(const std::wstring& text)
{
    const int length = static_cast<int>(text.size());
    std::string result(
        static_cast<size_t>(WideCharToMultiByte(CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr)), 0);
    WideCharToMultiByte(
        CP_UTF8, 0, text.data(), length, result.data(), static_cast<int>(result.size()), nullptr, nullptr);
    return result;
}

std::wstring wide(const std::string& text)
{
    const int length = static_cast<int>(text.size());
    std::wstring result(static_cast<size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), length, nullptr, 0)), 0);
    MultiByteToWideChar(CP_UTF8, 0, text.data(), length, result.data(), static_cast<int>(result.size()));
    return result;
}

World::World()
{
    wchar_t value[MAX_PATH] = {};
    if (GetEnvironmentVariableW(L"PORTOLAN_WSL_WORLD", value, MAX_PATH) > 0)
        m_folder = std::wstring(L"Z:") + value;
}

bool World::exists() const { return !m_folder.empty() && std::filesystem::exists(m_folder); }

std::filesystem::path World::folderOf(const std::wstring& distribution) const
{
    return m_folder / L"distributions" / distribution;
}

std::vector<Distribution> World::distributions() const
{
    std::vector<Distribution> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / L"distributions", error)) {
        const std::wstring name = entry.path().filename().wstring();
        const std::wstring version = wide(contentOf(entry.path() / L"version"));
        found.push_back({ name, version.substr(0, 1), std::filesystem::exists(entry.path() / L"running") });
    }
    const std::wstring usual = line(L"default");
    std::sort(found.begin(), found.end(), [&usual](const Distribution& one, const Distribution& other) {
        return std::pair(one.name != usual, one.name) < std::pair(other.name != usual, other.name);
    });
    return found;
}

std::optional<Distribution> World::find(const std::wstring& name) const
{
    for (const Distribution& each : distributions()) {
        if (name.empty() || _wcsicmp(each.name.c_str(), name.c_str()) == 0)
            return each;
    }
    return std::nullopt;
}

void World::setRunning(const Distribution& distribution, bool running) const
{
    const std::filesystem::path mark = folderOf(distribution.name) / L"running";
    std::error_code error;
    if (running)
        std::ofstream(mark, std::ios::app);
    else
        std::filesystem::remove(mark, error);
}

std::wstring World::line(const wchar_t* file) const
{
    const std::string content = contentOf(m_folder / file);
    return wide(content.substr(0, content.find('\n')));
}

std::optional<std::wstring> World::failure() const
{
    if (!std::filesystem::exists(m_folder / L"failure"))
        return std::nullopt;
    return wide(contentOf(m_folder / L"failure"));
}

void World::record(const std::vector<std::wstring>& arguments) const
{
    std::string text;
    for (const std::wstring& argument : arguments)
        text += (text.empty() ? "" : "\t") + utf8(argument);
    std::replace(text.begin(), text.end(), '\n', ' ');
    // In one write, because several calls may run at once.
    std::ofstream(m_folder / L"calls", std::ios::app | std::ios::binary) << text + '\n';
}

} // namespace standin

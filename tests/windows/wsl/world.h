// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// The stand-in's view of WSL: a folder that the test fills (see tests/windows/support/wsl_world.h).
namespace standin {

struct Distribution {
    std::wstring name;
    std::wstring version; ///< of WSL: "1" or "2"
    bool running = false;
};

class World
{
public:
    /// The folder named by PORTOLAN_WSL_WORLD.
    World();

    [[nodiscard]] bool exists() const;
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// The default one first.
    [[nodiscard]] std::vector<Distribution> distributions() const;
    /// By name, ignoring case; "": the default one.
    [[nodiscard]] std::optional<Distribution> find(const std::wstring& name) const;
    void setRunning(const Distribution& distribution, bool running) const;
    /// The first line of a file in the folder; "" if there is none.
    [[nodiscard]] std::wstring line(const wchar_t* file) const;
    /// The message of the file that makes every call fail.
    [[nodiscard]] std::optional<std::wstring> failure() const;
    /// Records the call for the test.
    void record(const std::vector<std::wstring>& arguments) const;

private:
    [[nodiscard]] std::filesystem::path folderOf(const std::wstring& distribution) const;

    std::filesystem::path m_folder;
};

[[nodiscard]] std::string utf8(const std::wstring& text);
[[nodiscard]] std::wstring wide(const std::string& text);

} // namespace standin

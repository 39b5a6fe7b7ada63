// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What the stand-in believes of WSL: a folder that the test fills (tests/windows/support/wsl_world.h says with what).
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
    /// By name, whatever its case; "": the default one.
    [[nodiscard]] std::optional<Distribution> find(const std::wstring& name) const;
    void setRunning(const Distribution& distribution, bool running) const;
    /// The first line of a file in the folder; "": there is none.
    [[nodiscard]] std::wstring line(const wchar_t* file) const;
    /// A file that makes every call fail, with what it says.
    [[nodiscard]] std::optional<std::wstring> failure() const;
    /// The test sees how it was called.
    void record(const std::vector<std::wstring>& arguments) const;

private:
    [[nodiscard]] std::filesystem::path folderOf(const std::wstring& distribution) const;

    std::filesystem::path m_folder;
};

[[nodiscard]] std::string utf8(const std::wstring& text);
[[nodiscard]] std::wstring wide(const std::string& text);

} // namespace standin

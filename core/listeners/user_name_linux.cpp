// SPDX-License-Identifier: MIT
#include "core/listeners/user_name.h"

#include <charconv>
#include <fstream>
#include <string_view>

namespace portolan {

std::string userName(uint32_t uid)
{
    std::ifstream file("/etc/passwd");
    for (std::string line; std::getline(file, line);) { // name:password:uid:...
        const size_t name = line.find(':');
        const size_t password = name == std::string::npos ? name : line.find(':', name + 1);
        const size_t number = password == std::string::npos ? password : line.find(':', password + 1);
        if (number == std::string::npos || name == 0)
            continue;
        const std::string_view text = std::string_view(line).substr(password + 1, number - password - 1);
        uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size() && value == uid)
            return line.substr(0, name);
    }
    return "uid " + std::to_string(uid);
}

} // namespace portolan

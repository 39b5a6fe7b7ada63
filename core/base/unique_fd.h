// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

namespace portolan {

/// Owns one POSIX file descriptor and closes it. Move-only; -1 is "none".
class UniqueFd
{
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : m_fd(fd) { }
    UniqueFd(UniqueFd&& other) noexcept : m_fd(other.release()) { }
    UniqueFd& operator=(UniqueFd&& other) noexcept
    {
        reset(other.release());
        return *this;
    }
    ~UniqueFd() { reset(); }

    [[nodiscard]] int fd() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }
    /// Passes the descriptor to the caller, who closes it.
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    void reset(int fd = -1);

private:
    int m_fd = -1;
};

} // namespace portolan

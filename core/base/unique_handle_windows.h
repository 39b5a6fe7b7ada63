// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <windows.h>

namespace portolan {

/// Owns one HANDLE and closes it. Move-only; null and INVALID_HANDLE_VALUE are "none".
class UniqueHandle
{
public:
    UniqueHandle() = default;
    explicit UniqueHandle(HANDLE handle)
        : m_handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle)
    {
    }
    UniqueHandle(UniqueHandle&& other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
    {
    }
    UniqueHandle& operator=(UniqueHandle&& other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~UniqueHandle()
    {
        if (m_handle)
            ::CloseHandle(m_handle);
    }

    [[nodiscard]] HANDLE handle() const { return m_handle; }
    explicit operator bool() const { return m_handle != nullptr; }

private:
    HANDLE m_handle = nullptr;
};

} // namespace portolan

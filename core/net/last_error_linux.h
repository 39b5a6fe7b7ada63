// SPDX-License-Identifier: MIT
#pragma once

#include <asio/error.hpp>

#include <cerrno>

namespace portolan::sockets {

/// errno of the system call before, as Asio tells errors.
[[nodiscard]] inline asio::error_code lastError() { return { errno, asio::error::get_system_category() }; }

} // namespace portolan::sockets

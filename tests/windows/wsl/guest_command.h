// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace standin {

/// Runs `helper` (a Linux program, given by its Linux path) with a port number and `arguments`, connects this process's
/// standard streams to it, and returns its exit code; -1 if it could not be started or ended without reporting one.
///
/// Wine can start a Linux program with CreateProcess, but passes it no pipes and returns no exit code. So the helper
/// gets a port on 127.77.0.1 and connects to it four times: for stdin, stdout, stderr and the exit code. Each
/// connection begins with a character that says which one it is.
[[nodiscard]] int runInGuest(const std::wstring& helper, const std::vector<std::wstring>& arguments);

} // namespace standin

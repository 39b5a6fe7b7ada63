// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace standin {

/// Runs `helper` (a Linux program, its path as Linux has it) with the number of a port and `arguments`, carries this process's standard
/// streams to it and back, and gives its exit code; -1: it could not be started or went without telling one.
///
/// Wine starts a Linux program through CreateProcess, but hands it no pipes and gives no exit code. So the helper is told a port
/// on 127.77.0.1 and connects to it four times: for stdin, stdout, stderr and the exit code. Each connection begins with a
/// character that says which it is.
[[nodiscard]] int runInGuest(const std::wstring& helper, const std::vector<std::wstring>& arguments);

} // namespace standin

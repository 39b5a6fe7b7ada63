// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace portolan {

/// The file with the user's settings for WSL's virtual machine: .wslconfig in the user's folder. WSL reads it when the machine
/// starts.
[[nodiscard]] QString wslConfigPath();

/// The file's text with `localhostForwarding=false` below [wsl2], so that WSL's own relay takes no port. Keeps every other
/// line, comment and line ending, and the encoding: UTF-8, or UTF-16 with its byte order mark. Returns the same text if it is
/// set already.
[[nodiscard]] QByteArray withoutLocalhostForwarding(const QByteArray& text);

/// Writes that to the file, which need not exist. Keeps a copy of the original as .wslconfig.before-portolan and never
/// overwrites it. Errors: PermissionDenied, with a sentence.
[[nodiscard]] Result<Done> switchLocalhostForwardingOff(const QString& path = wslConfigPath());

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace portolan {

/// The file with the user's settings for WSL's virtual machine: .wslconfig in the user's folder. WSL reads it when the machine
/// starts.
[[nodiscard]] QString wslConfigPath();

/// The file's text with `localhostForwarding=false` below [wsl2], so that WSL's own relay takes no port; every other line, comment
/// and line ending stays as it is, and so does the encoding: UTF-8, or UTF-16 with its mark. The same text where it says so already.
[[nodiscard]] QByteArray withoutLocalhostForwarding(const QByteArray& text);

/// Writes that into the file, which need not exist, and keeps the one before beside it as .wslconfig.before-portolan: the oldest,
/// if there is one already. Errors: PermissionDenied, with a sentence.
[[nodiscard]] Result<Done> switchLocalhostForwardingOff(const QString& path = wslConfigPath());

} // namespace portolan

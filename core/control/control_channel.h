// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

class QLocalSocket;

/// The local socket between an instance and its clients. It belongs to one user: each end asks the system who is at the other,
/// before it believes or sends anything.
namespace portolan::control_channel {

/// The name for a server to listen on, which clients find by `path`. On Linux that is `path` itself. On Windows every user sees
/// the names of pipes and may take a free one: the name is a new random one, and `path` a file that contains it.
/// Replaces what a crash left behind. Errors: PermissionDenied with the path.
[[nodiscard]] Result<QString> announce(const QString& path);
/// The name that is announced at `path`; "": none.
[[nodiscard]] QString announced(const QString& path);

/// Whether the server that `client` is connected to runs as this process's user.
[[nodiscard]] bool isOwnServer(const QLocalSocket& client);
/// Whether the client that a server accepted as `connection` runs as this process's user.
[[nodiscard]] bool isOwnClient(const QLocalSocket& connection);
/// The process that `client` is connected to; 0: unknown, for example because it lives in another pid namespace.
[[nodiscard]] qint64 serverProcess(const QLocalSocket& client);

} // namespace portolan::control_channel

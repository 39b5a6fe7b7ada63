// SPDX-License-Identifier: MIT
#include "core/control/control_channel.h"

#include <QLocalServer>
#include <QLocalSocket>

#include <sys/socket.h>
#include <unistd.h>

namespace portolan::control_channel {

namespace {

/// Who listened or connected at the other end, as the kernel noted it at that time.
ucred peerOf(const QLocalSocket& socket)
{
    ucred peer { 0, static_cast<uid_t>(-1), static_cast<gid_t>(-1) };
    socklen_t size = sizeof peer;
    (void)::getsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size);
    return peer;
}

} // namespace

Result<QString> announce(const QString& path)
{
    QLocalServer::removeServer(path);
    return path;
}

QString announced(const QString& path) { return path; }

bool isOwnServer(const QLocalSocket& client) { return peerOf(client).uid == ::geteuid(); }
bool isOwnClient(const QLocalSocket& connection) { return peerOf(connection).uid == ::geteuid(); }
qint64 serverProcess(const QLocalSocket& client) { return peerOf(client).pid; }

} // namespace portolan::control_channel

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QString>

namespace portolan {

/// Talks to a running instance; the other end of ControlServer. Blocks: for the command line and the start, which have no event
/// loop.
class ControlClient
{
public:
    /// Errors: NotAvailable if no instance listens there; PermissionDenied if another user does.
    [[nodiscard]] Result<Done> connectTo(const QString& socketPath);
    /// The process of the instance; 0: unknown.
    [[nodiscard]] qint64 process() const;
    [[nodiscard]] Result<Done> send(const QJsonObject& request);
    /// The next line of the answer; waits for it as long as the instance lives, or `timeoutMs`; -1: without a limit.
    /// Errors: Unreachable if the connection ended or the time is over.
    [[nodiscard]] Result<QJsonObject> receive(int timeoutMs = -1);
    /// Waits until the instance has closed the connection.
    void waitForEnd();

private:
    QLocalSocket m_socket;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/control/control_client.h"

#include "core/control/control_channel.h"

#include <QJsonDocument>

namespace portolan {

namespace {

constexpr int connectTimeoutMs = 2000;
constexpr int noTimeout = -1;

} // namespace

Result<Done> ControlClient::connectTo(const QString& socketPath)
{
    m_socket.connectToServer(control_channel::announced(socketPath));
    const bool connected = m_socket.waitForConnected(connectTimeoutMs);
    if (connected && control_channel::isOwnServer(m_socket))
        return Done {};
    if (!connected && m_socket.error() != QLocalSocket::SocketAccessError)
        return Error { ErrorCode::NotAvailable, 0, m_socket.errorString().toStdString() };
    m_socket.abort();
    return Error { ErrorCode::PermissionDenied, 0,
        "The program that answers at " + socketPath.toStdString()
            + " belongs to another user. Nothing was sent to it, and nothing of it was believed." };
}

qint64 ControlClient::process() const { return control_channel::serverProcess(m_socket); }

Result<Done> ControlClient::send(const QJsonObject& request)
{
    // receive() sends the rest. Waiting for that here would fail on Windows if the answer comes first.
    if (m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n') < 0)
        return Error { ErrorCode::Unreachable, 0, m_socket.errorString().toStdString() };
    m_socket.flush();
    return Done {};
}

Result<QJsonObject> ControlClient::receive(int timeoutMs)
{
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(timeoutMs) && !m_socket.canReadLine())
            return Error { ErrorCode::Unreachable, 0, "The running Portolan quit." };
    }
    const QJsonDocument document = QJsonDocument::fromJson(m_socket.readLine());
    if (!document.isObject())
        return Error { ErrorCode::InvalidInput, 0, "The answer of the running Portolan is not JSON." };
    return document.object();
}

void ControlClient::waitForEnd()
{
    while (m_socket.state() != QLocalSocket::UnconnectedState && m_socket.waitForReadyRead(noTimeout))
        m_socket.readAll();
}

} // namespace portolan

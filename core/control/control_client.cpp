// SPDX-License-Identifier: MIT
#include "core/control/control_client.h"

#include <QJsonDocument>

namespace portolan {

namespace {

constexpr int connectTimeoutMs = 2000;
constexpr int noTimeout = -1;

} // namespace

Result<Done> ControlClient::connectTo(const QString& socketPath)
{
    m_socket.connectToServer(socketPath);
    if (m_socket.waitForConnected(connectTimeoutMs))
        return Done {};
    return Error { ErrorCode::NotAvailable, 0, m_socket.errorString().toStdString() };
}

Result<Done> ControlClient::send(const QJsonObject& request)
{
    // receive() sends the rest. Waiting for that here would fail on Windows if the answer comes first.
    if (m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n') < 0)
        return Error { ErrorCode::Unreachable, 0, m_socket.errorString().toStdString() };
    m_socket.flush();
    return Done {};
}

Result<QJsonObject> ControlClient::receive()
{
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(noTimeout) && !m_socket.canReadLine())
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

// SPDX-License-Identifier: MIT
#include "core/control/control_server.h"

#include <QJsonDocument>
#include <QLocalSocket>

#include <memory>

namespace portolan {

namespace {

constexpr qint64 longestRequest = 64 * 1024;
/// A watcher that does not read gets no further status before it has read some of those it has; then it gets the latest.
constexpr qint64 mostUnread = 1024 * 1024;

QByteArray line(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

void finish(QLocalSocket* client, const QJsonObject& reply)
{
    if (!client)
        return;
    client->write(line(reply));
    client->disconnectFromServer(); // after what is written has been taken
}

QJsonObject done(const QString& sentence) { return { { QStringLiteral("done"), sentence } }; }
QJsonObject refusal(const QString& sentence) { return { { QStringLiteral("error"), sentence } }; }

} // namespace

ControlServer::ControlServer(Core& core, PortMessage message, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_message(std::move(message))
{
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
}

Result<Done> ControlServer::listen(const QString& socketPath)
{
    QLocalServer::removeServer(socketPath);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (m_server.listen(socketPath))
        return Done {};
    return Error { ErrorCode::Other, 0,
        ("The control channel " + socketPath + " cannot be opened: " + m_server.errorString()).toStdString() };
}

void ControlServer::accept()
{
    while (QLocalSocket* client = m_server.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, [this, client] { read(client); });
        read(client);
    }
}

void ControlServer::read(QLocalSocket* client)
{
    if (!client->canReadLine()) {
        if (client->bytesAvailable() > longestRequest)
            client->abort();
        return;
    }
    const QByteArray text = client->readLine(longestRequest);
    disconnect(client, &QLocalSocket::readyRead, this, nullptr); // one request a connection
    QJsonParseError error;
    const QJsonDocument request = QJsonDocument::fromJson(text, &error);
    if (!request.isObject())
        return finish(client, refusal(QStringLiteral("The request is no JSON object: %1").arg(error.errorString())));
    answer(client, request.object());
}

void ControlServer::answer(QLocalSocket* client, const QJsonObject& request)
{
    const QString verb = request.value(QStringLiteral("verb")).toString();
    const QPointer<QLocalSocket> asker(client);
    if (verb == QLatin1String("status")) {
        m_core.refresh([this, asker] { finish(asker, { { QStringLiteral("status"), status() } }); });
    } else if (verb == QLatin1String("watch")) {
        m_core.refresh([this, asker] {
            if (asker)
                watch(asker);
        });
    } else if (verb == QLatin1String("enable") || verb == QLatin1String("disable")) {
        answerPortCommand(client, verb, request.value(QStringLiteral("port")));
    } else if (verb == QLatin1String("pause") || verb == QLatin1String("resume")) {
        const bool paused = verb == QLatin1String("pause");
        m_core.setPaused(paused, [asker, paused] {
            finish(asker, done(paused ? QStringLiteral("Paused: no port is mirrored.") : QStringLiteral("Resumed.")));
        });
    } else if (verb == QLatin1String("show")) {
        if (!m_hasWindow)
            return finish(client, refusal(QStringLiteral("It was started with --headless and has no window.")));
        emit showRequested();
        finish(client, done(QString()));
    } else if (verb == QLatin1String("quit")) {
        // The client sees that the program is gone when the connection is.
        client->write(line(done(QStringLiteral("Portolan ends."))));
        client->flush();
        emit quitRequested();
    } else {
        finish(client,
            refusal(QStringLiteral("This Portolan (%1) does not know \"%2\".")
                        .arg(QStringLiteral(PORTOLAN_VERSION), verb)));
    }
}

void ControlServer::answerPortCommand(QLocalSocket* client, const QString& verb, const QJsonValue& value)
{
    const double number = value.toDouble(0);
    const auto port = static_cast<quint16>(number >= 1 && number <= 65535 ? number : 0);
    if (port == 0 || port != number)
        return finish(client, refusal(QStringLiteral("A port is a number from 1 to 65535.")));
    const bool enable = verb == QLatin1String("enable");
    m_core.setEnabled(port, enable, [this, asker = QPointer<QLocalSocket>(client), port, enable] {
        QString sentence
            = QStringLiteral("Port %1 is %2.").arg(port).arg(enable ? QStringLiteral("on") : QStringLiteral("off"));
        for (const PortFact& fact : m_core.snapshot().ports) {
            if (fact.port == port && enable)
                sentence = sentence + QLatin1Char(' ') + m_message(fact, m_core.snapshot().guest);
        }
        finish(asker, done(sentence.trimmed()));
    });
}

void ControlServer::watch(QLocalSocket* client)
{
    const auto owed = std::make_shared<bool>(true);
    const auto send = [this, client, owed] {
        if (!*owed || client->bytesToWrite() >= mostUnread)
            return;
        *owed = false;
        client->write(line({ { QStringLiteral("status"), status() } }));
    };
    connect(&m_core, &Core::snapshotChanged, client, [owed, send] {
        *owed = true;
        send();
    });
    connect(client, &QLocalSocket::bytesWritten, client, send);
    send();
}

QJsonObject ControlServer::status() const { return statusObject(m_core.snapshot(), m_message); }

} // namespace portolan

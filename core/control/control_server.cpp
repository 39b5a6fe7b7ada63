// SPDX-License-Identifier: MIT
#include "core/control/control_server.h"

#include "core/settings/setting_text.h"

#include <QJsonDocument>
#include <QLocalSocket>

#include <algorithm>
#include <memory>

namespace portolan {

namespace {

constexpr qint64 longestRequest = 64 * 1024;
/// A watcher that does not read gets no further status. Once it has read enough, it gets the latest.
constexpr qint64 mostUnread = 1024 * 1024;

const QStringList portVerbs { QStringLiteral("enable"), QStringLiteral("disable"), QStringLiteral("ignore"),
    QStringLiteral("unignore"), QStringLiteral("allow"), QStringLiteral("refuse"), QStringLiteral("label"),
    QStringLiteral("open") };

QByteArray line(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

void finish(QLocalSocket* client, const QJsonObject& reply)
{
    if (!client)
        return;
    client->write(line(reply));
    client->disconnectFromServer(); // once everything is sent
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
        // Keeps nothing beyond the request. One byte more shows that a request is too long.
        client->setReadBufferSize(longestRequest + 1);
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
    disconnect(client, &QLocalSocket::readyRead, this, nullptr); // one request per connection
    QJsonParseError error;
    const QJsonDocument request = QJsonDocument::fromJson(text, &error);
    if (!request.isObject())
        return finish(client, refusal(QStringLiteral("The request is not a JSON object: %1").arg(error.errorString())));
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
    } else if (portVerbs.contains(verb)) {
        const QJsonValue value = request.value(QStringLiteral("port"));
        const double number = value.toDouble(0);
        const auto port = static_cast<quint16>(number >= 1 && number <= 65535 ? number : 0);
        if (port == 0 || port != number)
            return finish(client, refusal(QStringLiteral("A port is a number from 1 to 65535.")));
        answerPortCommand(client, verb, port, request);
    } else if (verb == QLatin1String("pause") || verb == QLatin1String("resume")) {
        const bool paused = verb == QLatin1String("pause");
        m_core.setPaused(paused, [this, asker, paused] {
            answerDone(asker, paused ? QStringLiteral("Paused: no port is mirrored.") : QStringLiteral("Resumed."));
        });
    } else if (verb == QLatin1String("show")) {
        if (!m_hasWindow)
            return finish(client, refusal(QStringLiteral("It was started with --headless and has no window.")));
        emit showRequested();
        finish(client, done(QString()));
    } else if (verb == QLatin1String("quit")) {
        // The client sees that the program is gone when the connection is.
        client->write(line(done(QStringLiteral("Portolan quit."))));
        client->flush();
        emit quitRequested();
    } else {
        finish(client,
            refusal(QStringLiteral("This Portolan (%1) does not know \"%2\".")
                        .arg(QStringLiteral(PORTOLAN_VERSION), verb)));
    }
}

void ControlServer::answerPortCommand(
    QLocalSocket* client, const QString& verb, quint16 port, const QJsonObject& request)
{
    // `about`: adds the sentence about the port's state.
    const auto answer = [this, asker = QPointer<QLocalSocket>(client), port](const QString& sentence, bool about) {
        return [this, asker, port, about, said = sentence.arg(port)] {
            answerDone(asker, about ? (said + u' ' + messageFor(port)).trimmed() : said);
        };
    };
    if (verb == QLatin1String("enable")) {
        m_core.setEnabled(port, true, answer(QStringLiteral("Port %1 is on."), true));
    } else if (verb == QLatin1String("disable")) {
        m_core.setEnabled(port, false, answer(QStringLiteral("Port %1 is off."), false));
    } else if (verb == QLatin1String("ignore")) {
        m_core.setIgnored(port, true, answer(QStringLiteral("Port %1 is ignored."), false));
    } else if (verb == QLatin1String("unignore")) {
        m_core.setIgnored(port, false, answer(QStringLiteral("Port %1 is not ignored."), true));
    } else if (verb == QLatin1String("allow")) {
        m_core.setAllowedInGuest(port, true,
            answer(
                QStringLiteral("The guest may use port %1 even while this computer uses it. The port is not mirrored."),
                false));
    } else if (verb == QLatin1String("refuse")) {
        m_core.setAllowedInGuest(
            port, false, answer(QStringLiteral("Port %1 is blocked in the guest while this computer uses it."), false));
    } else if (verb == QLatin1String("label")) {
        const QJsonValue text = request.value(QStringLiteral("text"));
        if (!text.isUndefined() && !text.isString())
            return finish(client, refusal(QStringLiteral("A label must be text.")));
        const QString label = cleanLabel(text.toString());
        m_core.setLabel(port, label, [this, asker = QPointer<QLocalSocket>(client), port, label] {
            answerDone(asker,
                label.isEmpty() ? QStringLiteral("Port %1 has no label.").arg(port)
                                : QStringLiteral("Port %1 is labelled \"%2\".").arg(QString::number(port), label));
        });
    } else {
        answerOpen(client, port, request.value(QStringLiteral("scheme")));
    }
}

void ControlServer::answerOpen(QLocalSocket* client, quint16 port, const QJsonValue& scheme)
{
    const bool remembers = !scheme.isUndefined();
    const auto answer = [this, asker = QPointer<QLocalSocket>(client), port, remembers] {
        const Snapshot& snapshot = m_core.snapshot();
        const auto fact = std::find_if(
            snapshot.ports.begin(), snapshot.ports.end(), [port](const PortFact& each) { return each.port == port; });
        const bool there = fact != snapshot.ports.end();
        const QString url = there ? portUrl(*fact) : QString();
        QJsonObject reply;
        if (!url.isEmpty())
            reply.insert(QStringLiteral("url"), url);
        const QString why = there ? messageFor(port) : QStringLiteral("Nothing listens on it in the guest.");
        QString trouble = remembers ? snapshot.unsaved : QString();
        if (url.isEmpty())
            trouble = QStringLiteral("Port %1 is not mirrored. %2 %3").arg(QString::number(port), why, trouble);
        if (!trouble.isEmpty())
            reply.insert(QStringLiteral("error"), trouble.trimmed());
        finish(asker, reply);
    };
    if (!remembers)
        return m_core.refresh(answer);
    const bool https = scheme == QLatin1String("https");
    if (!https && scheme != QLatin1String("http"))
        return finish(client, refusal(QStringLiteral("A scheme is \"http\" or \"https\".")));
    m_core.setScheme(port, https ? WebScheme::Https : WebScheme::Http, answer);
}

/// For changed rules: a rule that could not be saved is an error.
void ControlServer::answerDone(QLocalSocket* client, const QString& sentence) const
{
    const QString& unsaved = m_core.snapshot().unsaved;
    finish(client, unsaved.isEmpty() ? done(sentence) : refusal(sentence + u' ' + unsaved));
}

QString ControlServer::messageFor(quint16 port) const
{
    for (const PortFact& fact : m_core.snapshot().ports) {
        if (fact.port == port)
            return m_message(fact, m_core.snapshot().guest);
    }
    return {};
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

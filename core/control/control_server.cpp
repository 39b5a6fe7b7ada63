// SPDX-License-Identifier: MIT
#include "core/control/control_server.h"

#include "core/settings/setting_text.h"

#include <QJsonDocument>
#include <QLocalSocket>

#include <memory>
#include <optional>

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

/// The port that a request names. Nothing where its number is not 1-65535 or its protocol is unknown.
std::optional<PortKey> portOf(const QJsonObject& request)
{
    const double number = request.value(QStringLiteral("port")).toDouble(0);
    const QString protocol = request.value(QStringLiteral("protocol")).toString(QStringLiteral("tcp"));
    return parsePortKey(QStringLiteral("%1/%2").arg(QString::number(number, 'g', 17), protocol).toStdString());
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
        m_core.execute(Refresh {}, [this, asker] { finish(asker, { { QStringLiteral("status"), status() } }); });
    } else if (verb == QLatin1String("watch")) {
        m_core.execute(Refresh {}, [this, asker] {
            if (asker)
                watch(asker);
        });
    } else if (portVerbs.contains(verb)) {
        const std::optional<PortKey> port = portOf(request);
        if (!port)
            return finish(client, refusal(QStringLiteral("A port is a number from 1 to 65535.")));
        if (port->protocol == Protocol::Udp)
            return finish(client,
                refusal(QStringLiteral("Port %1 is left as it is: this Portolan mirrors TCP ports only.").arg(portText(*port))));
        answerPortCommand(client, verb, *port, request);
    } else if (verb == QLatin1String("pause") || verb == QLatin1String("resume")) {
        const bool paused = verb == QLatin1String("pause");
        m_core.execute(SetPaused { paused }, [this, asker, paused] {
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
    QLocalSocket* client, const QString& verb, PortKey port, const QJsonObject& request)
{
    // `about`: adds the sentence about the port's state.
    const auto answer = [this, asker = QPointer<QLocalSocket>(client), port](const QString& sentence, bool about) {
        return [this, asker, port, about, said = sentence.arg(portText(port))] {
            answerDone(asker, about ? (said + u' ' + messageFor(port)).trimmed() : said);
        };
    };
    if (verb == QLatin1String("enable")) {
        m_core.execute(SetEnabled { port, true }, answer(QStringLiteral("Port %1 is on."), true));
    } else if (verb == QLatin1String("disable")) {
        m_core.execute(SetEnabled { port, false }, answer(QStringLiteral("Port %1 is off."), false));
    } else if (verb == QLatin1String("ignore")) {
        m_core.execute(SetIgnored { port, true }, answer(QStringLiteral("Port %1 is ignored."), false));
    } else if (verb == QLatin1String("unignore")) {
        m_core.execute(SetIgnored { port, false }, answer(QStringLiteral("Port %1 is not ignored."), true));
    } else if (verb == QLatin1String("allow")) {
        m_core.execute(SetAllowedInGuest { port, true },
            answer(
                QStringLiteral("The guest may use port %1 even while this computer uses it. The port is not mirrored."),
                false));
    } else if (verb == QLatin1String("refuse")) {
        m_core.execute(SetAllowedInGuest { port, false },
            answer(QStringLiteral("Port %1 is blocked in the guest while this computer uses it."), false));
    } else if (verb == QLatin1String("label")) {
        const QJsonValue text = request.value(QStringLiteral("text"));
        if (!text.isUndefined() && !text.isString())
            return finish(client, refusal(QStringLiteral("A label must be text.")));
        const QString label = cleanLabel(text.toString());
        m_core.execute(SetLabel { port, label }, [this, asker = QPointer<QLocalSocket>(client), port, label] {
            answerDone(asker,
                label.isEmpty() ? QStringLiteral("Port %1 has no label.").arg(portText(port))
                                : QStringLiteral("Port %1 is labelled \"%2\".").arg(portText(port), label));
        });
    } else {
        answerOpen(client, port, request.value(QStringLiteral("scheme")));
    }
}

void ControlServer::answerOpen(QLocalSocket* client, PortKey port, const QJsonValue& scheme)
{
    const bool remembers = !scheme.isUndefined();
    const auto answer = [this, asker = QPointer<QLocalSocket>(client), port, remembers] {
        const Snapshot& snapshot = m_core.snapshot();
        const PortFact* fact = findPort(snapshot, port);
        const QString url = fact ? portUrl(*fact) : QString();
        QJsonObject reply;
        if (!url.isEmpty())
            reply.insert(QStringLiteral("url"), url);
        const QString why = fact ? messageFor(port) : QStringLiteral("Nothing listens on it in the guest.");
        QString trouble = remembers ? snapshot.unsaved : QString();
        if (url.isEmpty())
            trouble = QStringLiteral("Port %1 is not mirrored. %2 %3").arg(portText(port), why, trouble);
        if (!trouble.isEmpty())
            reply.insert(QStringLiteral("error"), trouble.trimmed());
        finish(asker, reply);
    };
    if (!remembers)
        return m_core.execute(Refresh {}, answer);
    const bool https = scheme == QLatin1String("https");
    if (!https && scheme != QLatin1String("http"))
        return finish(client, refusal(QStringLiteral("A scheme is \"http\" or \"https\".")));
    m_core.execute(SetScheme { port, https ? WebScheme::Https : WebScheme::Http }, answer);
}

/// For changed rules: a rule that could not be saved is an error.
void ControlServer::answerDone(QLocalSocket* client, const QString& sentence) const
{
    const QString& unsaved = m_core.snapshot().unsaved;
    finish(client, unsaved.isEmpty() ? done(sentence) : refusal(sentence + u' ' + unsaved));
}

QString ControlServer::messageFor(PortKey port) const
{
    const PortFact* fact = findPort(m_core.snapshot(), port);
    return fact ? m_message(*fact, m_core.snapshot().guest) : QString();
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

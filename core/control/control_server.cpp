// SPDX-License-Identifier: MIT
#include "core/control/control_server.h"

#include "core/control/activation_token.h"
#include "core/control/control_channel.h"
#include "core/settings/setting_text.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace portolan {

namespace {

constexpr qint64 longestRequest = 64 * 1024;
/// A watcher that does not read gets no further status. Once it has read enough, it gets the latest.
constexpr qint64 mostUnread = 1024 * 1024;

const QStringList portVerbs { u"enable"_s, u"disable"_s, u"ignore"_s, u"unignore"_s, u"allow"_s, u"refuse"_s,
    u"label"_s, u"open"_s };

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
    const double number = request.value(u"port"_s).toDouble(0);
    const QString protocol = request.value(u"protocol"_s).toString(u"tcp"_s);
    return parsePortKey(u"%1/%2"_s.arg(QString::number(number, 'g', 17), protocol).toStdString());
}

QJsonObject done(const QString& sentence) { return { { u"done"_s, sentence } }; }
QJsonObject refusal(const QString& sentence) { return { { u"error"_s, sentence } }; }

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
    const Result<QString> name = control_channel::announce(socketPath);
    if (!name)
        return name.error();
    m_path = socketPath;
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (m_server.listen(name.value()))
        return Done {};
    return Error { ErrorCode::Other, 0,
        ("The control channel " + socketPath + " cannot be opened: " + m_server.errorString()).toStdString() };
}

void ControlServer::stopListening()
{
    m_server.close();
    QFile::remove(m_path);
}

void ControlServer::accept()
{
    while (QLocalSocket* client = m_server.nextPendingConnection()) {
        // Keeps nothing beyond the request. One byte more shows that a request is too long.
        client->setReadBufferSize(longestRequest + 1);
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        if (!control_channel::isOwnClient(*client)) {
            finish(client, refusal(u"This Portolan belongs to another user."_s));
            continue;
        }
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
        return finish(client, refusal(u"The request is not a JSON object: %1"_s.arg(error.errorString())));
    answer(client, request.object());
}

void ControlServer::answer(QLocalSocket* client, const QJsonObject& request)
{
    const QString verb = request.value(u"verb"_s).toString();
    const QPointer<QLocalSocket> asker(client);
    if (verb == "status"_L1) {
        m_core.execute(Refresh {}, [this, asker] { finish(asker, { { u"status"_s, status() } }); });
    } else if (verb == "watch"_L1) {
        m_core.execute(Refresh {}, [this, asker] {
            if (asker)
                watch(asker);
        });
    } else if (portVerbs.contains(verb)) {
        const std::optional<PortKey> port = portOf(request);
        if (!port)
            return finish(client, refusal(u"A port is a number from 1 to 65535."_s));
        if (port->protocol == Protocol::Udp)
            return finish(client,
                refusal(u"Port %1 is left as it is: this Portolan mirrors TCP ports only."_s.arg(portText(*port))));
        answerPortCommand(client, verb, *port, request);
    } else if (verb == "pause"_L1 || verb == "resume"_L1) {
        const bool paused = verb == "pause"_L1;
        m_core.execute(SetPaused { paused },
            [this, asker, paused] { answerDone(asker, paused ? u"Paused: no port is mirrored."_s : u"Resumed."_s); });
    } else if (verb == "show"_L1) {
        if (!m_hasWindow)
            return finish(client, refusal(u"It was started with --headless and has no window."_s));
        const QString token = request.value(u"token"_s).toString();
        emit showRequested(isActivationToken(token) ? token : QString());
        finish(client, done(QString()));
    } else if (verb == "quit"_L1) {
        // The client sees that the program is gone when the connection is.
        client->write(line(done(u"Portolan quit."_s)));
        client->flush();
        emit quitRequested();
    } else {
        finish(
            client, refusal(u"This Portolan (%1) does not know \"%2\"."_s.arg(QLatin1String(PORTOLAN_VERSION), verb)));
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
    if (verb == "enable"_L1) {
        m_core.execute(SetEnabled { port, true }, answer(u"Port %1 is on."_s, true));
    } else if (verb == "disable"_L1) {
        m_core.execute(SetEnabled { port, false }, answer(u"Port %1 is off."_s, false));
    } else if (verb == "ignore"_L1) {
        m_core.execute(SetIgnored { port, true }, answer(u"Port %1 is ignored."_s, false));
    } else if (verb == "unignore"_L1) {
        m_core.execute(SetIgnored { port, false }, answer(u"Port %1 is not ignored."_s, true));
    } else if (verb == "allow"_L1) {
        m_core.execute(SetAllowedInGuest { port, true },
            answer(u"The guest may use port %1 even while this computer uses it. The port is not mirrored."_s, false));
    } else if (verb == "refuse"_L1) {
        m_core.execute(SetAllowedInGuest { port, false },
            answer(u"Port %1 is blocked in the guest while this computer uses it."_s, false));
    } else if (verb == "label"_L1) {
        const QJsonValue text = request.value(u"text"_s);
        if (!text.isUndefined() && !text.isString())
            return finish(client, refusal(u"A label must be text."_s));
        const QString label = cleanLabel(text.toString());
        m_core.execute(SetLabel { port, label }, [this, asker = QPointer<QLocalSocket>(client), port, label] {
            answerDone(asker,
                label.isEmpty() ? u"Port %1 has no label."_s.arg(portText(port))
                                : u"Port %1 is labelled \"%2\"."_s.arg(portText(port), label));
        });
    } else {
        answerOpen(client, port, request.value(u"scheme"_s));
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
            reply.insert(u"url"_s, url);
        const QString why = fact ? messageFor(port) : u"Nothing listens on it in the guest."_s;
        QString trouble = remembers ? snapshot.unsaved : QString();
        if (url.isEmpty())
            trouble = u"Port %1 is not mirrored. %2 %3"_s.arg(portText(port), why, trouble);
        if (!trouble.isEmpty())
            reply.insert(u"error"_s, trouble.trimmed());
        finish(asker, reply);
    };
    if (!remembers)
        return m_core.execute(Refresh {}, answer);
    const bool https = scheme == "https"_L1;
    if (!https && scheme != "http"_L1)
        return finish(client, refusal(u"A scheme is \"http\" or \"https\"."_s));
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
        client->write(line({ { u"status"_s, status() } }));
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

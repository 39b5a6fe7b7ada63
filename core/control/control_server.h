// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/control/status_json.h"
#include "core/engine/core.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QObject>
#include <QPointer>

class QLocalSocket;

namespace portolan {

/// Takes commands from other processes of the same user over a local socket; others get an error. Lives on the UI thread.
///
/// A client sends one JSON object on a line: {"verb": "status"}, {"verb": "enable", "port": 3000}, {"verb": "label", "port":
/// 3000, "text": "shop"}, {"verb": "open", "port": 3000, "scheme": "https"}, {"verb": "show", "token": "..."}. The answer is
/// one line: {"status": {...}}, {"done": "a sentence"}, {"url": "..."} or {"error": "a sentence"}. Then the server closes the
/// connection. "watch" gets a {"status": {...}} now and at every change, until the client disconnects. A change that could not
/// be saved is an error, too. A "url" may come with an "error". A port is TCP unless "protocol" is "udp".
class ControlServer : public QObject
{
    Q_OBJECT

public:
    ControlServer(Core& core, PortMessage message, QObject* parent = nullptr);

    /// Listens on `socketPath`. Replaces the file of an instance that crashed: the caller holds the instance's lock.
    /// Errors: Other, with the path.
    [[nodiscard]] Result<Done> listen(const QString& socketPath);
    /// Takes no new clients. Connected clients stay until this object is deleted.
    void stopListening();
    /// Whether "show" emits showRequested(). Without a window it is refused.
    void setHasWindow(bool hasWindow) { m_hasWindow = hasWindow; }

signals:
    /// `token`: as in activation_token.h; "": none.
    void showRequested(const QString& token);
    void quitRequested();

private:
    void accept();
    void read(QLocalSocket* client);
    void answer(QLocalSocket* client, const QJsonObject& request);
    void answerPortCommand(QLocalSocket* client, const QString& verb, PortKey port, const QJsonObject& request);
    void answerOpen(QLocalSocket* client, PortKey port, const QJsonValue& scheme);
    void answerDone(QLocalSocket* client, const QString& sentence) const;
    [[nodiscard]] QString messageFor(PortKey port) const;
    void watch(QLocalSocket* client);
    [[nodiscard]] QJsonObject status() const;

    Core& m_core;
    PortMessage m_message;
    QLocalServer m_server;
    QString m_path; ///< where clients find it
    bool m_hasWindow = true;
};

} // namespace portolan

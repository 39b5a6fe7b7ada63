// SPDX-License-Identifier: MIT
// qtcpsocket_relay LISTEN=ADDRESS:PORT...: a simple relay with QTcpSocket, as a comparison for Portolan. Listens on
// 127.0.0.1 on the ports LISTEN, and passes bytes between each client and ADDRESS:PORT.
#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>

namespace {

constexpr qint64 bufferSize = 256 * 1024; // per direction; stops reading until this much is written

/// Moves as much as the other side has room for.
void pass(QTcpSocket& from, QTcpSocket& to)
{
    const qint64 room = bufferSize - to.bytesToWrite();
    if (room > 0 && from.bytesAvailable() > 0)
        to.write(from.read(room));
}

void join(QTcpSocket* from, QTcpSocket* to)
{
    QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] { pass(*from, *to); });
    QObject::connect(to, &QTcpSocket::bytesWritten, from, [from, to] { pass(*from, *to); });
    QObject::connect(from, &QTcpSocket::disconnected, to, [from, to] {
        if (from->bytesAvailable() > 0)
            to->write(from->readAll());
        to->disconnectFromHost();
    });
}

void relay(QTcpSocket* client, const QHostAddress& address, quint16 port)
{
    auto* server = new QTcpSocket(client);
    for (QTcpSocket* socket : { client, server }) {
        socket->setReadBufferSize(bufferSize);
        QObject::connect(
            socket, &QTcpSocket::errorOccurred, client, [client, server](QAbstractSocket::SocketError error) {
                if (error == QAbstractSocket::RemoteHostClosedError)
                    return; // an end, which `disconnected` reports
                client->abort();
                server->abort();
            });
    }
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QObject::connect(server, &QTcpSocket::connected, client, [client, server] {
        server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        join(client, server);
        join(server, client);
        pass(*client, *server);
    });
    server->connectToHost(address, port);
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    for (const QString& pair : application.arguments().mid(1)) {
        const QString target = pair.section(u'=', 1);
        const QHostAddress address(target.section(u':', 0, 0));
        const quint16 port = target.section(u':', 1).toUShort();
        auto* listener = new QTcpServer(&application);
        listener->setListenBacklogSize(4096);
        QObject::connect(listener, &QTcpServer::newConnection, listener, [listener, address, port] {
            while (QTcpSocket* client = listener->nextPendingConnection())
                relay(client, address, port);
        });
        if (!listener->listen(QHostAddress::LocalHost, pair.section(u'=', 0, 0).toUShort())) {
            std::fprintf(stderr, "qtcpsocket_relay: %s: %s\n", qPrintable(pair), qPrintable(listener->errorString()));
            return 1;
        }
    }
    return QCoreApplication::exec();
}

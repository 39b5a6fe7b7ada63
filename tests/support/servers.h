// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QString>
#include <QTemporaryDir>

/// Real servers, each with files of its own, deleted with it.
namespace portolan::test {

/// The article's server: Node.js, answering "This is WSL2." with the date and the client's address.
class NodeServer
{
public:
    /// `host` "": calls listen() without a host, which tries "::" first.
    NodeServer(const Place& place, int port, const QString& host = QStringLiteral("0.0.0.0"));

    /// Waits until it listens or has failed to.
    [[nodiscard]] bool waitUntilListening();
    [[nodiscard]] Program& process() { return m_process; }

private:
    static QStringList arguments(int port, const QString& host);

    Program m_process;
};

/// nginx in one process, with a page that says "nginx of the test".
class Nginx
{
public:
    Nginx(const Place& place, const QStringList& listens);

    /// Waits for an answer on the first of `listens`, an address with a port.
    [[nodiscard]] bool waitUntilListening();
    [[nodiscard]] Program& process() { return *m_process; }
    void stop() { m_process->stop(); }

private:
    Place m_place;
    QString m_first;
    QTemporaryDir m_folder;
    std::unique_ptr<Program> m_process;
};

class RedisServer
{
public:
    RedisServer(const Place& place, int port);
    [[nodiscard]] bool waitUntilListening();
    [[nodiscard]] Program& process() { return *m_process; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Program> m_process;
};

/// PostgreSQL with a new, empty cluster on 127.0.0.1 only. Trusts every user.
class PostgresServer
{
public:
    PostgresServer(const Place& place, int port);
    ~PostgresServer();
    [[nodiscard]] bool waitUntilListening();
    [[nodiscard]] QString error() const { return m_error; }

private:
    QTemporaryDir m_folder;
    QString m_error;
    std::unique_ptr<Program> m_process;
};

/// The user's id; 0 if there is no such user.
[[nodiscard]] uint userIdOf(const char* name);

} // namespace portolan::test

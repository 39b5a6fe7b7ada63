// SPDX-License-Identifier: MIT
#include "tests/support/servers.h"

#include "tests/support/tcp.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTest>

#include <csignal>
#include <functional>

#include <pwd.h>
#include <unistd.h>

namespace portolan::test {

namespace {

constexpr int serverPatience = 30000;

bool waitUntil(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, serverPatience); }

} // namespace

NodeServer::NodeServer(const Place& place, int port, const QString& host)
    : m_process(place, QStringLiteral("node"), arguments(port, host))
{
}

bool NodeServer::waitUntilListening()
{
    return waitUntil([this] { return m_process.output().contains(QLatin1String("listening")) || !m_process.running(); })
        && m_process.running();
}

QStringList NodeServer::arguments(int port, const QString& host)
{
    const QString script
        = QStringLiteral(R"(
        const server = require('http').createServer((request, response) => {
            response.writeHead(200, { 'Content-Type': 'text/plain' });
            response.end('This is WSL2. ' + new Date() + ' for ' + request.socket.remoteAddress + '\n');
        });
        server.listen(%1, () => console.log('listening'));)")
              .arg(host.isEmpty() ? QString::number(port) : QStringLiteral("%1, '%2'").arg(port).arg(host));
    return { QStringLiteral("-e"), script };
}

Nginx::Nginx(const Place& place, const QStringList& listens)
    : m_place(place)
    , m_first(listens.first())
{
    QString lines;
    for (const QString& listen : listens)
        lines += QStringLiteral("listen %1;\n").arg(listen);
    QFile file(m_folder.filePath(QStringLiteral("nginx.conf")));
    if (!file.open(QFile::WriteOnly))
        qFatal("no configuration file for nginx");
    file.write(QStringLiteral(R"(
        daemon off;
        master_process off;
        user root;
        worker_processes 1;
        pid %1/pid;
        error_log stderr;
        events { }
        http {
            access_log off;
            client_body_temp_path %1/body;
            proxy_temp_path %1/proxy;
            fastcgi_temp_path %1/fastcgi;
            uwsgi_temp_path %1/uwsgi;
            scgi_temp_path %1/scgi;
            server { %2 location / { return 200 "nginx of the test\n"; } }
        })")
                   .arg(m_folder.path(), lines)
                   .toUtf8());
    file.close();
    m_process = std::make_unique<Program>(place, QStringLiteral("/usr/sbin/nginx"),
        QStringList { "-p", m_folder.path(), "-c", file.fileName(), "-e", "stderr" });
}

bool Nginx::waitUntilListening()
{
    const qsizetype colon = m_first.lastIndexOf(u':');
    QString address = m_first.left(colon).remove(u'[').remove(u']');
    if (address == QLatin1String("0.0.0.0"))
        address = QStringLiteral("127.0.0.1");
    if (address == QLatin1String("::"))
        address = QStringLiteral("::1");
    const auto port = static_cast<quint16>(m_first.mid(colon + 1).section(u' ', 0, 0).toInt());
    return waitUntil([&] { return !m_process->running() || Connection(m_place, address, port).open(); })
        && m_process->running();
}

RedisServer::RedisServer(const Place& place, int port)
    : m_process(std::make_unique<Program>(place, QStringLiteral("redis-server"),
        QStringList { "--port", QString::number(port), "--bind", "127.0.0.1", "--save", "", "--dir", m_folder.path() }))
{
}

bool RedisServer::waitUntilListening()
{
    return waitUntil([this] {
        return !m_process->running() || m_process->output().contains(QLatin1String("eady to accept connections"));
    }) && m_process->running();
}

PostgresServer::PostgresServer(const Place& place, int port)
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    const uint user = userIdOf("postgres");
    if (names.isEmpty() || user == 0) {
        m_error = QStringLiteral("PostgreSQL is not installed");
        return;
    }
    const QString programs = versions.filePath(names.last()) + QStringLiteral("/bin/");
    if (::chown(QFile::encodeName(m_folder.path()).constData(), user, user) != 0) {
        m_error = QStringLiteral("The folder cannot be given to PostgreSQL's user");
        return;
    }
    Place own = place;
    own.userId = user;
    own.folder = m_folder.path();
    const QString data = m_folder.filePath(QStringLiteral("data"));
    const Outcome made = run(own, programs + QStringLiteral("initdb"),
        { "-D", data, "-U", "postgres", "--auth=trust", "--no-locale", "--encoding=UTF8", "--no-sync" }, 60000);
    if (made.exitCode != 0) {
        m_error = made.errors;
        return;
    }
    m_process = std::make_unique<Program>(own, programs + QStringLiteral("postgres"),
        QStringList { "-D", data, "-h", "127.0.0.1", "-p", QString::number(port), "-k", m_folder.path(), "-F" });
}

PostgresServer::~PostgresServer()
{
    // If killed, it would leave its shared memory behind.
    if (m_process) {
        m_process->signal(SIGINT);
        (void)m_process->waitForEnd();
    }
}

bool PostgresServer::waitUntilListening()
{
    return m_process && waitUntil([this] {
        return !m_process->running() || m_process->errors().contains(QLatin1String("ready to accept connections"));
    }) && m_process->running();
}

uint userIdOf(const char* name)
{
    const passwd* entry = ::getpwnam(name);
    return entry ? entry->pw_uid : 0;
}

} // namespace portolan::test

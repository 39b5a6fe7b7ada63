// SPDX-License-Identifier: MIT
#include "tests/bench/relay/services.h"

#include <QFile>
#include <QTest>

namespace portolan::bench {

using test::Place;
using test::Program;

Services::Services(const test::Twin& twin)
    : m_echo(twin.guest(), loopbackPort(Service::Echo), wildcardPort(Service::Echo))
{
    const Place guest = twin.guest();
    const auto iperf = [&](const char* address, quint16 port) {
        return std::make_unique<Program>(
            guest, "iperf3", QStringList { "--server", "--bind", address, "--port", QString::number(port) });
    };
    m_loopbackBulk = iperf("127.0.0.1", loopbackPort(Service::Bulk));
    m_wildcardBulk = iperf("0.0.0.0", wildcardPort(Service::Bulk));

    QFile file(m_folder.filePath("nginx.conf"));
    if (!file.open(QFile::WriteOnly)) {
        m_error = "no configuration file for nginx";
        return;
    }
    file.write(QStringLiteral(R"(
        daemon off;
        master_process off;
        user root;
        pid %1/pid;
        error_log stderr;
        events { worker_connections 4096; }
        http {
            access_log off;
            keepalive_requests 100000000;
            client_body_temp_path %1/body;
            proxy_temp_path %1/proxy;
            fastcgi_temp_path %1/fastcgi;
            uwsgi_temp_path %1/uwsgi;
            scgi_temp_path %1/scgi;
            server {
                listen 127.0.0.1:%2 backlog=4096;
                listen 0.0.0.0:%3 backlog=4096;
                location / { return 200 "A hundred bytes or so, as a small answer of a small service in the guest has.\n"; }
            }
        })")
                   .arg(m_folder.path())
                   .arg(loopbackPort(Service::Http))
                   .arg(wildcardPort(Service::Http))
                   .toUtf8());
    file.close();
    m_http = std::make_unique<Program>(
        guest, "/usr/sbin/nginx", QStringList { "-p", m_folder.path(), "-c", file.fileName(), "-e", "stderr" });

    for (const Service service : allServices) {
        if (!QTest::qWaitFor([&] { return listens(guest, "127.0.0.1", loopbackPort(service)); }, 20000)
            || !QTest::qWaitFor([&] { return listens(guest, "0.0.0.0", wildcardPort(service)); }, 20000))
            m_error = QStringLiteral("nobody listens on port %1 of the guest; %2%3%4")
                          .arg(loopbackPort(service))
                          .arg(m_loopbackBulk->errors(), m_wildcardBulk->errors(), m_http->errors());
    }
}

bool listens(const Place& place, const QString& address, quint16 port)
{
    const test::Outcome outcome = test::run(place, "ss",
        { "--no-header", "--listening", "--tcp", "--numeric", "src", QStringLiteral("%1:%2").arg(address).arg(port) });
    return outcome.exitCode == 0 && !outcome.output.trimmed().isEmpty();
}

} // namespace portolan::bench

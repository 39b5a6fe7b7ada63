// SPDX-License-Identifier: MIT
#include "tests/bench/relay/peers.h"

#include "tests/bench/relay/process_tree.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

namespace portolan::bench {

namespace {

using test::Place;
using test::Program;

/// A relay's job: listen at one address and pass on to another.
struct Hop {
    QString from; ///< address of the listener, whose port is relayPort()
    QString to;
    quint16 (*toPort)(Service);
};

quint16 wildcard(Service service) { return wildcardPort(service); }
quint16 loopback(Service service) { return loopbackPort(service); }
quint16 relay(Service service) { return relayPort(service); }

const Hop toWildcard { "127.0.0.1", test::Twin::guestAddress, wildcard };
const Hop toGuestsRelay { "127.0.0.1", test::Twin::guestAddress, relay };
const Hop toLoopback { test::Twin::guestAddress, "127.0.0.1", loopback };

/// Processes on one side or both. They are ended with all their descendants.
class Peer : public Way
{
public:
    explicit Peer(const test::Twin& twin)
        : m_twin(twin)
    {
    }
    ~Peer() override
    {
        const QList<qint64> all = hostProcesses() + guestProcesses();
        for (auto program = m_programs.rbegin(); program != m_programs.rend(); ++program)
            program->process->stop();
        endAll(all);
        if (!m_madeFolder.isEmpty())
            QDir().rmdir(m_madeFolder);
    }

    [[nodiscard]] Target target(Service service) const override { return { "127.0.0.1", relayPort(service) }; }
    [[nodiscard]] QList<qint64> hostProcesses() const override { return processes(false); }
    [[nodiscard]] QList<qint64> guestProcesses() const override { return processes(true); }

    void start(bool inGuest, const QString& program, const QStringList& arguments)
    {
        m_programs.push_back(
            { inGuest, std::make_unique<Program>(inGuest ? m_twin.guest() : m_twin.host(), program, arguments) });
    }
    /// Writes a file in this peer's folder; returns its path.
    QString write(const QString& name, const QString& text)
    {
        QFile file(path(name));
        if (!file.open(QFile::WriteOnly) || file.write(text.toUtf8()) < 0)
            m_error = "cannot write " + file.fileName();
        return file.fileName();
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void fail(const QString& error) { m_error = error; }
    /// Creates a folder elsewhere, which is removed at the end unless it existed before.
    void makeFolder(const QString& path)
    {
        if (!QDir(path).exists() && QDir().mkpath(path))
            m_madeFolder = path;
    }

    /// Waits until every service has its listener on the host or in the guest.
    void waitUntilListening(bool inGuest)
    {
        const Place place = inGuest ? m_twin.guest() : m_twin.host();
        for (const Service service : allServices) {
            if (!m_error.isEmpty())
                return;
            const QString address = inGuest ? QString(test::Twin::guestAddress) : "127.0.0.1";
            if (!QTest::qWaitFor([&] { return listens(place, address, relayPort(service)); }, 10000))
                m_error = "it does not listen: " + words();
        }
    }
    void waitUntilListeningInGuestOn(quint16 port)
    {
        if (m_error.isEmpty()
            && !QTest::qWaitFor([&] { return listens(m_twin.guest(), test::Twin::guestAddress, port); }, 10000))
            m_error = "it does not listen: " + words();
    }

private:
    struct Started {
        bool inGuest;
        std::unique_ptr<Program> process;
    };

    [[nodiscard]] QList<qint64> processes(bool inGuest) const
    {
        QList<qint64> all;
        for (const Started& program : m_programs) {
            if (program.inGuest == inGuest)
                all += treeOf(program.process->pid());
        }
        return all;
    }
    [[nodiscard]] QString words() const
    {
        QString all;
        for (const Started& program : m_programs)
            all += program.process->errors() + program.process->output();
        return all.trimmed();
    }

    const test::Twin& m_twin;
    QTemporaryDir m_folder;
    QString m_madeFolder;
    std::vector<Started> m_programs;
};

enum class Splicing { No, Auto };

void startHaproxy(Peer& peer, bool inGuest, const Hop& hop, Splicing splicing)
{
    QString text = "defaults\n mode tcp\n timeout connect 5s\n timeout client 1h\n timeout server 1h\n";
    if (splicing == Splicing::Auto)
        text += " option splice-auto\n";
    for (const Service service : allServices) {
        text += QStringLiteral("listen relay%2\n bind %1:%2\n server one %3:%4\n")
                    .arg(hop.from)
                    .arg(relayPort(service))
                    .arg(hop.to)
                    .arg(hop.toPort(service));
    }
    peer.start(
        inGuest, "/usr/sbin/haproxy", { "-db", "-q", "-f", peer.write(inGuest ? "guest.cfg" : "host.cfg", text) });
    peer.waitUntilListening(inGuest);
}

void startSocat(Peer& peer, bool inGuest, const Hop& hop)
{
    for (const Service service : allServices) {
        peer.start(inGuest, "socat",
            { "-b", "262144",
                QStringLiteral("TCP4-LISTEN:%2,bind=%1,fork,reuseaddr,nodelay,backlog=4096")
                    .arg(hop.from)
                    .arg(relayPort(service)),
                QStringLiteral("TCP4:%1:%2,nodelay").arg(hop.to).arg(hop.toPort(service)) });
    }
    peer.waitUntilListening(inGuest);
}

} // namespace

std::unique_ptr<Way> startHaproxyOnce(const test::Twin& twin)
{
    auto peer = std::make_unique<Peer>(twin);
    startHaproxy(*peer, false, toWildcard, Splicing::Auto);
    return peer;
}

std::unique_ptr<Way> startHaproxyCopying(const test::Twin& twin)
{
    auto peer = std::make_unique<Peer>(twin);
    startHaproxy(*peer, false, toWildcard, Splicing::No);
    return peer;
}

std::unique_ptr<Way> startHaproxyTwice(const test::Twin& twin)
{
    auto peer = std::make_unique<Peer>(twin);
    startHaproxy(*peer, true, toLoopback, Splicing::Auto);
    startHaproxy(*peer, false, toGuestsRelay, Splicing::Auto);
    return peer;
}

std::unique_ptr<Way> startSocatTwice(const test::Twin& twin)
{
    auto peer = std::make_unique<Peer>(twin);
    startSocat(*peer, true, toLoopback);
    startSocat(*peer, false, toGuestsRelay);
    return peer;
}

std::unique_ptr<Way> startRinetd(const test::Twin& twin)
{
    auto peer = std::make_unique<Peer>(twin);
    QString text = QStringLiteral("pidlogfile %1\n").arg(peer->path("rinetd.pid"));
    for (const Service service : allServices) {
        text += QStringLiteral("127.0.0.1 %1 %2 %3\n")
                    .arg(relayPort(service))
                    .arg(toWildcard.to)
                    .arg(toWildcard.toPort(service));
    }
    peer->start(false, "/usr/sbin/rinetd", { "--foreground", "--conf-file", peer->write("rinetd.conf", text) });
    peer->waitUntilListening(false);
    return peer;
}

std::unique_ptr<Way> startNginxStream(const test::Twin& twin)
{
    auto peer = std::make_unique<Peer>(twin);
    QString text = QStringLiteral("load_module /usr/lib/nginx/modules/ngx_stream_module.so;\n"
                                  "daemon off;\nuser root;\nworker_processes auto;\npid %1;\nerror_log stderr;\n"
                                  "events { worker_connections 65536; }\nstream {\nproxy_timeout 1h;\n")
                       .arg(peer->path("nginx.pid"));
    for (const Service service : allServices) {
        text += QStringLiteral("server { listen 127.0.0.1:%1 backlog=4096; proxy_pass %2:%3; }\n")
                    .arg(relayPort(service))
                    .arg(toWildcard.to)
                    .arg(toWildcard.toPort(service));
    }
    peer->start(false, "/usr/sbin/nginx",
        { "-p", peer->path("."), "-c", peer->write("nginx.conf", text + "}\n"), "-e", "stderr" });
    peer->waitUntilListening(false);
    return peer;
}

std::unique_ptr<Way> startSsh(const test::Twin& twin)
{
    constexpr quint16 port = 2222;
    auto peer = std::make_unique<Peer>(twin);
    for (const char* name : { "host_key", "client_key" }) {
        const test::Outcome made
            = test::run({}, "ssh-keygen", { "-q", "-t", "ed25519", "-N", "", "-f", peer->path(name) });
        if (made.exitCode != 0) {
            peer->fail("no key: " + made.errors.trimmed());
            return peer;
        }
    }
    // sshd needs this empty folder, which Debian's service would create.
    peer->makeFolder("/run/sshd");
    const QString configuration
        = QStringLiteral("Port %1\nListenAddress %2\nHostKey %3\nAuthorizedKeysFile %4\nPidFile none\n"
                         "StrictModes no\nUsePAM no\nPasswordAuthentication no\n"
                         "PermitRootLogin prohibit-password\nAllowTcpForwarding local\n")
              .arg(port)
              .arg(test::Twin::guestAddress, peer->path("host_key"), peer->path("client_key.pub"));
    peer->start(true, "/usr/sbin/sshd", { "-D", "-e", "-f", peer->write("sshd_config", configuration) });
    peer->waitUntilListeningInGuestOn(port);
    QStringList arguments { "-F", "none", "-N", "-T", "-i", peer->path("client_key"), "-p", QString::number(port), "-l",
        "root", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "IdentitiesOnly=yes",
        "-o", "LogLevel=ERROR", "-o", "BatchMode=yes", "-o", "ExitOnForwardFailure=yes" };
    for (const Service service : allServices)
        arguments << "-L"
                  << QStringLiteral("127.0.0.1:%1:127.0.0.1:%2").arg(relayPort(service)).arg(loopbackPort(service));
    peer->start(false, "ssh", arguments << test::Twin::guestAddress);
    peer->waitUntilListening(false);
    return peer;
}

namespace {

/// One of the bench's own programs.
std::unique_ptr<Way> startOwnRelay(const test::Twin& twin, const QString& program)
{
    auto peer = std::make_unique<Peer>(twin);
    QStringList arguments;
    for (const Service service : allServices) {
        arguments
            << QStringLiteral("%1=%2:%3").arg(relayPort(service)).arg(toWildcard.to).arg(toWildcard.toPort(service));
    }
    peer->start(false, QCoreApplication::applicationDirPath() + '/' + program, arguments);
    peer->waitUntilListening(false);
    return peer;
}

} // namespace

std::unique_ptr<Way> startQTcpSocketRelay(const test::Twin& twin) { return startOwnRelay(twin, "qtcpsocket_relay"); }

std::unique_ptr<Way> startBareRelay(const test::Twin& twin) { return startOwnRelay(twin, "bare_relay"); }

} // namespace portolan::bench

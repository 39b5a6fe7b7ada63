// SPDX-License-Identifier: MIT
#include "core/guest/netns_launcher.h"

#include "core/guest/child_process.h"

#include <QDir>
#include <QFile>
#include <QFileSystemWatcher>
#include <QStandardPaths>

#include <chrono>

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>

using namespace std::chrono_literals;

namespace portolan {

namespace {

const QString folder = QStringLiteral("/run/netns/");

} // namespace

NetnsLauncher::NetnsLauncher(const QString& name, QObject* parent)
    : Launcher(parent)
    , m_name(name)
    , m_path(folder + name)
{
    m_timer.setParent(this); // so that it moves to the worker thread with this
}

QStringList NetnsLauncher::available()
{
    const Identity own = ownIdentity();
    QStringList names = QDir(folder).entryList(QDir::Files | QDir::System, QDir::Name | QDir::LocaleAware);
    names.removeIf([&own](const QString& name) {
        const Identity identity = identityOf(folder + name);
        return identity == Identity {} || identity == own;
    });
    return names;
}

void NetnsLauncher::watch()
{
    const auto look = [this] {
        if (const Identity now = identity(); now != m_seen) {
            m_seen = now;
            emit presenceChanged();
        }
    };
    auto* watcher = new QFileSystemWatcher({ folder }, this);
    connect(watcher, &QFileSystemWatcher::directoryChanged, this, look);
    // The name appears a moment before the namespace is mounted on it, and the folder only with its first namespace.
    connect(&m_timer, &QTimer::timeout, this, look);
    m_timer.start(500ms);
    m_seen = identity();
}

bool NetnsLauncher::present() { return identity() != Identity {}; }

QString NetnsLauncher::absence() const
{
    return QStringLiteral("The network namespace \"%1\" does not exist. Waiting for it. Create it with: ip netns add %1")
        .arg(m_name);
}

bool NetnsLauncher::replaced() { return m_launched != Identity {} && identity() != m_launched; }

void NetnsLauncher::prepare()
{
    const Identity now = identity();
    if (now == ownIdentity()) {
        emit failed(QStringLiteral("Portolan itself runs in the network namespace \"%1\". "
                                   "A guest needs a namespace of its own.")
                        .arg(m_name));
        return;
    }
    const Result<QString> agent = siblingProgram(QStringLiteral("portolan-agent"));
    if (!agent) {
        emit failed(QString::fromStdString(agent.error().context));
        return;
    }
    // Root runs it, so not from PATH, which may begin with folders of the user.
    const QString ip = QStandardPaths::findExecutable(QStringLiteral("ip"),
        { QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/bin") });
    if (ip.isEmpty()) {
        emit failed(
            QStringLiteral("The program \"ip\" is missing, which opens network namespaces. Install iproute2."));
        return;
    }
    m_launched = now;
    const QStringList inGuest { QStringLiteral("netns"), QStringLiteral("exec"), m_name, agent.value() };
    emit ready(elevated({ ip, inGuest + agentOptions() }));
}

NetnsLauncher::Identity NetnsLauncher::ownIdentity()
{
    struct stat file {
    };
    return ::stat("/proc/self/ns/net", &file) == 0 ? Identity { file.st_dev, file.st_ino } : Identity {};
}

NetnsLauncher::Identity NetnsLauncher::identityOf(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat file {
    };
    struct statfs system {
    };
    if (::stat(name.constData(), &file) != 0 || ::statfs(name.constData(), &system) != 0 || system.f_type != NSFS_MAGIC)
        return {};
    return { file.st_dev, file.st_ino };
}

} // namespace portolan

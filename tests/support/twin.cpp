// SPDX-License-Identifier: MIT
#include "tests/support/twin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace portolan::test {

namespace {

QString pathOf(const QString& name) { return QStringLiteral("/run/netns/") + name; }

/// Removes namespaces of tests that were killed. The names contain the test's pid.
void removeLeftovers()
{
    static const QRegularExpression ours(QStringLiteral("^ptest-(\\d+)-\\d+-(host|guest)$"));
    const QStringList names = QDir(QStringLiteral("/run/netns")).entryList(QDir::AllEntries | QDir::System);
    for (const QString& name : names) {
        const QRegularExpressionMatch match = ours.match(name);
        if (match.hasMatch() && !QDir(QStringLiteral("/proc/") + match.captured(1)).exists())
            (void)run({}, QStringLiteral("ip"), { QStringLiteral("netns"), QStringLiteral("delete"), name });
    }
}

} // namespace

Twin::Twin()
{
    static int counter = 0;
    removeLeftovers();
    const QString prefix = QStringLiteral("ptest-%1-%2-").arg(QCoreApplication::applicationPid()).arg(++counter);
    m_hostName = prefix + QStringLiteral("host");
    m_guestName = prefix + QStringLiteral("guest");
    if (command(QStringLiteral("ip"), { "netns", "add", m_hostName }) && ip(m_hostName, { "link", "set", "lo", "up" }))
        makeGuest();
}

Twin::~Twin()
{
    for (const QString& name : { m_guestName, m_hostName }) {
        if (QFile::exists(pathOf(name)))
            command(QStringLiteral("ip"), { "netns", "delete", name });
    }
}

void Twin::deleteGuest()
{
    // The link is deleted with the namespace, but only later, when the last socket of the guest is closed.
    ip(m_hostName, { "link", "delete", "vEthernet(WSL)" });
    command(QStringLiteral("ip"), { "netns", "delete", m_guestName });
}

void Twin::makeGuest(const QString& address)
{
    const bool made = command(QStringLiteral("ip"), { "netns", "add", m_guestName })
        && batch(m_hostName,
            QStringLiteral("link add vEthernet(WSL) type veth peer name eth0 netns %1\n"
                           "address add %2/20 dev vEthernet(WSL)\n"
                           "link set vEthernet(WSL) up\n")
                .arg(m_guestName, QLatin1String(hostAddress)))
        && batch(m_guestName,
            QStringLiteral("link set lo up\n"
                           "address add %1 dev eth0\n"
                           "link set eth0 up\n")
                .arg(address));
    Q_UNUSED(made)
}

QList<qint64> Twin::guestProcesses(const QString& program) const
{
    QList<qint64> found;
    const QString pids = run({}, QStringLiteral("ip"), { QStringLiteral("netns"), QStringLiteral("pids"), m_guestName }).output;
    const QStringList words = pids.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& pid : words) {
        if (QFileInfo(QFileInfo("/proc/" + pid + "/exe").symLinkTarget()).fileName() == program)
            found << pid.toLongLong();
    }
    return found;
}

bool Twin::ip(const QString& name, const QStringList& arguments)
{
    return command(QStringLiteral("ip"), QStringList { "-netns", name } + arguments);
}

Outcome Twin::curl(const QString& url, const QStringList& arguments) const
{
    QStringList all { "--silent", "--show-error", "--noproxy", "*", "--max-time", "20" };
    return run(host(), QStringLiteral("curl"), all + arguments + QStringList { url });
}

Place Twin::placeOf(const QString& name)
{
    Place place;
    place.networkNamespace = pathOf(name);
    return place;
}

bool Twin::batch(const QString& name, const QString& lines)
{
    return command(QStringLiteral("ip"), { "-netns", name, "-batch", "-" }, lines);
}

bool Twin::command(const QString& program, const QStringList& arguments, const QString& input)
{
    Program process({}, program, arguments);
    process.write(input.toUtf8());
    process.closeInput();
    if (process.waitForEnd() == 0)
        return true;
    m_error = QStringLiteral("%1 %2: %3").arg(program, arguments.join(u' '), process.errors().trimmed());
    return false;
}

} // namespace portolan::test

// SPDX-License-Identifier: MIT
#include "tests/bench/relay/process_tree.h"

#include <QDir>
#include <QFile>

#include <csignal>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace portolan::bench {

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// The fields of /proc/PID/stat from the third (the state) on, because the second may contain spaces.
QList<QByteArray> statOf(qint64 pid)
{
    const QByteArray line = contents(QStringLiteral("/proc/%1/stat").arg(pid));
    return line.isEmpty() ? QList<QByteArray>() : line.mid(line.lastIndexOf(')') + 2).split(' ');
}

} // namespace

QList<qint64> treeOf(qint64 pid)
{
    QList<qint64> tree;
    if (pid <= 0 || statOf(pid).isEmpty())
        return tree;
    tree << pid;
    for (qsizetype i = 0; i < tree.size(); ++i) {
        const QString tasks = QStringLiteral("/proc/%1/task").arg(tree[i]);
        for (const QString& thread : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QByteArray& child : contents(tasks + '/' + thread + "/children").simplified().split(' ')) {
                if (!child.isEmpty())
                    tree << child.toLongLong();
            }
        }
    }
    return tree;
}

double processorSeconds(const QList<qint64>& pids)
{
    constexpr qsizetype userTime = 11; // utime, stime, cutime, cstime are fields 14 to 17, counted from 1
    qint64 ticks = 0;
    for (const qint64 pid : pids) {
        const QList<QByteArray> stat = statOf(pid);
        for (qsizetype i = userTime; i < userTime + 4 && i < stat.size(); ++i)
            ticks += stat[i].toLongLong();
    }
    return static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double residentBytes(const QList<qint64>& pids)
{
    double kibibytes = 0;
    for (const qint64 pid : pids) {
        const QByteArray memory = contents(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
        if (const qsizetype at = memory.indexOf("\nPss:"); at >= 0)
            kibibytes += memory.mid(at + 5).split('k').first().trimmed().toDouble();
    }
    return kibibytes * 1024;
}

void adoptOrphans() { ::prctl(PR_SET_CHILD_SUBREAPER, 1); }

void endAll(const QList<qint64>& pids)
{
    for (const qint64 pid : pids) {
        // Dead children that were waited for are gone; a reused pid is not among our descendants.
        if (const QList<QByteArray> stat = statOf(pid); stat.size() > 1 && stat[1].toLongLong() == ::getpid()) {
            ::kill(static_cast<pid_t>(pid), SIGKILL);
            ::waitpid(static_cast<pid_t>(pid), nullptr, 0);
        }
    }
}

} // namespace portolan::bench

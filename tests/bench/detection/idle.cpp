// SPDX-License-Identifier: MIT
#include "tests/bench/detection/idle.h"

#include <QDir>
#include <QFile>

namespace portolan::bench {

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Usage usageOf(qint64 pid)
{
    Usage usage;
    const QDir threads(QStringLiteral("/proc/%1/task").arg(pid));
    for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        // Nanoseconds on a processor, nanoseconds waiting for one, number of time slices.
        usage.processor += std::chrono::nanoseconds(
            contents(threads.filePath(thread + QStringLiteral("/schedstat"))).split(' ').first().toLongLong());
        const QByteArray status = contents(threads.filePath(thread + QStringLiteral("/status")));
        const QByteArray key = "\nvoluntary_ctxt_switches:";
        if (const qsizetype at = status.indexOf(key); at >= 0)
            usage.wakeUps += status.mid(at + key.size()).split('\n').first().trimmed().toLongLong();
    }
    return usage;
}

qint64 childOf(qint64 parent)
{
    for (const QString& thread :
        QDir(QStringLiteral("/proc/%1/task").arg(parent)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArray children = contents(QStringLiteral("/proc/%1/task/%2/children").arg(parent).arg(thread));
        if (!children.isEmpty())
            return children.split(' ').first().toLongLong();
    }
    return 0;
}

Idleness idlenessBetween(const Usage& before, const Usage& after, std::chrono::nanoseconds time)
{
    const double seconds = std::chrono::duration<double>(time).count();
    return { std::chrono::duration<double>(after.processor - before.processor).count() / seconds * 100,
        static_cast<double>(after.wakeUps - before.wakeUps) / seconds };
}

} // namespace portolan::bench

// SPDX-License-Identifier: MIT
#include "tests/bench/machine.h"

#include <QFile>

#include <sys/utsname.h>
#include <unistd.h>

namespace portolan::bench {

namespace {

QString processorName()
{
    QFile file("/proc/cpuinfo");
    if (!file.open(QFile::ReadOnly))
        return "unknown processor";
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
    }
    return "unknown processor";
}

} // namespace

QString machine()
{
    utsname system {};
    ::uname(&system);
    return QStringLiteral("%1 processors (%2), Linux %3")
        .arg(::sysconf(_SC_NPROCESSORS_ONLN))
        .arg(processorName(), QString::fromLatin1(system.release).section(u'-', 0, 0));
}

} // namespace portolan::bench

// SPDX-License-Identifier: MIT
#include "core/host/reserved_ports.h"

#include <QDeadlineTimer>

#include <utility>

namespace portolan {

namespace {

constexpr qint64 askAgainMs = 30000;

} // namespace

ReservedPorts::ReservedPorts(const QStringList& command, QObject* parent)
    : QObject(parent)
    , m_command(command)
{
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        if (exitCode != 0 || status != QProcess::NormalExit)
            return;
        std::vector<PortRange> ranges = parse(m_process.readAllStandardOutput());
        if (std::exchange(m_ranges, std::move(ranges)) != m_ranges)
            emit changed();
    });
}

ReservedPorts::~ReservedPorts()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(1000);
}

void ReservedPorts::look()
{
    const qint64 now = QDeadlineTimer::current().deadline();
    if (m_command.isEmpty() || m_process.state() != QProcess::NotRunning || (m_asked != 0 && now - m_asked < askAgainMs))
        return;
    m_asked = now;
    m_process.start(m_command.first(), m_command.mid(1));
}

std::vector<PortRange> ReservedPorts::parse(const QByteArray& output)
{
    std::vector<PortRange> ranges;
    for (const QByteArray& line : output.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 2 || words.size() > 3)
            continue;
        bool first = false;
        bool last = false;
        const PortRange range { words[0].toUShort(&first), words[1].toUShort(&last) };
        if (first && last && range.first != 0 && range.first <= range.last && (words.size() == 2 || words[2] == "*"))
            ranges.push_back(range);
    }
    return ranges;
}

} // namespace portolan

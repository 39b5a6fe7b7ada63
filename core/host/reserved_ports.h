// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_range.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>

#include <vector>

namespace portolan {

/// The ranges of TCP ports that the host's system reserves although nobody listens there: Windows' excluded port ranges, which
/// Hyper-V and others take at every start. Linux has none. Asks a program of the system, the only source. Lives on the engine's
/// thread.
class ReservedPorts : public QObject
{
    Q_OBJECT

public:
    /// `command` prints the ranges; empty: there are none. Tests replace it.
    explicit ReservedPorts(const QStringList& command = usualCommand(), QObject* parent = nullptr);
    ~ReservedPorts() override;

    /// Asks again, unless it is still asking or asked within the last half minute.
    void look();
    /// From the last finished look, in the system's order.
    [[nodiscard]] const std::vector<PortRange>& ranges() const { return m_ranges; }

    /// The ranges in what "netsh int ipv4 show excludedportrange" prints: lines of two numbers, some followed by a star. Skips
    /// the words around them, which are in the user's language.
    [[nodiscard]] static std::vector<PortRange> parse(const QByteArray& output);

signals:
    /// ranges() has changed.
    void changed();

private:
    [[nodiscard]] static QStringList usualCommand();

    QStringList m_command;
    QProcess m_process;
    qint64 m_asked = 0; ///< ms on the system's monotonic clock; 0: never
    std::vector<PortRange> m_ranges;
};

} // namespace portolan

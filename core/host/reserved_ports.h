// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_range.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>

#include <vector>

namespace portolan {

/// The ranges of TCP ports that the host's system keeps from everybody, though nobody listens there: Windows' excluded port ranges,
/// which Hyper-V and others take at every start. Linux has none. Asks a program of the system's, as nothing else tells. Lives on
/// the engine's thread.
class ReservedPorts : public QObject
{
    Q_OBJECT

public:
    /// `command` prints the ranges; empty: there are none. It is replaced in tests.
    explicit ReservedPorts(const QStringList& command = usualCommand(), QObject* parent = nullptr);
    ~ReservedPorts() override;

    /// Asks anew, unless it is asking or has done so within the last half minute.
    void look();
    /// As of the last look that has ended, in the system's order.
    [[nodiscard]] const std::vector<PortRange>& ranges() const { return m_ranges; }

    /// The ranges in what "netsh int ipv4 show excludedportrange" prints: lines of two numbers, some with a star behind. The words
    /// around them are in the user's language, and passed over.
    [[nodiscard]] static std::vector<PortRange> parse(const QByteArray& output);

signals:
    /// ranges() is another.
    void changed();

private:
    [[nodiscard]] static QStringList usualCommand();

    QStringList m_command;
    QProcess m_process;
    qint64 m_asked = 0; ///< ms on the system's monotonic clock; 0: never
    std::vector<PortRange> m_ranges;
};

} // namespace portolan

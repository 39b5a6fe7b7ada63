// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QJsonObject>
#include <QString>

namespace portolan::test {

/// A running instance, controlled through its command line only.
class RunningPortolan
{
public:
    virtual ~RunningPortolan() = default;

    /// Runs `portolan ARGUMENTS` for the running instance.
    [[nodiscard]] virtual Outcome command(const QStringList& arguments) const = 0;

    /// The output of `status --json`; empty if it failed.
    [[nodiscard]] virtual QJsonObject status() const;
    /// The port's row in the status; empty if there is none.
    [[nodiscard]] QJsonObject row(int port) const;
    /// "mirrored", or with a reason "conflict host-port-in-use"; "" if there is no row.
    [[nodiscard]] QString state(int port) const;
    /// `guest.state`.
    [[nodiscard]] QString guestState() const;
    /// The host addresses that the port is mirrored on: "127.0.0.1 ::1".
    [[nodiscard]] QString hostAddresses(int port) const;
};

} // namespace portolan::test

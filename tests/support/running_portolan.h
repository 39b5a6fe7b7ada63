// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QJsonObject>
#include <QString>

namespace portolan::test {

/// An instance that runs, told by its command line only.
class RunningPortolan
{
public:
    virtual ~RunningPortolan() = default;

    /// `portolan ARGUMENTS` as a user would say it to the running instance.
    [[nodiscard]] virtual Outcome command(const QStringList& arguments) const = 0;

    /// What `status --json` prints; empty when it failed.
    [[nodiscard]] virtual QJsonObject status() const;
    /// The row of a port in the status; empty: there is none.
    [[nodiscard]] QJsonObject row(int port) const;
    /// "mirrored", or "conflict host-port-in-use" where there is a reason; "": no row.
    [[nodiscard]] QString state(int port) const;
    /// `guest.state`.
    [[nodiscard]] QString guestState() const;
    /// Where the host listens for the port, "127.0.0.1 ::1".
    [[nodiscard]] QString hostAddresses(int port) const;
};

} // namespace portolan::test

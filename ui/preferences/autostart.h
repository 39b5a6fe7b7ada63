// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

namespace portolan {

/// The start of an instance at the user's login, as the desktop knows it: on Linux an entry in the XDG autostart
/// folder. Nothing is kept here: what another program does about it counts as well. Main thread.
class Autostart
{
public:
    /// `program` is the path of the executable, `instance` the name of the instance ("": the usual one).
    Autostart(QString program, QString instance);

    /// Whether the instance starts at login.
    [[nodiscard]] bool enabled() const;
    /// Has it started, with the window or `hidden` in the tray. Errors: PermissionDenied with a sentence that names the
    /// place.
    [[nodiscard]] Result<Done> enable(bool hidden);
    /// Errors as enable().
    [[nodiscard]] Result<Done> disable();
    /// Has this program started where one of the same instance was that is no longer there: it, or its folder, was
    /// moved. One that is still there stays the one to start; what cannot be written stays as it is.
    void follow();

private:
    QString m_program;
    QString m_instance;
};

} // namespace portolan

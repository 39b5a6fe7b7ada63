// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

namespace portolan {

/// Starts an instance at the user's login, in the desktop's own way: on Linux by an entry in the XDG autostart folder. Keeps
/// no state, so changes by other programs count too. Main thread.
class Autostart
{
    Q_DECLARE_TR_FUNCTIONS(Autostart)

public:
    /// `program` is the path of the executable, `instance` the name of the instance ("": the default one).
    Autostart(QString program, QString instance)
        : m_program(std::move(program))
        , m_instance(std::move(instance))
    {
    }

    /// Whether the instance starts at login.
    [[nodiscard]] bool enabled() const;
    /// Starts it at login from now on, with the window or `hidden` in the tray. Errors: PermissionDenied with a sentence that
    /// names the place.
    [[nodiscard]] Result<Done> enable(bool hidden);
    /// Same errors as enable().
    [[nodiscard]] Result<Done> disable();
    /// Points the entry to this program where the program it names no longer exists, because it or its folder was moved. An
    /// entry whose program still exists stays, and so does one that cannot be written.
    void follow();

private:
    QString m_program;
    QString m_instance;
};

} // namespace portolan

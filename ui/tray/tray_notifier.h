// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray/notifier.h"

#include <QTimer>

#include <optional>

namespace portolan {

/// Shows notices as messages of the tray icon: one at a time, without buttons, until they time out. UI thread.
class TrayNotifier final : public Notifier
{
    Q_OBJECT

public:
    /// `tray` outlives it.
    explicit TrayNotifier(TrayIcon& tray);

    void show(const Notice& notice) override;
    void withdraw(Notice::Kind kind) override;

private:
    void end();

    TrayIcon& m_tray;
    std::optional<Notice::Kind> m_shown;
    QTimer m_gone; ///< nobody reports when the message goes
};

} // namespace portolan

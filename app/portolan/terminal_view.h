// SPDX-License-Identifier: MIT
#pragma once

#include "app/portolan/unhurried_output.h"
#include "core/control/status_json.h"
#include "core/engine/core.h"

#include <QObject>

namespace portolan {

/// What --headless shows on stdout. On a terminal: a table that is redrawn on every change, with the newest events
/// below it. Elsewhere: one line per event. A slow or stopped reader blocks nothing else. Lives on the UI thread.
class TerminalView : public QObject
{
    Q_OBJECT

public:
    TerminalView(Core& core, PortMessage message, QObject* parent = nullptr);
    /// Restores the terminal.
    ~TerminalView() override;

private:
    void paint();
    void tell(const Event& event);

    Core& m_core;
    PortMessage m_message;
    bool m_terminal;
    UnhurriedOutput m_output;
    QStringList m_events; ///< the newest ones, oldest first
};

} // namespace portolan

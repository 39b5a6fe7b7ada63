// SPDX-License-Identifier: MIT
#pragma once

#include "app/portolan/unhurried_output.h"
#include "core/control/status_json.h"
#include "core/engine/core.h"

#include <QObject>

namespace portolan {

/// What --headless shows on stdout: on a terminal a table that is painted anew with every change and the last events below it;
/// elsewhere a line an event. A reader that is slow, or stops, does not hold up anything else. Lives on the UI thread.
class TerminalView : public QObject
{
    Q_OBJECT

public:
    TerminalView(Core& core, PortMessage message, QObject* parent = nullptr);
    /// Leaves the terminal as it was found.
    ~TerminalView() override;

private:
    void paint();
    void tell(const Event& event);

    Core& m_core;
    PortMessage m_message;
    bool m_terminal;
    UnhurriedOutput m_output;
    QStringList m_events; ///< the last ones, oldest first
};

} // namespace portolan

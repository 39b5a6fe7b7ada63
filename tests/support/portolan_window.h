// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/desktop.h"

#include <QList>
#include <QPoint>
#include <QString>

#include <optional>

namespace portolan::test {

/// Portolan's main window and its tray icon, as seen and used on a test's desktop.
class PortolanWindow
{
public:
    /// `windowClass`: a regular expression for the X window class of the program's windows.
    PortolanWindow(const Desktop& desktop, const QString& windowClass);

    /// The main window; "" if it is not visible.
    [[nodiscard]] QString window() const { return m_desktop.windows({ "--name", "Portolan$" }).value(0); }
    [[nodiscard]] QRect frame() const { return m_desktop.geometry(window()); }
    /// Clicks the window manager's close button.
    void close() const;
    /// The position of the switch in the only row, if it is on.
    [[nodiscard]] std::optional<QPoint> switchThatIsOn(const QString& picture) const;
    /// The position of our icon in the tray; waits for it.
    [[nodiscard]] std::optional<QPoint> trayIcon(const QString& picture) const;
    /// Opens the tray icon's menu and returns the positions of its lines; empty if it did not open.
    [[nodiscard]] QList<QPoint> openTrayMenu(const QString& picture) const;
    /// Waits for a window of the program that is not in `before` and is higher than a tooltip; "" if none came.
    [[nodiscard]] QString newWindow(const QStringList& before, int milliseconds) const;
    /// All visible windows of the program.
    [[nodiscard]] QStringList windows() const { return m_desktop.windows({ "--class", m_class }); }

private:
    const Desktop& m_desktop;
    QString m_class;
};

} // namespace portolan::test

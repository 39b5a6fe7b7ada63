// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/desktop.h"

#include <QList>
#include <QPoint>
#include <QString>

#include <optional>

namespace portolan::test {

/// Portolan's main window and its icon in the tray, as they are seen and used on a desktop of the test.
class PortolanWindow
{
public:
    /// `windowClass`: what the X server calls all windows of the program, as a regular expression.
    PortolanWindow(const Desktop& desktop, const QString& windowClass);

    /// The main window; "": it is not to be seen.
    [[nodiscard]] QString window() const { return m_desktop.windows({ "--name", "Portolan$" }).value(0); }
    [[nodiscard]] QRect frame() const { return m_desktop.geometry(window()); }
    /// By the window manager's button.
    void close() const;
    /// Where the switch of the only row is, when it is on.
    [[nodiscard]] std::optional<QPoint> switchThatIsOn(const QString& picture) const;
    /// Where our icon is in the tray, once it is there.
    [[nodiscard]] std::optional<QPoint> trayIcon(const QString& picture) const;
    /// Opens the tray icon's menu and gives its lines. Empty: it did not open.
    [[nodiscard]] QList<QPoint> openTrayMenu(const QString& picture) const;
    /// Waits for a window of the program beside those of `before`, which is higher than a tooltip. "": none came.
    [[nodiscard]] QString newWindow(const QStringList& before, int milliseconds) const;
    /// Every window of the program that is to be seen.
    [[nodiscard]] QStringList windows() const { return m_desktop.windows({ "--class", m_class }); }

private:
    const Desktop& m_desktop;
    QString m_class;
};

} // namespace portolan::test

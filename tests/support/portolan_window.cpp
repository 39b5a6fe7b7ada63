// SPDX-License-Identifier: MIT
#include "tests/support/portolan_window.h"

#include "tests/support/picture.h"

#include <QTest>

namespace portolan::test {

namespace {

constexpr int windowPatience = 30000;
constexpr int heightOfATooltip = 60;

} // namespace

PortolanWindow::PortolanWindow(const Desktop& desktop, const QString& windowClass)
    : m_desktop(desktop)
    , m_class(windowClass)
{
}

void PortolanWindow::close() const
{
    // By the button, because the window's own shortcut quits.
    const QRect shown = frame();
    m_desktop.click({ shown.right() - 9, shown.top() - 10 });
}

std::optional<QPoint> PortolanWindow::switchThatIsOn(const QString& picture) const
{
    const QRect shown = frame();
    m_desktop.restPointer();
    // The first column of the table, below the picture and the filters, without the edge that marks a selected row.
    return blueIn(m_desktop.picture(picture), QRect(shown.left() + 24, shown.top() + 180, 36, shown.height() - 330));
}

std::optional<QPoint> PortolanWindow::trayIcon(const QString& picture) const
{
    return blueIn(m_desktop.picture(picture), m_desktop.tray());
}

QString PortolanWindow::newWindow(const QStringList& before, int milliseconds) const
{
    QString found;
    (void)QTest::qWaitFor(
        [&] {
            for (const QString& each : windows()) {
                if (!before.contains(each) && m_desktop.geometry(each).height() > heightOfATooltip)
                    found = each;
            }
            return !found.isEmpty();
        },
        milliseconds);
    return found;
}

QList<QPoint> PortolanWindow::openTrayMenu(const QString& picture) const
{
    const QStringList before = windows();
    std::optional<QPoint> icon;
    if (!QTest::qWaitFor([&] { return (icon = trayIcon(picture)).has_value(); }, windowPatience))
        return {};
    // Wine's task bar occasionally loses a click.
    QString menu;
    for (int attempt = 0; attempt < 5 && menu.isEmpty(); ++attempt) {
        m_desktop.click(*icon, 3);
        menu = newWindow(before, 6000);
    }
    if (menu.isEmpty())
        return {};
    // Wait until it is painted.
    QList<QPoint> lines;
    (void)QTest::qWaitFor(
        [&] {
            lines = textLines(m_desktop.picture(picture), m_desktop.geometry(menu));
            return lines.size() >= 7;
        },
        windowPatience);
    return lines;
}

} // namespace portolan::test

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QImage>
#include <QPoint>
#include <QRect>

#include <memory>

namespace portolan::test {

/// A desktop for tests: an X server without a screen, a window manager and a tray. Tests look at screenshots and use
/// the mouse.
class Desktop
{
public:
    /// `pictures`: the folder for screenshots; created if missing.
    explicit Desktop(const QString& pictures);
    ~Desktop();
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    [[nodiscard]] QString error() const { return m_error; }
    /// ":1", for DISPLAY.
    [[nodiscard]] QString display() const { return m_display; }

    /// Takes a screenshot of the whole screen and saves it as NAME.png in the folder for pictures.
    [[nodiscard]] QImage picture(const QString& name) const;
    /// The visible windows that `xdotool search` finds.
    [[nodiscard]] QStringList windows(const QStringList& search) const;
    /// Without the window manager's frame; empty if the window is gone.
    [[nodiscard]] QRect geometry(const QString& window) const;
    void click(const QPoint& place, int button = 1) const;
    /// A key by its X name, such as "Return"; false if there is no such key.
    bool press(const QString& key) const;
    /// Moves the pointer into a corner, so that nothing is hovered.
    void restPointer() const;
    /// For tests of a panel that crashes or comes late.
    void stopTray();
    void startTray();
    /// The area of the tray's icons.
    [[nodiscard]] QRect tray() const;

private:
    [[nodiscard]] Place place() const;
    [[nodiscard]] Outcome xdotool(const QStringList& arguments) const;

    QString m_pictures;
    QString m_display;
    QString m_error;
    std::unique_ptr<Program> m_server;
    std::unique_ptr<Program> m_windowManager;
    std::unique_ptr<Program> m_tray;
};

} // namespace portolan::test

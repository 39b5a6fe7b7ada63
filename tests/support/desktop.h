// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QImage>
#include <QPoint>
#include <QRect>

#include <memory>

namespace portolan::test {

/// A desktop of the test's own: an X server without a screen, a window manager, and a tray. Seen by pictures, used by mouse.
class Desktop
{
public:
    /// `pictures`: a folder for what is seen; made where it is not there.
    explicit Desktop(const QString& pictures);
    ~Desktop();
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    [[nodiscard]] QString error() const { return m_error; }
    /// ":1", for DISPLAY.
    [[nodiscard]] QString display() const { return m_display; }

    /// The whole screen, kept as NAME.png in the folder of pictures.
    [[nodiscard]] QImage picture(const QString& name) const;
    /// The visible windows that `xdotool search` finds.
    [[nodiscard]] QStringList windows(const QStringList& search) const;
    /// Without the window manager's frame. Empty: it is gone.
    [[nodiscard]] QRect geometry(const QString& window) const;
    void click(const QPoint& place, int button = 1) const;
    /// A key by its X name, "Return"; false: there is no such key.
    bool press(const QString& key) const;
    /// The pointer away from everything, so that nothing is lit by it.
    void restPointer() const;
    /// A panel that crashes, and one that comes late.
    void stopTray();
    void startTray();
    /// Where the tray's icons are.
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

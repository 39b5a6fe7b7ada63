// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace portolan {

/// Keeps the window hidden only while a tray icon can bring it back. Adds the icon when a tray appears late; shows the window
/// when no tray appears, or when it goes away. UI thread.
class CloseToTray final : public QObject
{
    Q_OBJECT

public:
    /// The desktop's tray.
    struct Tray {
        std::function<bool()> settled;   ///< whether the icon should be made now: TrayHost::settled()
        std::function<bool()> available; ///< whether it can be seen
        std::function<void()> showIcon;  ///< creates the icon; called once
    };

    /// `window` outlives it.
    CloseToTray(QWidget& window, Tray tray);

    /// Shows the window, unless it should start hidden and there is a tray, or will be one soon.
    void start(bool hidden);
    /// Whether the program can keep running when the window is closed.
    [[nodiscard]] bool available();
    /// Checks the tray, as the timer does.
    void look();

    static constexpr int looksForSettling = 10; ///< checks before it gives up on a settled tray
    static constexpr int looksForTray = 20;     ///< checks for a tray at a hidden start
    static constexpr int looksForReturn = 3;    ///< checks for a tray that went away: a panel may restart

signals:
    /// Nothing else can bring the window back.
    void windowRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showIcon();

    QWidget& m_window;
    Tray m_tray;
    QTimer m_timer;
    bool m_starting = false; ///< hidden, and no tray seen yet
    bool m_hasIcon = false;
    int m_looks = 0;  ///< checks of a tray that had not settled
    int m_misses = 0; ///< checks since a tray was last seen
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace portolan {

/// Sees to it that the window is hidden only as long as a tray icon stands for it. A tray that comes late gets the
/// icon; one that never comes, or goes, brings the window. UI thread.
class CloseToTray final : public QObject
{
    Q_OBJECT

public:
    /// The tray, as the desktop has it.
    struct Tray {
        std::function<bool()> settled;   ///< whether the icon should be made now: TrayHost::settled()
        std::function<bool()> available; ///< whether it can be seen
        std::function<void()> showIcon;  ///< makes it; called once
    };

    /// `window` outlives it.
    CloseToTray(QWidget& window, Tray tray, QObject* parent = nullptr);

    /// Shows the window, unless it is to start hidden and there is a tray, or will be soon.
    void start(bool hidden);
    /// Whether the window may be closed and the program go on.
    [[nodiscard]] bool available();
    /// Looks at the tray, as the timer does.
    void look();

    static constexpr int looksForSettling = 10; ///< so often it waits for the tray to settle
    static constexpr int looksForTray = 20;     ///< so often, at a hidden start, for one to come
    static constexpr int looksForReturn = 3;    ///< so often for one that went: a panel may be restarted

signals:
    /// The window has to come: nothing else would bring it.
    void windowRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showIcon();

    QWidget& m_window;
    Tray m_tray;
    QTimer m_timer;
    bool m_starting = false; ///< hidden, and no tray was there yet
    bool m_hasIcon = false;
    int m_looks = 0;  ///< at a tray that had not settled
    int m_misses = 0; ///< since a tray was last there
};

} // namespace portolan

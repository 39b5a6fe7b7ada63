// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/look/status_icon.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

namespace portolan {

class TrayMenu;

/// The tray icon and its menu. UI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    /// `core` outlives the icon.
    explicit TrayIcon(Core& core);
    ~TrayIcon() override;

    /// Shows the icon. Qt asks the desktop here how it shows icons, and never again.
    void appear();
    /// Rebuilds every text in the current language.
    void speakAnew();
    /// Shows a message beside the icon for this time; nothing where there is no icon.
    void tell(const QString& title, const QString& text, const QIcon& icon, int milliseconds);

    [[nodiscard]] TrayMenu& menu() const { return *m_menu; }
    [[nodiscard]] TrayState state() const { return m_state; }
    [[nodiscard]] QString toolTip() const { return m_toolTip; }
    /// nullptr before appear().
    [[nodiscard]] QSystemTrayIcon* icon() const { return m_icon.get(); }

signals:
    /// The menu's entry: bring the window to the front.
    void openRequested();
    /// A click on the icon: show the window, or hide it when it is in front.
    void toggleRequested();
    void preferencesRequested();
    void quitRequested();
    /// The user clicked the message.
    void messageClicked();

private:
    void makeMenu();
    void apply(const Snapshot& snapshot);

    Core& m_core;
    std::unique_ptr<TrayMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< nullptr before appear()
    TrayState m_state = TrayState::NoGuest;
    QString m_toolTip;
};

} // namespace portolan

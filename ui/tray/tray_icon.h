// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/look/status_icon.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

namespace portolan {

class TrayMenu;

/// The icon in the system's tray and its menu. UI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    /// `core` outlives the icon.
    explicit TrayIcon(Core& core, QObject* parent = nullptr);
    ~TrayIcon() override;

    /// Shows it from now on. The desktop is asked here for the first time how it shows icons, and is not asked again.
    void appear();
    /// Has every text said anew, in the language that holds now.
    void speakAnew();
    /// A message beside the icon, for so long; none where there is no icon.
    void tell(const QString& title, const QString& text, const QIcon& icon, int milliseconds);

    [[nodiscard]] TrayMenu& menu() const { return *m_menu; }
    [[nodiscard]] TrayState state() const { return m_state; }
    [[nodiscard]] QString toolTip() const { return m_toolTip; }
    /// nullptr before appear().
    [[nodiscard]] QSystemTrayIcon* icon() const { return m_icon.get(); }

signals:
    /// The menu's entry: the window is to come to the front.
    void openRequested();
    /// A click on the icon: the window is to come, or to go when it is in front.
    void toggleRequested();
    void preferencesRequested();
    void quitRequested();
    /// A click on the message.
    void messageClicked();

private:
    void makeMenu();
    void activated(QSystemTrayIcon::ActivationReason reason);
    void apply(const Snapshot& snapshot);

    Core& m_core;
    std::unique_ptr<TrayMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< nothing before appear()
    TrayState m_state = TrayState::NoGuest;
    QString m_toolTip;
};

} // namespace portolan

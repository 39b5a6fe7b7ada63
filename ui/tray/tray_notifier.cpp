// SPDX-License-Identifier: MIT
#include "ui/tray/tray_notifier.h"

#include "ui/tray/tray_icon.h"

#include <chrono>

namespace portolan {

TrayNotifier::TrayNotifier(TrayIcon& tray)
    : m_tray(tray)
{
    m_gone.setSingleShot(true);
    m_gone.setInterval(std::chrono::seconds(10));
    connect(&m_gone, &QTimer::timeout, this, &TrayNotifier::end);
    connect(&m_tray, &TrayIcon::messageClicked, this, [this] {
        if (!m_shown)
            return;
        emit clicked(*m_shown);
        end();
    });
}

void TrayNotifier::show(const Notice& notice)
{
    if (m_shown && *m_shown != notice.kind)
        end();
    m_shown = notice.kind;
    const QString text = notice.clickText.isEmpty() ? notice.text : notice.text + u'\n' + notice.clickText;
    const QIcon icon = notice.kind == Notice::Kind::Conflict ? statusIcon(TrayState::Conflict) : applicationIcon();
    m_tray.tell(notice.title, text, icon, m_gone.interval());
    m_gone.start();
}

void TrayNotifier::withdraw(Notice::Kind kind)
{
    if (m_shown == kind)
        end();
}

void TrayNotifier::end()
{
    m_gone.stop();
    if (const auto kind = std::exchange(m_shown, std::nullopt))
        emit closed(*kind);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/tray/close_to_tray.h"

#include <QEvent>
#include <QWidget>

#include <chrono>

namespace portolan {

using namespace std::chrono_literals;

CloseToTray::CloseToTray(QWidget& window, Tray tray)
    : m_window(window)
    , m_tray(std::move(tray))
{
    connect(&m_timer, &QTimer::timeout, this, &CloseToTray::look);
    m_window.installEventFilter(this);
}

void CloseToTray::start(bool hidden)
{
    m_starting = hidden;
    if (!hidden)
        emit windowRequested();
    m_timer.start(500ms);
    look();
}

bool CloseToTray::available()
{
    showIcon();
    return m_tray.available();
}

void CloseToTray::look()
{
    if (!m_hasIcon && (m_tray.settled() || ++m_looks >= looksForSettling))
        showIcon();
    if (!m_hasIcon)
        return;
    if (m_window.isVisible()) {
        m_starting = false;
        m_timer.stop(); // until it is hidden
        return;
    }
    if (m_tray.available()) {
        m_starting = false;
        m_misses = 0;
        m_timer.start(2s);
    } else if (++m_misses >= (m_starting ? looksForTray : looksForReturn)) {
        m_starting = false;
        m_misses = 0;
        emit windowRequested();
    }
}

void CloseToTray::showIcon()
{
    if (!std::exchange(m_hasIcon, true))
        m_tray.showIcon();
}

/// Nobody needs to check while the window is visible.
bool CloseToTray::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide && !event->spontaneous())
        m_timer.start(2s);
    return QObject::eventFilter(watched, event);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/ports/traffic_meter.h"
#include "ui/text/diagnostics.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include <functional>

class QMenu;
class QPushButton;
class QSettings;
class QSplitter;

namespace portolan {

class AddressPicture;
class EventModel;
class EventPane;
class PortPane;
class StatusLine;

/// The main window: the picture, the ports, the events. When it is closed the program stays in the tray; without a tray it
/// asks to quit. It never ends the application itself, and does not count as its last window. UI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// `core` and `settings` outlive the window. `settings` keep its geometry; nullptr: it is not kept. `clock` as in
    /// TrafficMeter.
    explicit MainWindow(Core& core, QSettings* settings = nullptr, TrafficMeter::Clock clock = {});
    ~MainWindow() override;

    /// Brings the window to the front, even if it was hidden or minimized.
    void raiseWindow();
    /// Hides the window when it is in front, or was until this click; else like raiseWindow().
    void toggle();
    /// Like raiseWindow(), and selects the port's row.
    void showPort(PortKey port);
    /// The port of the selected row, 0: none; and a way to select it without showing the window.
    [[nodiscard]] PortKey chosenPort() const;
    void choosePort(PortKey port);
    /// Whether the user sees the window in front.
    [[nodiscard]] bool inFront() const;
    /// Samples the traffic, as the visible window does every second.
    void sampleTraffic();
    /// Replaces the question to the system whether there is a tray for the hidden window.
    void setTrayAvailable(std::function<bool()> available) { m_trayAvailable = std::move(available); }
    void setPlaces(const Places& places);
    /// The events, oldest first; and a way to add those from before this window existed.
    [[nodiscard]] QList<Event> events() const;
    void addEvents(const QList<Event>& events);
    /// The traffic history; and a way to continue the one from before this window existed.
    [[nodiscard]] const TrafficMeter& traffic() const { return m_meter; }
    void continueTraffic(const TrafficMeter& traffic) { m_meter = traffic; }

signals:
    void preferencesRequested();
    void aboutRequested();
    void quitRequested();
    /// The user has closed the window, and the program keeps running in the tray.
    void closedToTray();

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addControls();
    [[nodiscard]] QMenu* windowMenu();
    /// Copies everything that a bug report needs to the clipboard.
    void copyDiagnostics();
    /// The largest window that fits this screen.
    [[nodiscard]] QSize room() const;
    void applyMinimumSize();
    void shareRoom();
    void apply(const Snapshot& snapshot);
    [[nodiscard]] QSize usualSize() const;
    void resetLayout();
    void restoreLayout();
    void restorePlace(const QByteArray& geometry);
    void saveLayout();

    Core& m_core;
    QSettings* m_settings;
    TrafficMeter m_meter;
    QTimer m_sampling;
    AddressPicture* m_picture;
    EventModel* m_events;
    PortPane* m_ports;
    EventPane* m_eventPane;
    QSplitter* m_splitter;
    QPushButton* m_pause;
    StatusLine* m_status;
    Places m_places;
    std::function<bool()> m_trayAvailable;
    QElapsedTimer m_sinceInFront; ///< since the window was last active
    QByteArray m_hiddenGeometry; ///< where the hidden window was
    QByteArray m_usualSplit;     ///< before the user moved the splitter
};

} // namespace portolan

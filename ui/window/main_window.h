// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/ports/traffic_meter.h"
#include "ui/window/places.h"

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

/// The window: the picture, the ports, the events. Closing it leaves the program in the tray where there is one, and
/// asks to quit where there is none. It never ends the application by itself, nor counts as its last window. UI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// `core` and `settings`, which keeps the window's geometry (nullptr: nothing does), outlive the window. `clock` as
    /// in TrafficMeter.
    explicit MainWindow(
        Core& core, QSettings* settings = nullptr, QWidget* parent = nullptr, TrafficMeter::Clock clock = {});
    ~MainWindow() override;

    /// Shows the window in front of the others, wherever it was.
    void raiseWindow();
    /// Hides it when it is in front, or was until the click that asks for this; else as raiseWindow().
    void toggle();
    /// As raiseWindow(), with the port's row chosen.
    void showPort(PortKey port);
    /// The port whose row is chosen, 0 for none; and to choose it, without showing the window.
    [[nodiscard]] PortKey chosenPort() const;
    void choosePort(PortKey port);
    /// Whether the user has it before him.
    [[nodiscard]] bool inFront() const;
    /// Takes a sample of what flows, as the visible window does every second.
    void sampleTraffic();
    /// Whether a tray icon stands for the hidden window; the system is asked unless another answer is given here.
    void setTrayAvailable(std::function<bool()> available) { m_trayAvailable = std::move(available); }
    void setPlaces(const Places& places);
    /// What has happened, oldest first; and what happened before this window was there.
    [[nodiscard]] QList<Event> events() const;
    void addEvents(const QList<Event>& events);
    /// What has flowed so far; and to go on from there, with what flowed before this window was there.
    [[nodiscard]] const TrafficMeter& traffic() const { return m_meter; }
    void continueTraffic(const TrafficMeter& traffic) { m_meter = traffic; }

public slots:
    /// Puts all that a bug report wants to know into the clipboard.
    void copyDiagnostics();

signals:
    void preferencesRequested();
    void aboutRequested();
    void quitRequested();
    /// The user has closed it, and the program goes on in the tray.
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
    void addShortcuts();
    /// The most that a window may measure on this screen.
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
    PortPane* m_ports;
    EventModel* m_events;
    EventPane* m_eventPane;
    QSplitter* m_splitter;
    QPushButton* m_pause;
    StatusLine* m_status;
    Places m_places;
    std::function<bool()> m_trayAvailable;
    QElapsedTimer m_sinceInFront; ///< since it was no longer the active window
    QByteArray m_hiddenGeometry; ///< where the hidden window was
    QByteArray m_usualSplit;     ///< before the user moved the splitter
};

} // namespace portolan

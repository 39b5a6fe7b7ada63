// SPDX-License-Identifier: MIT
#include "ui/window/main_window.h"

#include "ui/addresses/address_picture.h"
#include "ui/events/event_model.h"
#include "ui/events/event_pane.h"
#include "ui/look/button.h"
#include "ui/look/status_icon.h"
#include "ui/ports/port_pane.h"
#include "ui/text/sentences.h"
#include "ui/window/status_line.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStyle>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

#include <chrono>

namespace portolan {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
constexpr qint64 focusTakenByClick = 300; // milliseconds
const QString splitterKey = QStringLiteral("window/splitter");

} // namespace

MainWindow::MainWindow(Core& core, QSettings* settings, TrafficMeter::Clock clock)
    : m_core(core)
    , m_settings(settings)
    , m_meter(std::move(clock))
    , m_picture(new AddressPicture)
    , m_events(new EventModel(this))
    , m_ports(new PortPane(core, *m_events))
    , m_eventPane(new EventPane(*m_events))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_pause(new Button)
    , m_status(new StatusLine)
    , m_trayAvailable(&QSystemTrayIcon::isSystemTrayAvailable)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAttribute(Qt::WA_QuitOnClose, false);
    setWindowIcon(applicationIcon());

    m_splitter->setObjectName(QStringLiteral("splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(10);
    m_splitter->addWidget(m_ports);
    m_splitter->addWidget(m_eventPane);
    m_splitter->setStretchFactor(0, 1);

    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(m_picture);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(central);
    setStatusBar(m_status);
    m_splitter->installEventFilter(this);
    addControls();
    addAction(tr("Filter"), QKeySequence::Find, m_ports, &PortPane::focusFilter)
        ->setObjectName(QStringLiteral("findAction"));
    applyMinimumSize();
    resize(usualSize());
    m_usualSplit = m_splitter->saveState();
    restoreLayout();

    m_sampling.setInterval(std::chrono::seconds(1));
    connect(&m_sampling, &QTimer::timeout, this, &MainWindow::sampleTraffic);
    connect(&m_core, &Core::snapshotChanged, this, &MainWindow::apply);
    connect(&m_core, &Core::eventHappened, this, [this](const Event& event) {
        addEvents({ event });
        m_status->hear(event, m_core.snapshot().guest.name);
    });
    connect(m_picture, &AddressPicture::retryRequested, this, [this] { m_core.execute(Retry {}); });
    connect(m_picture, &AddressPicture::resumeRequested, this, [this] { m_core.execute(SetPaused { false }); });
    connect(m_eventPane, &EventPane::told, m_status, &StatusLine::tell);
    apply(m_core.snapshot());
    m_ports->focusTable();
}

MainWindow::~MainWindow()
{
    if (isVisible())
        saveLayout();
}

void MainWindow::addControls()
{
    m_pause->setObjectName(QStringLiteral("pauseButton"));
    connect(m_pause, &QPushButton::clicked, this, [this] { m_core.execute(SetPaused { !m_core.snapshot().paused }); });

    auto* button = new MenuButton;
    button->setObjectName(QStringLiteral("menuButton"));
    button->setMenu(windowMenu());
    m_ports->controls()->addWidget(m_pause);
    m_ports->controls()->addWidget(button);
}

QMenu* MainWindow::windowMenu()
{
    auto* menu = new QMenu(this);
    // The window has the actions too: a closed menu gets no shortcuts.
    const auto add = [this, menu](const char* name, const QString& text, const QKeySequence& shortcut, auto&& act) {
        QAction* action = menu->addAction(text, shortcut, this, act);
        action->setObjectName(QLatin1String(name));
        addAction(action);
    };
    add("retryAction", tr("Retry conflicts"), QKeySequence::Refresh, [this] { m_core.execute(Retry {}); });
    menu->addSeparator();
    add("exportAction", tr("Export ports…"), {}, [this] { m_ports->exportPorts(); });
    add("diagnosticsAction", tr("Copy diagnostics"), {}, [this] { copyDiagnostics(); });
    add("resetLayoutAction", tr("Reset layout"), {}, [this] { resetLayout(); });
    menu->addSeparator();
    add("preferencesAction", tr("Preferences…"), Qt::CTRL | Qt::Key_Comma, [this] { emit preferencesRequested(); });
    add("aboutAction", tr("About Portolan"), {}, [this] { emit aboutRequested(); });
    menu->addSeparator();
    add("quitAction", tr("Quit"), Qt::CTRL | Qt::Key_Q, [this] { emit quitRequested(); });
    return menu;
}

void MainWindow::apply(const Snapshot& snapshot)
{
    m_picture->setSnapshot(snapshot);
    m_status->setSnapshot(snapshot);
    m_pause->setText(snapshot.paused ? tr("Resume") : tr("Pause all"));
    m_pause->setToolTip(
        snapshot.paused ? tr("Mirror the ports again") : tr("Close every mirrored port until you resume"));
    const QString guest = snapshot.guest.name;
    setWindowTitle(guest.isEmpty() ? tr("Portolan") : tr("%1 – Portolan").arg(sentences::guestTitle(guest)));
}

void MainWindow::setPlaces(const Places& places)
{
    m_places = places;
    m_eventPane->setLogPath(places.log);
}

QList<Event> MainWindow::events() const { return m_events->latest(EventModel::capacity); }

void MainWindow::addEvents(const QList<Event>& events)
{
    for (const Event& event : events)
        m_events->add(event, m_core.snapshot().guest.name);
}

void MainWindow::copyDiagnostics()
{
    DiagnosticsFacts facts { m_places, {}, m_events->latest(eventsInDiagnostics) };
    facts.desktop << QStringLiteral("Desktop: %1 %2, style %3, scale %4, %5")
                         .arg(QGuiApplication::platformName(), qEnvironmentVariable("XDG_CURRENT_DESKTOP"),
                             style()->name())
                         .arg(devicePixelRatioF())
                         .arg(m_trayAvailable() ? QStringLiteral("tray") : QStringLiteral("no tray"));
    QGuiApplication::clipboard()->setText(diagnosticsText(m_core.snapshot(), facts));
    m_status->tell(tr("Diagnostics copied. Paste them into the bug report."));
}

void MainWindow::sampleTraffic()
{
    m_meter.sample(m_core.snapshot());
    m_ports->setTraffic(m_meter.ports());
    const TrafficRate total = m_meter.total();
    m_picture->setTraffic(total.toGuest, total.fromGuest);
}

void MainWindow::raiseWindow()
{
    // The window manager may move a window that reappears.
    if (!isVisible() && !m_hiddenGeometry.isEmpty())
        restorePlace(m_hiddenGeometry);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::toggle()
{
    // Some panels take the focus with the click on the icon.
    const bool justLeft = m_sinceInFront.isValid() && !m_sinceInFront.hasExpired(focusTakenByClick);
    if (inFront() || (isVisible() && !isMinimized() && justLeft))
        hide();
    else
        raiseWindow();
}

void MainWindow::showPort(PortKey port)
{
    raiseWindow();
    m_ports->choose(port);
}

PortKey MainWindow::chosenPort() const { return m_ports->chosen(); }

void MainWindow::choosePort(PortKey port) { m_ports->choose(port); }

bool MainWindow::inFront() const { return isVisible() && !isMinimized() && isActiveWindow(); }

void MainWindow::closeEvent(QCloseEvent* event)
{
    // Always accepted: a refusal would also stop the session from ending.
    event->accept();
    if (m_trayAvailable())
        emit closedToTray();
    else
        emit quitRequested();
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (event->spontaneous())
        return;
    m_meter.restart();
    sampleTraffic();
    m_sampling.start();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) {
        m_sampling.stop();
        m_sinceInFront.invalidate(); // no other window took the focus
        m_hiddenGeometry = saveGeometry();
        saveLayout();
    }
    QMainWindow::hideEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyMinimumSize();
    if (event->type() == QEvent::ActivationChange) {
        if (isActiveWindow())
            m_sinceInFront.invalidate();
        else if (isVisible())
            m_sinceInFront.start();
    }
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_splitter && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        shareRoom();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::shareRoom()
{
    // A window that is too low shows only the selected port's history instead of all events.
    QWidget* events = m_splitter->widget(1);
    const int needed = m_ports->minimumSizeHint().height() + m_splitter->handleWidth() + events->minimumSizeHint().height();
    events->setVisible(!m_ports->showsDetails() || m_splitter->height() >= needed);
}

QSize MainWindow::room() const
{
    // Leaves room for frame and title bar, whose sizes are unknown before the window is shown.
    return screen() ? screen()->availableSize() - QSize(16, 48) : maximumSize();
}

void MainWindow::applyMinimumSize()
{
    // Grows with the text, but never beyond the screen.
    const QFontMetrics metrics = fontMetrics();
    const QSize size(metrics.averageCharWidth() * 88, metrics.height() * 30);
    setMinimumSize(size.expandedTo({ 760, 480 }).boundedTo(room()));
}

QSize MainWindow::usualSize() const
{
    // Grows with the text as far as the screen allows, with some room left for a panel.
    const QSize scaled = QSize(80, 46) * fontMetrics().height();
    return scaled.expandedTo({ 1180, 680 }).boundedTo(room() - QSize(24, 32)).expandedTo(minimumSize());
}

void MainWindow::resetLayout()
{
    setWindowState(windowState() & ~(Qt::WindowMaximized | Qt::WindowFullScreen));
    resize(usualSize());
    m_ports->resetLayout();
    m_splitter->restoreState(m_usualSplit);
}

void MainWindow::restoreLayout()
{
    if (!m_settings)
        return;
    restorePlace(m_settings->value(geometryKey).toByteArray());
    m_splitter->restoreState(m_settings->value(splitterKey).toByteArray());
    m_ports->restoreLayout(*m_settings);
}

void MainWindow::restorePlace(const QByteArray& geometry)
{
    restoreGeometry(geometry);
    if (!isMaximized() && !isFullScreen())
        resize(size().boundedTo(room())); // the screen may have been larger then
}

void MainWindow::saveLayout()
{
    if (!m_settings)
        return;
    m_settings->setValue(geometryKey, saveGeometry());
    m_settings->setValue(splitterKey, m_splitter->saveState());
    m_ports->saveLayout(*m_settings);
}

} // namespace portolan

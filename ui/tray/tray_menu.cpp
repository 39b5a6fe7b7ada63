// SPDX-License-Identifier: MIT
#include "ui/tray/tray_menu.h"

#include "ui/look/marks.h"
#include "ui/text/sentences.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace portolan {

namespace {

QString escaped(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

/// "3000  node", and a word when there is something to say.
QString portText(const PortFact& port, const QFontMetrics& metrics)
{
    QString name;
    if (!port.listeners.isEmpty())
        name = port.listeners.first().process.name;
    else if (port.refused)
        name = port.refused->process.name;
    name = metrics.elidedText(name, Qt::ElideMiddle, metrics.averageCharWidth() * 32);
    QString text = QString::number(port.port);
    if (!name.isEmpty())
        text += QStringLiteral("  ") + name;
    const bool plain
        = port.state == PortState::Mirrored || (port.state == PortState::Off && port.reason == PortReason::None);
    if (!plain) {
        const QString word
            = port.reason == PortReason::Paused ? TrayMenu::tr("Paused") : sentences::stateWord(port.state);
        text += QStringLiteral("  –  ") + word.toLower();
    }
    return escaped(text);
}

} // namespace

TrayMenu::TrayMenu(QWidget* parent)
    : QMenu(parent)
    , m_host(addressAction("trayHostAddress"))
    , m_guest(addressAction("trayGuestAddress"))
    , m_noPorts(nullptr)
    , m_portsEnd(nullptr)
    , m_more(nullptr)
    , m_pause(nullptr)
{
    setObjectName(QStringLiteral("trayMenu"));
    setToolTipsVisible(true);
    addSeparator();
    m_noPorts = addAction(tr("No ports"));
    m_noPorts->setEnabled(false);
    m_more = addMenu(QString());
    m_more->setObjectName(QStringLiteral("trayMorePorts"));
    m_more->setToolTipsVisible(true);
    m_portsEnd = addSeparator();
    m_pause = addAction(QString(), this, [this] { emit pausedRequested(!m_snapshot.paused); });
    m_pause->setObjectName(QStringLiteral("trayPause"));
    QAction* open = addAction(tr("Open Portolan"), this, &TrayMenu::openRequested);
    open->setObjectName(QStringLiteral("trayOpen"));
    setDefaultAction(open);
    addSeparator();
    addAction(tr("Quit"), this, &TrayMenu::quitRequested)->setObjectName(QStringLiteral("trayQuit"));
    connect(this, &QMenu::aboutToHide, this, [this] {
        // The menu is still on the screen, and the click that closes it is still to be delivered.
        QMetaObject::invokeMethod(
            this, [this] { apply(Snapshot(m_snapshot)); }, Qt::QueuedConnection);
    });
    apply({});
}

void TrayMenu::apply(const Snapshot& snapshot)
{
    m_snapshot = snapshot;
    if (!isVisible())
        rebuildPorts();
    updateTexts();
}

void TrayMenu::rebuildPorts()
{
    QList<quint16> ports;
    for (const PortFact& port : m_snapshot.ports)
        ports.append(port.port);
    if (ports != m_shown) {
        for (const quint16 gone : m_shown) {
            QAction* action = m_actions.value(gone);
            removeAction(action);
            m_more->removeAction(action);
            if (!ports.contains(gone)) {
                m_actions.remove(gone);
                action->deleteLater();
            }
        }
        for (qsizetype row = 0; row < ports.size(); ++row) {
            QAction* action = portAction(ports.at(row));
            if (row < directPorts)
                insertAction(m_more->menuAction(), action);
            else
                m_more->addAction(action);
        }
        m_shown = ports;
    }
    m_noPorts->setVisible(ports.isEmpty());
    m_more->menuAction()->setVisible(ports.size() > directPorts);
}

void TrayMenu::updateTexts()
{
    const auto show = [this](QAction* action, const QString& who, const QString& address) {
        action->setData(address);
        action->setEnabled(!address.isEmpty());
        action->setText(escaped(address.isEmpty() ? tr("%1: no address").arg(who) : tr("%1: %2").arg(who, address)));
        action->setToolTip(tr("Copy %1").arg(address));
    };
    show(m_host, sentences::hostTitle(), m_snapshot.host.address);
    show(m_guest, sentences::guestTitle(m_snapshot.guest.name), m_snapshot.guest.address);

    int hiddenConflicts = 0;
    for (qsizetype row = 0; row < m_shown.size(); ++row) {
        const quint16 number = m_shown.at(row);
        QAction* action = m_actions.value(number);
        const auto fact = std::find_if(m_snapshot.ports.begin(), m_snapshot.ports.end(),
            [number](const PortFact& port) { return port.port == number; });
        action->setEnabled(fact != m_snapshot.ports.end());
        if (fact == m_snapshot.ports.end())
            continue;
        action->setText(portText(*fact, fontMetrics()));
        action->setChecked(fact->enabled);
        action->setToolTip(sentences::portState(*fact, m_snapshot.guest));
        hiddenConflicts += row >= directPorts && fact->state == PortState::Conflict ? 1 : 0;
    }
    const int more = int(m_shown.size()) - directPorts;
    m_more->setTitle(hiddenConflicts == 0 ? tr("More ports (%1)").arg(more)
                                          : tr("More ports (%1, conflicts: %2)").arg(more).arg(hiddenConflicts));
    m_pause->setText(m_snapshot.paused ? tr("Resume") : tr("Pause all"));
}

QAction* TrayMenu::addressAction(const char* name)
{
    QAction* action = addAction(copyIcon(palette()), QString());
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this,
        [action] { QGuiApplication::clipboard()->setText(action->data().toString()); });
    return action;
}

QAction* TrayMenu::portAction(quint16 port)
{
    QAction*& action = m_actions[port];
    if (!action) {
        action = new QAction(this);
        action->setCheckable(true);
        action->setObjectName(QStringLiteral("trayPort%1").arg(port));
        connect(action, &QAction::triggered, this, [this, port](bool on) { emit enabledRequested(port, on); });
    }
    return action;
}

} // namespace portolan

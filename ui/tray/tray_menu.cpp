// SPDX-License-Identifier: MIT
#include "ui/tray/tray_menu.h"

#include "ui/look/marks.h"
#include "ui/look/plain_tool_tip.h"
#include "ui/text/sentences.h"
#include "ui/text/text.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include <algorithm>

namespace portolan {

namespace {

QString escaped(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

/// Conflicts first, then by number.
QList<PortKey> portsToList(const Snapshot& snapshot)
{
    QList<PortKey> conflicts;
    QList<PortKey> others;
    for (const PortFact& port : snapshot.ports) {
        if (port.state == PortState::Conflict)
            conflicts.append(port.port);
        else if (port.state != PortState::Ignored)
            others.append(port.port);
    }
    return conflicts + others;
}

/// What the check mark does not say about the port; else "".
QString remark(const PortFact& port)
{
    switch (port.state) {
    case PortState::Conflict:
        return port.owner && port.owner->pid && !port.owner->name.isEmpty()
            ? TrayMenu::tr("conflict with %1").arg(port.owner->name)
            : TrayMenu::tr("conflict");
    case PortState::Off: return port.reason == PortReason::Paused ? TrayMenu::tr("paused") : QString();
    case PortState::Waiting: return TrayMenu::tr("waiting");
    case PortState::Ignored: return TrayMenu::tr("ignored");
    case PortState::Mirrored: break;
    }
    return {};
}

/// "3000  node — shop", and a remark where there is one.
QString portText(const PortFact& port, const QFontMetrics& metrics)
{
    const auto elided = [&metrics](const QString& text, int characters) {
        return metrics.elidedText(text, Qt::ElideMiddle, metrics.averageCharWidth() * characters);
    };
    const QString name = sentences::guestProcess(port).name;
    QString text = portText(port.port);
    if (!name.isEmpty())
        text += QStringLiteral("  ") + elided(name, 32);
    if (!port.label.isEmpty())
        text += QStringLiteral(" — ") + elided(port.label, 32);
    if (const QString words = remark(port); !words.isEmpty())
        text += QStringLiteral("  –  ") + elided(words, 36);
    return escaped(text);
}

} // namespace

TrayMenu::TrayMenu(Core& core)
    : m_core(core)
    , m_host(addressAction("trayHostAddress"))
    , m_guest(addressAction("trayGuestAddress"))
{
    setObjectName(QStringLiteral("trayMenu"));
    setToolTipsVisible(true);
    addSeparator();
    m_noPorts = addAction(tr("No ports"));
    m_noPorts->setObjectName(QStringLiteral("trayNoPorts"));
    m_noPorts->setEnabled(false);
    m_more = addMenu(QString());
    m_more->setObjectName(QStringLiteral("trayMorePorts"));
    m_more->setToolTipsVisible(true);
    m_rest = m_more->addAction(QString(), this, &TrayMenu::openRequested);
    m_rest->setObjectName(QStringLiteral("trayRest"));
    addSeparator();
    m_pause = addAction(QString(), this, [this] { m_core.execute(SetPaused { !m_core.snapshot().paused }); });
    m_pause->setObjectName(QStringLiteral("trayPause"));
    QAction* open = addAction(tr("Open Portolan"), this, &TrayMenu::openRequested);
    open->setObjectName(QStringLiteral("trayOpen"));
    setDefaultAction(open);
    addAction(tr("Preferences…"), this, &TrayMenu::preferencesRequested)
        ->setObjectName(QStringLiteral("trayPreferences"));
    addSeparator();
    addAction(tr("Quit"), this, &TrayMenu::quitRequested)->setObjectName(QStringLiteral("trayQuit"));

    connect(this, &QMenu::aboutToShow, this, [this] {
        // A desktop that draws the menu itself may not report that it closed.
        m_open = false;
        apply();
        m_open = true;
    });
    connect(this, &QMenu::aboutToHide, this, [this] {
        // The menu is still on the screen, and the click that closes it has not arrived yet.
        const auto closed = [this] {
            m_open = isVisible();
            apply();
        };
        QMetaObject::invokeMethod(this, closed, Qt::QueuedConnection);
    });
    connect(&m_core, &Core::snapshotChanged, this, &TrayMenu::apply);
    apply();
}

void TrayMenu::apply()
{
    if (!m_open)
        rebuildPorts();
    updateTexts();
}

void TrayMenu::changeEvent(QEvent* event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (QAction* action : { m_host, m_guest })
            action->setIcon(copyIcon(palette()));
    }
}

void TrayMenu::rebuildPorts()
{
    QList<PortKey> ports = portsToList(m_core.snapshot());
    const qsizetype rest = qMax(qsizetype(0), ports.size() - listedPorts);
    m_noPorts->setVisible(ports.isEmpty());
    m_more->menuAction()->setVisible(ports.size() > directPorts);
    m_rest->setVisible(rest > 0);
    m_rest->setText(tr("%n more in the window…", nullptr, int(rest)));
    ports.resize(ports.size() - rest);
    if (ports == m_shown)
        return;
    for (const PortKey gone : m_shown) {
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
            m_more->insertAction(m_rest, action);
    }
    m_shown = ports;
}

void TrayMenu::updateTexts()
{
    const Snapshot& snapshot = m_core.snapshot();
    const GuestFact& guest = snapshot.guest;
    const QString state
        = guest.state == GuestState::Connected && guest.reachable ? QString() : sentences::guestState(guest);
    updateAddress(m_host, sentences::hostTitle(), {}, snapshot.host.address);
    updateAddress(m_guest, sentences::guestTitle(guest.name), state, guest.address);

    for (const PortKey port : std::as_const(m_shown)) {
        QAction* action = m_actions.value(port);
        const PortFact* fact = findPort(snapshot, port);
        action->setEnabled(fact && !ignoredByRule(*fact));
        if (!fact)
            continue;
        action->setText(portText(*fact, fontMetrics()));
        action->setChecked(fact->enabled && !ignoredByRule(*fact));
        action->setToolTip(plainToolTip(sentences::portState(*fact, guest)));
    }
    const auto conflicts = std::ranges::count(snapshot.ports, PortState::Conflict, &PortFact::state);
    const auto hidden = qMax(qsizetype(0), qsizetype(conflicts) - directPorts);
    const auto more = portsToList(snapshot).size() - directPorts;
    m_more->setTitle(
        hidden == 0 ? tr("More ports (%1)").arg(more) : tr("More ports (%1, conflicts: %2)").arg(more).arg(hidden));
    m_pause->setText(snapshot.paused ? tr("Resume") : tr("Pause all"));
}

void TrayMenu::updateAddress(QAction* action, const QString& who, const QString& state, const QString& address)
{
    QString text;
    if (address.isEmpty())
        text = tr("%1: %2").arg(who, state.isEmpty() ? tr("no address") : state);
    else
        text = state.isEmpty() ? tr("Copy %1 (%2)").arg(address, who) : tr("Copy %1 (%2, %3)").arg(address, who, state);
    action->setData(address);
    action->setEnabled(!address.isEmpty());
    action->setText(escaped(fontMetrics().elidedText(text, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 60)));
}

QAction* TrayMenu::addressAction(const char* name)
{
    QAction* action = addAction(copyIcon(palette()), QString());
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this,
        [action] { QGuiApplication::clipboard()->setText(action->data().toString()); });
    return action;
}

QAction* TrayMenu::portAction(PortKey port)
{
    QAction*& action = m_actions[port];
    if (!action) {
        action = new QAction(this);
        action->setCheckable(true);
        action->setObjectName(QStringLiteral("trayPort%1").arg(portText(port)));
        // The action is its own context: a menu drops its connections to an action that is removed from it.
        connect(action, &QAction::triggered, action, [this, port](bool on) {
            m_core.execute(SetEnabled { port, on });
        });
    }
    return action;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/ports/port_actions.h"

#include "ui/ports/port_cells.h"
#include "ui/ports/port_table_model.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

/// Whether the row exists only because a program was refused.
bool isNote(const PortFact& port) { return port.refused.has_value() && port.listeners.isEmpty(); }

WebScheme otherScheme(const PortFact& port)
{
    return port.scheme == WebScheme::Http ? WebScheme::Https : WebScheme::Http;
}

} // namespace

void copyText(const QString& text) { QGuiApplication::clipboard()->setText(text); }

void openInBrowser(const PortFact& port)
{
    if (const QString url = portUrl(port); !url.isEmpty())
        QDesktopServices::openUrl(QUrl(url));
}

PortActions::PortActions(Core& core, PortTableModel& model, QWidget& view, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_model(model)
    , m_view(view)
    , m_open(add("openAction", { Qt::Key_Return, Qt::Key_Enter }, [this] { openInBrowser(current()); }))
    , m_openOther(add("openOtherAction", {}, [this] { openOther(); }))
    , m_copyUrl(add("copyUrlAction", { Qt::CTRL | Qt::SHIFT | Qt::Key_C }, [this] { copyUrl(); }))
    , m_copyHost(add("copyHostAction", {}, [this] { copyText(cells::hostEndpoint(current())); }))
    , m_copyGuest(add("copyGuestAction", {}, [this] { copyText(cells::guestEndpoint(current(), m_model.guest())); }))
    , m_copyRows(add("copyRowsAction", { QKeySequence::Copy }, [this] { emit copyRequested(); }))
    , m_label(add("labelAction", { Qt::Key_F2 }, [this] { emit labelEditRequested(); }))
    , m_toggle(add("toggleAction", { Qt::Key_Space }, [this] { toggle(); }))
    , m_allow(add("allowAction", {}, [this] { allow(); }))
    , m_ignore(add("ignoreAction", {}, [this] { ignore(); }))
    , m_dismiss(add("dismissAction", {}, [this] { dismiss(); }))
    , m_details(add("detailsAction", { Qt::ALT | Qt::Key_Return, Qt::ALT | Qt::Key_Enter },
          [this] { emit detailsRequested(); }))
{
    m_open->setText(tr("Open in browser"));
    m_copyUrl->setText(tr("Copy URL"));
    m_label->setText(tr("Label…"));
    m_allow->setText(tr("Let the guest use this port anyway"));
    m_allow->setCheckable(true);
    m_dismiss->setText(tr("Dismiss"));
    m_details->setText(tr("Details"));
    update();
}

QAction* PortActions::add(const char* name, const QList<QKeySequence>& keys, std::function<void()> act)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    // The shortcuts belong to the table, not to the editor open in it or to the filter.
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, std::move(act));
    m_view.addAction(action);
    return action;
}

void PortActions::setPorts(const QList<PortKey>& ports, PortKey current)
{
    m_ports = ports;
    m_current = current;
    update();
}

QList<PortFact> PortActions::chosen() const
{
    QList<PortFact> facts;
    for (const PortKey port : m_ports) {
        if (const QModelIndex row = m_model.indexOf(port); row.isValid())
            facts.append(m_model.fact(row));
    }
    return facts;
}

QList<PortFact> PortActions::switchable() const
{
    QList<PortFact> facts = chosen();
    facts.removeIf(ignoredByRule);
    return facts;
}

bool PortActions::switchedOn() const
{
    const QList<PortFact> ports = switchable();
    const bool ruled = ignoredByRule(current());
    return !ports.isEmpty() && (ruled ? ports.first() : current()).enabled;
}

PortFact PortActions::current() const { return m_model.fact(m_model.indexOf(m_current)); }

void PortActions::update()
{
    const QList<PortFact> all = chosen();
    const PortFact one = current();
    const int count = int(all.size());
    const auto any = [&all](bool (*holds)(const PortFact&)) { return std::any_of(all.begin(), all.end(), holds); };
    const bool web = count > 0 && !portUrl(one).isEmpty();

    m_open->setEnabled(web);
    m_openOther->setEnabled(web);
    m_openOther->setText(otherScheme(one) == WebScheme::Https ? tr("Open as https://") : tr("Open as http://"));
    m_copyUrl->setEnabled(any([](const PortFact& port) { return !portUrl(port).isEmpty(); }));
    const QString host = cells::hostEndpoint(one);
    const QString guest = cells::guestEndpoint(one, m_model.guest());
    m_copyHost->setEnabled(!host.isEmpty());
    m_copyHost->setText(
        host.isEmpty() ? tr("Copy address on this computer") : tr("Copy %1 (on this computer)").arg(host));
    m_copyGuest->setEnabled(!guest.isEmpty());
    m_copyGuest->setText(guest.isEmpty() ? tr("Copy address in the guest") : tr("Copy %1 (in the guest)").arg(guest));
    m_copyRows->setEnabled(count > 0);
    m_copyRows->setText(count > 1 ? tr("Copy %n rows", nullptr, count) : tr("Copy row"));

    m_label->setEnabled(count == 1);
    const int switched = int(switchable().size());
    const bool on = switchedOn();
    m_toggle->setEnabled(switched > 0);
    m_toggle->setText(switched > 1 ? (on ? tr("Switch %n ports off", nullptr, switched) : tr("Switch %n ports on", nullptr, switched))
                                : (on ? tr("Switch off") : tr("Switch on")));
    m_allow->setEnabled(count > 0);
    m_allow->setChecked(count > 0 && one.allowedInGuest);
    const bool ignored = ignoredByRule(one);
    m_ignore->setEnabled(count > 0);
    m_ignore->setText(count > 1
            ? (ignored ? tr("Stop ignoring %n ports", nullptr, count) : tr("Ignore %n ports", nullptr, count))
            : (ignored ? tr("Stop ignoring") : tr("Ignore this port")));
    m_dismiss->setEnabled(any([](const PortFact& port) { return port.refused.has_value(); }));
    // Del dismisses the note about a refused program, or ignores a listening port. It never takes a rule back.
    const QKeySequence remove(Qt::Key_Delete);
    const bool note = isNote(one);
    m_dismiss->setShortcut(note ? remove : QKeySequence());
    m_ignore->setShortcut(note || ignored ? QKeySequence() : remove);
    m_details->setEnabled(count > 0);
}

void PortActions::popup(const QPoint& place)
{
    update();
    auto* menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("portMenu"));
    menu->addActions({ m_open, m_openOther });
    menu->addSeparator();
    menu->addActions({ m_copyUrl, m_copyHost, m_copyGuest, m_copyRows });
    menu->addSeparator();
    menu->addActions({ m_label, m_toggle, m_allow, m_ignore, m_dismiss });
    menu->addSeparator();
    menu->addAction(m_details);
    menu->setDefaultAction(m_open->isEnabled() ? m_open : m_details);
    menu->popup(place);
}

void PortActions::openOther()
{
    PortFact port = current();
    port.scheme = otherScheme(port);
    m_core.execute(SetScheme { port.port, port.scheme });
    openInBrowser(port);
}

void PortActions::copyUrl()
{
    QStringList urls;
    for (const PortFact& port : chosen()) {
        if (const QString url = portUrl(port); !url.isEmpty())
            urls.append(url);
    }
    copyText(urls.join(u'\n'));
}

void PortActions::toggle()
{
    // All follow the current one.
    const bool on = !switchedOn();
    for (const PortFact& port : switchable()) {
        if (port.enabled != on)
            m_model.setEnabled(port.port, on);
    }
}

void PortActions::allow()
{
    const bool allowed = !current().allowedInGuest;
    for (const PortFact& port : chosen()) {
        if (port.allowedInGuest != allowed)
            m_core.execute(SetAllowedInGuest { port.port, allowed });
    }
}

void PortActions::ignore()
{
    const bool ignored = !ignoredByRule(current());
    for (const PortFact& port : chosen()) {
        if (ignoredByRule(port) != ignored)
            m_core.execute(SetIgnored { port.port, ignored });
    }
}

void PortActions::dismiss()
{
    for (const PortFact& port : chosen()) {
        if (port.refused)
            m_core.execute(DismissRefusal { port.port });
    }
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/tray/notices.h"

#include "ui/text/sentences.h"
#include "ui/text/text.h"

#include <QCoreApplication>

namespace portolan::notices {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

/// More ports than this are only counted.
constexpr qsizetype namedPorts = 5;

ProcessFact guestProcess(const PortFact& port)
{
    if (!port.listeners.isEmpty())
        return port.listeners.first().process;
    return port.refused ? port.refused->process : ProcessFact {};
}

/// "nginx (pid 871) uses the port on this computer."
QString cause(const PortFact& port)
{
    switch (port.reason) {
    case PortReason::HostPortReserved: return Words::tr("The system reserves this port.");
    case PortReason::PermissionDenied: return Words::tr("You are not allowed to listen on this port.");
    default: break;
    }
    const QString owner = port.owner ? sentences::hostProgram(*port.owner) : QString();
    return owner.isEmpty() ? Words::tr("On this computer a socket holds the port, although no program listens on it.")
                           : Words::tr("%1 uses the port on this computer.").arg(owner);
}

/// "3000", "3000 (shop)"
QString portName(const PortFact& port)
{
    const QString number = portText(port.port);
    return port.label.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(number, port.label);
}

/// "80 nginx, 443 caddy and 3 more"
QString portList(const QList<PortFact>& ports)
{
    QStringList names;
    for (const PortFact& port : ports.mid(0, namedPorts)) {
        const QString name = guestProcess(port).name;
        const QString number = portText(port.port);
        names.append(name.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, name));
    }
    const qsizetype more = ports.size() - names.size();
    return more > 0 ? Words::tr("%1 and %n more", nullptr, int(more)).arg(names.join(Words::tr(", ")))
                    : sentences::addressList(names);
}

} // namespace

Notice conflict(const QList<PortFact>& ports, const GuestFact& guest)
{
    Notice notice;
    notice.kind = Notice::Kind::Conflict;
    notice.clickText = Words::tr("Click to see more.");
    if (ports.size() > 1) {
        notice.title = Words::tr("%n new conflicts", nullptr, int(ports.size()));
        notice.text = Words::tr("Ports %1").arg(portList(ports));
        return notice;
    }
    const PortFact& port = ports.first();
    const QString who = sentences::guestProgram(guestProcess(port));
    const QString where = sentences::guestTitle(guest.name);
    notice.title = Words::tr("Port %1: conflict").arg(portName(port));
    notice.text = port.listeners.isEmpty() ? Words::tr("%1 in %2 was refused. %3").arg(who, where, cause(port))
                                           : Words::tr("%1 in %2 is not mirrored. %3").arg(who, where, cause(port));
    if (port.reason == PortReason::HostPortInUse)
        notice.actions.append({ allowKey, Words::tr("Let the guest use this port anyway") });
    notice.actions.append({ offKey, Words::tr("Switch off") });
    return notice;
}

Notice newPort(const QList<PortFact>& ports, const GuestFact& guest)
{
    Notice notice;
    notice.kind = Notice::Kind::NewPort;
    if (ports.size() > 1) {
        notice.title = Words::tr("%n new ports", nullptr, int(ports.size()));
        notice.text = Words::tr("Mirrored: %1").arg(portList(ports));
        notice.clickText = Words::tr("Click to see more.");
        return notice;
    }
    const PortFact& port = ports.first();
    notice.title = Words::tr("New port: %1").arg(portName(port));
    notice.text
        = Words::tr("%1 in %2 is at %3.")
              .arg(sentences::guestProgram(guestProcess(port)), sentences::guestTitle(guest.name), portUrl(port));
    notice.clickText = Words::tr("Click to open it in the browser.");
    notice.actions.append({ openKey, Words::tr("Open in browser") });
    return notice;
}

Notice closedToTray()
{
    Notice notice;
    notice.kind = Notice::Kind::Hint;
    notice.title = Words::tr("Portolan is still running in the tray");
    notice.text = Words::tr("Your ports stay on localhost. Click the icon to show the window again. To stop Portolan, "
                            "choose “Quit” in its menu.");
    return notice;
}

} // namespace portolan::notices

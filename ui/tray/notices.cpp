// SPDX-License-Identifier: MIT
#include "ui/tray/notices.h"

#include "ui/text/sentences.h"
#include "ui/text/text.h"

namespace portolan::notices {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

/// More ports than this are only counted.
constexpr qsizetype namedPorts = 5;

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
        const QString name = sentences::guestProcess(port).name;
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
    if (ports.size() > 1)
        return { Notice::Kind::Conflict, Words::tr("%n new conflicts", nullptr, int(ports.size())),
            Words::tr("Ports %1").arg(portList(ports)), Words::tr("Click to see more."), {} };
    const PortFact& port = ports.first();
    const QString who = sentences::guestProgram(port.refused ? port.refused->process : sentences::guestProcess(port));
    const QString where = sentences::guestTitle(guest.name);
    Notice notice { Notice::Kind::Conflict, Words::tr("Port %1: conflict").arg(portName(port)),
        port.refused ? Words::tr("%1 in %2 was refused. %3").arg(who, where, cause(port))
                     : Words::tr("%1 in %2 is not mirrored. %3").arg(who, where, cause(port)),
        Words::tr("Click to see more."), {} };
    if (port.reason == PortReason::HostPortInUse || port.refused)
        notice.actions.append({ allowKey, Words::tr("Let the guest use this port anyway") });
    notice.actions.append({ offKey, Words::tr("Switch off") });
    return notice;
}

Notice newPort(const QList<PortFact>& ports, const GuestFact& guest)
{
    if (ports.size() > 1)
        return { Notice::Kind::NewPort, Words::tr("%n new ports", nullptr, int(ports.size())),
            Words::tr("Mirrored: %1").arg(portList(ports)), Words::tr("Click to see more."), {} };
    const PortFact& port = ports.first();
    const QString who = sentences::guestProgram(sentences::guestProcess(port));
    return { Notice::Kind::NewPort, Words::tr("New port: %1").arg(portName(port)),
        Words::tr("%1 in %2 is at %3.").arg(who, sentences::guestTitle(guest.name), portUrl(port)),
        Words::tr("Click to open it in the browser."), { { openKey, Words::tr("Open in browser") } } };
}

Notice closedToTray()
{
    return { Notice::Kind::Hint, Words::tr("Portolan is still running in the tray"),
        Words::tr("Your ports stay on localhost. Click the icon to show the window again. To stop Portolan, "
                  "choose “Quit” in its menu."),
        {}, {} };
}

} // namespace portolan::notices

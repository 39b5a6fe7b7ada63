// SPDX-License-Identifier: MIT
#include "ui/text/text.h"

#include <QSysInfo>

namespace portolan::sentences {

QString guestProgram(const ProcessFact& process)
{
    if (process.name.isEmpty())
        return process.pid ? Text::tr("a program (pid %1)").arg(process.pid) : Text::tr("a program");
    if (!process.pid)
        return process.name;
    return Text::tr("%1 (pid %2)").arg(process.name, QString::number(process.pid));
}

QString hostProgram(const ProcessFact& process)
{
    if (process.pid)
        return guestProgram(process);
    if (process.name.isEmpty())
        return {};
    return Text::tr("a program of the user %1").arg(process.name);
}

QString refusalCode(const GuestFact& guest)
{
    if (!guest.agent || !guest.agent->refusal.startsWith(u'E'))
        return {};
    return guest.agent->refusal;
}

QString addressList(const QStringList& addresses)
{
    if (addresses.size() < 2)
        return addresses.join(QString());
    const QString first = addresses.mid(0, addresses.size() - 1).join(Text::tr(", "));
    return Text::tr("%1 and %2").arg(first, addresses.last());
}

QString permissionRemedy(quint16 port)
{
    if (hostIsWindows())
        return Text::tr(
            "Use another port in the guest, or look for the program or policy that keeps this one from you.");
    // Only the ports below 1024 are privileged; above them something else forbids it, which no command of ours cures.
    if (port >= 1024)
        return Text::tr(
            "A security policy of this computer forbids it. Use another port in the guest, or change the policy.");
    return Text::tr(
        "To allow it, run in a terminal: sudo sysctl net.ipv4.ip_unprivileged_port_start=%1 - or, for Portolan "
        "only: sudo setcap cap_net_bind_service=+ep %2 (then start Portolan again).")
        .arg(QString::number(port), QCoreApplication::applicationFilePath());
}

bool hostIsWindows()
{
    static const bool windows = QSysInfo::kernelType() == u"winnt";
    return windows;
}

} // namespace portolan::sentences

// SPDX-License-Identifier: MIT
#include "ui/text/text.h"

#include "ui/text/sentences.h"

#include <QSysInfo>

namespace portolan::sentences {

ProcessFact guestProcess(const PortFact& port)
{
    if (!port.listeners.isEmpty())
        return port.listeners.first().process;
    return port.refused ? port.refused->process : ProcessFact {};
}

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

QString addressList(const QStringList& addresses)
{
    if (addresses.size() < 2)
        return addresses.join(QString());
    const QString first = addresses.mid(0, addresses.size() - 1).join(Text::tr(", "));
    return Text::tr("%1 and %2").arg(first, addresses.last());
}

QString permissionRemedy(PortKey hostPort)
{
    if (hostIsWindows())
        return Text::tr("Use another port in the guest, or find the program or policy that blocks this one.");
    // Only ports below 1024 are privileged. Above them something else forbids it, and no command of ours helps.
    if (hostPort.number >= 1024)
        return Text::tr(
            "A security policy on this computer forbids it. Use another port in the guest, or change the policy.");
    QString program = QCoreApplication::applicationFilePath();
    if (program.contains(u' '))
        program = u'\'' + program + u'\'';
    return Text::tr(
        "To allow it for all your programs, run “%1”. To allow it for Portolan only, run “%2” and restart Portolan.")
        .arg(permissionCommand(hostPort), QStringLiteral("sudo setcap cap_net_bind_service=+ep %1").arg(program));
}

QString permissionCommand(PortKey hostPort)
{
    if (hostIsWindows() || hostPort.number >= 1024)
        return {};
    return QStringLiteral("sudo sysctl net.ipv4.ip_unprivileged_port_start=%1").arg(hostPort.number);
}

QString joined(const QStringList& sentences)
{
    QString text;
    for (const QString& sentence : sentences)
        text += text.isEmpty() || text.endsWith(u'。') ? sentence : u' ' + sentence;
    return text;
}

QString withoutFullStop(const QString& text) { return text.endsWith(u'.') ? text.chopped(1) : text; }

bool hostIsWindows()
{
    static const bool windows = QSysInfo::kernelType() == u"winnt";
    return windows;
}

} // namespace portolan::sentences

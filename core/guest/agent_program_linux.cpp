// SPDX-License-Identifier: MIT
#include "core/guest/agent_program.h"

#include "core/guest/launcher.h"

#include <QCryptographicHash>
#include <QFile>

namespace portolan {

Result<AgentProgram> agentProgram()
{
    const Result<QString> path = siblingProgram(QStringLiteral("portolan-agent"));
    if (!path)
        return path.error();
    QFile file(path.value());
    if (!file.open(QIODevice::ReadOnly))
        return Error { ErrorCode::NotAvailable, 0,
            QStringLiteral("%1 cannot be read: %2").arg(file.fileName(), file.errorString()).toStdString() };
    const QByteArray content = file.readAll();
    return AgentProgram {
        content, QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex())
    };
}

} // namespace portolan

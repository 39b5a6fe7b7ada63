// SPDX-License-Identifier: MIT
#include "core/guest/agent_program.h"

#include <QCryptographicHash>

#include <windows.h>

namespace portolan {

Result<AgentProgram> agentProgram()
{
    const HRSRC found = ::FindResourceW(nullptr, L"PORTOLAN_AGENT", RT_RCDATA);
    const HGLOBAL loaded = found ? ::LoadResource(nullptr, found) : nullptr;
    const void* data = loaded ? ::LockResource(loaded) : nullptr;
    if (!data)
        return Error { ErrorCode::NotAvailable, 0, "This program lacks the agent for the guest. Reinstall Portolan." };
    // The memory belongs to the program file and stays valid.
    const auto content = QByteArray::fromRawData(
        static_cast<const char*>(data), static_cast<qsizetype>(::SizeofResource(nullptr, found)));
    const QString sum = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    if (sum != QLatin1String(PORTOLAN_AGENT_SHA256))
        return Error { ErrorCode::InvalidInput, 0, "The agent for the guest in this program is damaged. Reinstall Portolan." };
    return AgentProgram { content, sum };
}

} // namespace portolan

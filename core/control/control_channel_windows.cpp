// SPDX-License-Identifier: MIT
#include "core/control/control_channel.h"

#include "core/base/unique_handle_windows.h"

#include <QFile>
#include <QLocalSocket>
#include <QRandomGenerator>
#include <QSaveFile>

#include <cstddef>
#include <vector>

#include <windows.h>

#include <aclapi.h>

#undef interface // Windows' headers say it for struct; our facts have members of that name

namespace portolan::control_channel {

namespace {

constexpr qint64 longestName = 256;
// Whoever reads the file of an earlier instance is in the way of its replacement for a moment.
constexpr int replaceAttempts = 20;
constexpr DWORD replacePauseMs = 25;

HANDLE pipeOf(const QLocalSocket& socket) { return reinterpret_cast<HANDLE>(socket.socketDescriptor()); }

bool isThisUser(PSID user)
{
    HANDLE opened = nullptr;
    if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &opened))
        return false;
    const UniqueHandle token(opened);
    DWORD size = 0;
    ::GetTokenInformation(token.handle(), TokenUser, nullptr, 0, &size);
    std::vector<std::byte> buffer(size);
    return ::GetTokenInformation(token.handle(), TokenUser, buffer.data(), size, &size)
        && ::EqualSid(user, reinterpret_cast<const TOKEN_USER*>(buffer.data())->User.Sid);
}

} // namespace

Result<QString> announce(const QString& path)
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    const QByteArray name = "portolan-" + QByteArray(reinterpret_cast<const char*>(words), sizeof words).toHex();
    QString problem;
    for (int attempt = 0; attempt < replaceAttempts; ++attempt) {
        QSaveFile file(path); // the folder's access list admits this user only
        if (file.open(QIODevice::WriteOnly) && file.write(name) == name.size() && file.commit())
            return QString::fromLatin1(name);
        problem = file.errorString();
        ::Sleep(replacePauseMs);
    }
    return Error { ErrorCode::PermissionDenied, 0, ("Cannot write the file " + path + ": " + problem).toStdString() };
}

QString announced(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(longestName)) : QString();
}

/// Asks for the owner of the pipe, which Qt sets to the server's user: nobody may set another user there. Unlike the server's
/// process, which this one may not be allowed to open, anybody who is connected may ask for it.
bool isOwnServer(const QLocalSocket& client)
{
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (::GetSecurityInfo(pipeOf(client), SE_KERNEL_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr, nullptr, nullptr,
            &descriptor)
        != ERROR_SUCCESS)
        return false;
    const bool own = owner && isThisUser(owner);
    ::LocalFree(descriptor);
    return own;
}

/// The pipe's access list (QLocalServer::UserAccessOption) lets nobody else connect.
bool isOwnClient(const QLocalSocket&) { return true; }

qint64 serverProcess(const QLocalSocket& client)
{
    ULONG process = 0;
    return ::GetNamedPipeServerProcessId(pipeOf(client), &process) ? process : 0;
}

} // namespace portolan::control_channel

// SPDX-License-Identifier: MIT
// The values of HKCU\Software\Microsoft\Windows\CurrentVersion\Run are command lines, started at login. Task Manager and
// Settings leave a disabled value there, and note it below Explorer\StartupApproved\Run: twelve bytes, of which the first is
// odd for a disabled one.
#include "ui/preferences/autostart.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace portolan {

namespace {

const QString runKey = QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run");
const QString approvalKey = QStringLiteral(
    "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run");

QString valueName(const QString& instance)
{
    return instance.isEmpty() ? QStringLiteral("Portolan") : QStringLiteral("Portolan (%1)").arg(instance);
}

Result<Done> outcomeOf(QSettings& registry)
{
    registry.sync();
    if (registry.status() == QSettings::NoError)
        return Done {};
    return Error { ErrorCode::PermissionDenied, 0,
        Autostart::tr("The registry key %1 could not be written.").arg(runKey).toStdString() };
}

QString quoted(const QString& program) { return QStringLiteral("\"%1\"").arg(QDir::toNativeSeparators(program)); }

} // namespace

bool Autostart::enabled() const
{
    const QString name = valueName(m_instance);
    if (QSettings(runKey, QSettings::NativeFormat).value(name).toString().isEmpty())
        return false;
    const QByteArray approval = QSettings(approvalKey, QSettings::NativeFormat).value(name).toByteArray();
    return approval.isEmpty() || (approval.front() & 1) == 0;
}

Result<Done> Autostart::enable(bool hidden)
{
    QString command = quoted(m_program);
    if (!m_instance.isEmpty()) // consists of letters and digits
        command += QStringLiteral(" --instance %1").arg(m_instance);
    if (hidden)
        command += QStringLiteral(" --hidden");
    QSettings(approvalKey, QSettings::NativeFormat).remove(valueName(m_instance));
    QSettings registry(runKey, QSettings::NativeFormat);
    registry.setValue(valueName(m_instance), command);
    return outcomeOf(registry);
}

Result<Done> Autostart::disable()
{
    QSettings registry(runKey, QSettings::NativeFormat);
    registry.remove(valueName(m_instance));
    return outcomeOf(registry);
}

void Autostart::follow()
{
    QSettings registry(runKey, QSettings::NativeFormat);
    const QString command = registry.value(valueName(m_instance)).toString();
    const qsizetype end = command.indexOf(u'"', 1);
    if (!command.startsWith(u'"') || end < 0 || QFileInfo::exists(command.mid(1, end - 1)))
        return;
    registry.setValue(valueName(m_instance), quoted(m_program) + command.mid(end + 1));
}

} // namespace portolan

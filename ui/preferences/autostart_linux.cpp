// SPDX-License-Identifier: MIT
// Desktop Application Autostart and Desktop Entry Specification: $XDG_CONFIG_HOME/autostart outranks the folders of
// $XDG_CONFIG_DIRS, and an entry with Hidden=true there disables one of the same name in those.
#include "ui/preferences/autostart.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace portolan {

namespace {

constexpr auto configuration = QStandardPaths::GenericConfigLocation;

/// Below a folder of the configuration.
QString entryName(const QString& instance)
{
    return instance.isEmpty() ? QStringLiteral("autostart/portolan.desktop")
                              : QStringLiteral("autostart/portolan-%1.desktop").arg(instance);
}

QString ownPath(const QString& instance)
{
    return QStandardPaths::writableLocation(configuration) + u'/' + entryName(instance);
}

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

/// The index of the line with this key of the group [Desktop Entry]; -1: none.
qsizetype lineWith(const QString& key, const QStringList& lines)
{
    bool entry = false;
    for (qsizetype number = 0; number < lines.size(); ++number) {
        const QString& line = lines.at(number);
        if (line.startsWith(u'['))
            entry = line.trimmed() == QLatin1String("[Desktop Entry]");
        else if (entry && line.section(u'=', 0, 0).trimmed() == key)
            return number;
    }
    return -1;
}

/// The value of a key of the group [Desktop Entry]; "": none.
QString valueOf(const QString& key, const QString& path)
{
    const QStringList lines = linesOf(path);
    return lines.value(lineWith(key, lines)).section(u'=', 1).trimmed();
}

bool starts(const QString& path)
{
    // GNOME's own tool wrote the second one.
    return QFileInfo(path).isFile() && valueOf(QStringLiteral("Hidden"), path) != QLatin1String("true")
        && valueOf(QStringLiteral("X-GNOME-Autostart-enabled"), path) != QLatin1String("false");
}

/// The machine's entry, which applies where the user has none; "": none.
QString entryForAll(const QString& instance)
{
    QStringList entries = QStandardPaths::locateAll(configuration, entryName(instance));
    entries.removeAll(ownPath(instance));
    return entries.value(0);
}

/// One argument of an Exec key: quoted as for a shell, then escaped as every value of the file is.
QString execArgument(const QString& argument)
{
    static const QString reserved = QStringLiteral(" \t\n\"'\\><~|&;$*?#()`");
    QString text;
    bool quoted = argument.isEmpty();
    for (const QChar c : argument) {
        quoted = quoted || reserved.contains(c);
        if (c == u'"' || c == u'`' || c == u'$' || c == u'\\')
            text += u'\\';
        text += c;
    }
    if (quoted)
        text = u'"' + text + u'"';
    text.replace(u'%', QStringLiteral("%%")); // else a field code
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'\n', QStringLiteral("\\n"));
    text.replace(u'\t', QStringLiteral("\\t"));
    return text;
}

/// Splits an Exec key into the program, as execArgument() wrote it, and the rest.
struct Command {
    QString program;
    QString rest;
};

Command parsed(const QString& exec)
{
    // First the file's escapes, then the quoting: the launcher undoes them in this order.
    QString text;
    for (qsizetype i = 0; i < exec.size(); ++i) {
        if (exec.at(i) != u'\\' || i + 1 == exec.size()) {
            text += exec.at(i);
            continue;
        }
        const QChar escape = exec.at(++i);
        text += escape == u's' ? u' ' : escape == u'n' ? u'\n' : escape == u't' ? u'\t' : escape == u'r' ? u'\r' : escape;
    }
    Command command;
    const bool quoted = text.startsWith(u'"');
    qsizetype end = quoted ? 1 : 0;
    for (; end < text.size() && text.at(end) != (quoted ? u'"' : u' '); ++end) {
        if (quoted && text.at(end) == u'\\' && end + 1 < text.size())
            ++end;
        command.program += text.at(end);
    }
    command.program.replace(QLatin1String("%%"), QLatin1String("%"));
    command.rest = text.mid(quoted ? end + 1 : end);
    // The rest goes back into the file.
    command.rest.replace(u'\\', QStringLiteral("\\\\"));
    return command;
}

Result<Done> write(const QString& path, const QStringList& lines)
{
    const QByteArray text = lines.join(u'\n').toUtf8() + '\n';
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error { ErrorCode::PermissionDenied, 0,
            Autostart::tr("The file %1 could not be written: %2").arg(path, file.errorString()).toStdString() };
    return Done {};
}

} // namespace

bool Autostart::enabled() const
{
    const QString own = ownPath(m_instance);
    return starts(QFileInfo::exists(own) ? own : entryForAll(m_instance));
}

Result<Done> Autostart::enable(bool hidden)
{
    QStringList command { m_program };
    if (!m_instance.isEmpty())
        command << QStringLiteral("--instance") << m_instance;
    if (hidden)
        command << QStringLiteral("--hidden");
    for (QString& argument : command)
        argument = execArgument(argument);
    return write(ownPath(m_instance),
        { QStringLiteral("[Desktop Entry]"), QStringLiteral("Type=Application"), QStringLiteral("Version=1.0"),
            m_instance.isEmpty() ? QStringLiteral("Name=Portolan")
                                 : QStringLiteral("Name=Portolan (%1)").arg(m_instance),
            QStringLiteral("Icon=org.portolan.Portolan"), QStringLiteral("Exec=%1").arg(command.join(u' ')),
            QStringLiteral("Terminal=false"), QStringLiteral("StartupNotify=false") });
}

Result<Done> Autostart::disable()
{
    const QString own = ownPath(m_instance);
    if (starts(entryForAll(m_instance)))
        return write(own,
            { QStringLiteral("[Desktop Entry]"), QStringLiteral("Type=Application"), QStringLiteral("Name=Portolan"),
                QStringLiteral("Hidden=true") });
    QFile file(own);
    if (!starts(own) || file.remove())
        return Done {};
    return Error { ErrorCode::PermissionDenied, 0,
        tr("The file %1 could not be removed: %2").arg(own, file.errorString()).toStdString() };
}

void Autostart::follow()
{
    const QString own = ownPath(m_instance);
    QStringList lines = linesOf(own);
    const qsizetype exec = lineWith(QStringLiteral("Exec"), lines);
    if (exec < 0 || !starts(own))
        return;
    const Command command = parsed(lines.at(exec).section(u'=', 1).trimmed());
    if (!QDir::isAbsolutePath(command.program) || QFileInfo::exists(command.program))
        return;
    lines[exec] = QStringLiteral("Exec=") + execArgument(m_program) + command.rest;
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    (void)write(own, lines);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/guest/wsl_config.h"

#include <QDir>
#include <QFile>
#include <QList>
#include <QSaveFile>
#include <QStringConverter>

namespace portolan {

namespace {

const QByteArray section = QByteArrayLiteral("[wsl2]");
const QByteArray key = QByteArrayLiteral("localhostForwarding");
const QByteArray wanted = QByteArrayLiteral("localhostForwarding=false");

/// The line without its line ending and comment.
QByteArray contentOf(const QByteArray& line)
{
    const qsizetype comment = line.indexOf('#');
    return (comment < 0 ? line : line.left(comment)).trimmed();
}

bool isSection(const QByteArray& line) { return contentOf(line).startsWith('['); }
bool isOurSection(const QByteArray& line) { return contentOf(line).compare(section, Qt::CaseInsensitive) == 0; }

bool isOurKey(const QByteArray& line)
{
    const QByteArray content = contentOf(line);
    return content.contains('=') && content.left(content.indexOf('=')).trimmed().compare(key, Qt::CaseInsensitive) == 0;
}

bool saysFalse(const QByteArray& line)
{
    const QByteArray content = contentOf(line);
    return content.mid(content.indexOf('=') + 1).trimmed().compare("false", Qt::CaseInsensitive) == 0;
}

/// The line with the value false. Keeps its indentation and comment.
QByteArray withFalse(const QByteArray& line)
{
    const qsizetype start = line.indexOf('=') + 1;
    qsizetype end = line.indexOf('#', start);
    if (end < 0)
        end = line.endsWith('\r') ? line.size() - 1 : line.size();
    const QByteArray gap = end < line.size() && line[end] == '#' ? QByteArrayLiteral(" ") : QByteArray();
    return line.left(start) + "false" + gap + line.mid(end);
}

/// For UTF-8 without a byte order mark.
QByteArray withForwardingOff(const QByteArray& text)
{
    const QByteArray lineEnd = text.contains("\r\n") || !text.contains('\n') ? QByteArrayLiteral("\r") : QByteArray();
    QList<QByteArray> lines = text.split('\n');
    qsizetype sectionLine = -1;
    bool inside = false;
    bool found = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (isSection(lines[i])) {
            inside = isOurSection(lines[i]);
            if (inside && sectionLine < 0)
                sectionLine = i;
        } else if (inside && isOurKey(lines[i])) {
            found = true;
            if (!saysFalse(lines[i]))
                lines[i] = withFalse(lines[i]);
        }
    }
    if (found)
        return lines.join('\n');
    if (sectionLine >= 0) {
        // A heading at the end of the file has no line ending that could be copied.
        if (sectionLine == lines.size() - 1) {
            lines[sectionLine] += lineEnd;
            lines << wanted + lineEnd << QByteArray();
        } else {
            lines.insert(sectionLine + 1, wanted + lineEnd);
        }
        return lines.join('\n');
    }
    QByteArray whole = text;
    if (!whole.isEmpty() && !whole.endsWith('\n'))
        whole += lineEnd + '\n';
    if (!whole.isEmpty())
        whole += lineEnd + '\n';
    return whole + section + lineEnd + '\n' + wanted + lineEnd + '\n';
}

} // namespace

QString wslConfigPath() { return QDir::home().filePath(QStringLiteral(".wslconfig")); }

QByteArray withoutLocalhostForwarding(const QByteArray& text)
{
    // Editors on Windows may write a byte order mark, or UTF-16.
    static const QByteArray utf8Mark = QByteArrayLiteral("\xEF\xBB\xBF");
    static const QByteArray utf16Mark = QByteArrayLiteral("\xFF\xFE");
    if (text.startsWith(utf8Mark))
        return utf8Mark + withForwardingOff(text.mid(utf8Mark.size()));
    if (!text.startsWith(utf16Mark))
        return withForwardingOff(text);
    QStringDecoder decode(QStringConverter::Utf16LE);
    QStringEncoder encode(QStringConverter::Utf16LE);
    const QString words = decode(text.mid(utf16Mark.size()));
    return utf16Mark + encode(QString::fromUtf8(withForwardingOff(words.toUtf8())));
}

Result<Done> switchLocalhostForwardingOff(const QString& path)
{
    const auto denied = [](const QString& name, const QString& why) {
        return Error { ErrorCode::PermissionDenied, 0,
            QStringLiteral("The file %1 could not be written: %2").arg(QDir::toNativeSeparators(name), why).toStdString() };
    };
    QByteArray before;
    if (QFile file(path); file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return denied(path, file.errorString());
        before = file.readAll();
        const QString kept = path + QStringLiteral(".before-portolan");
        if (!QFile::exists(kept) && !file.copy(kept))
            return denied(kept, file.errorString());
    }
    const QByteArray after = withoutLocalhostForwarding(before);
    if (after == before)
        return Done {};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(after) != after.size() || !file.commit())
        return denied(path, file.errorString());
    return Done {};
}

} // namespace portolan

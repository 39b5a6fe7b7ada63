// SPDX-License-Identifier: MIT
#include "core/log/rotating_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace portolan {

RotatingFile::RotatingFile(QString path, qint64 limit, int copies)
    : m_path(std::move(path))
    , m_limit(limit)
    , m_copies(copies)
{
}

Result<Done> RotatingFile::append(const QByteArray& text)
{
    const QFileInfo place(m_path);
    if (!QDir().mkpath(place.absolutePath()))
        return Error { ErrorCode::PermissionDenied, 0,
            "the folder " + place.absolutePath().toStdString() + " cannot be made" };
    if (place.size() > 0 && place.size() + text.size() > m_limit)
        rotate();
    QFile file(m_path);
    // Process names and addresses are nobody else's business.
    const bool written = file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered, QFile::ReadOwner | QFile::WriteOwner)
        && file.write(text) == text.size();
    if (!written)
        return Error { ErrorCode::PermissionDenied, 0, file.errorString().toStdString() };
    return Done {};
}

void RotatingFile::rotate() const
{
    const auto copy = [this](int number) { return number == 0 ? m_path : m_path + u'.' + QString::number(number); };
    QFile::remove(copy(m_copies));
    for (int number = m_copies; number > 0; --number)
        QFile::rename(copy(number - 1), copy(number));
}

} // namespace portolan

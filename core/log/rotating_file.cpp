// SPDX-License-Identifier: MIT
#include "core/log/rotating_file.h"

#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

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
    std::error_code error;
    std::filesystem::create_directories(place.filesystemAbsolutePath(), error);
    if (error)
        return Error { ErrorCode::PermissionDenied, error.value(),
            "the folder " + place.absolutePath().toStdString() + " cannot be created: " + systemText(error.value()) };
    if (place.size() > 0 && place.size() + text.size() > m_limit)
        rotate();
    QFile file(m_path);
    // Only the user may read process names and addresses.
    bool sound = file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered, QFile::ReadOwner | QFile::WriteOwner);
    // A disk that becomes full accepts a part, and gives the reason at the next write.
    for (qint64 written = 0; sound && written < text.size();) {
        const qint64 more = file.write(text.constData() + written, text.size() - written);
        sound = more > 0;
        written += more;
    }
    if (!sound)
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

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace portolan {

/// A text file that grows up to a limit. Then it becomes NAME.1, NAME.1 becomes NAME.2 and so on, and the oldest is deleted.
/// Opened for every write, so that it may be moved or deleted at any time. One thread at a time.
class RotatingFile
{
public:
    static constexpr qint64 usualLimit = 1024 * 1024;
    static constexpr int usualCopies = 2;

    /// `limit` in bytes, at least 1; `copies`: how many older files to keep, at least 1.
    explicit RotatingFile(QString path, qint64 limit = usualLimit, int copies = usualCopies);

    [[nodiscard]] const QString& path() const { return m_path; }
    /// Appends `text`, which is whole lines, without a buffer. Creates the folder if it is missing. A text stays in one piece,
    /// even if it is longer than the limit. Errors: PermissionDenied with the system's words.
    [[nodiscard]] Result<Done> append(const QByteArray& text);

private:
    void rotate() const;

    QString m_path;
    qint64 m_limit;
    int m_copies;
};

} // namespace portolan

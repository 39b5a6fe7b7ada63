// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace portolan {

/// A text file that only grows, up to a limit: then it becomes NAME.1, what was NAME.1 becomes NAME.2 and so on, and the oldest
/// goes. Opened for every write, so that it may be moved or deleted at any time. One thread at a time.
class RotatingFile
{
public:
    static constexpr qint64 usualLimit = 1024 * 1024;
    static constexpr int usualCopies = 2;

    /// `limit` in bytes, at least 1; `copies`: how many older files are kept beside it, at least 1.
    explicit RotatingFile(QString path, qint64 limit = usualLimit, int copies = usualCopies);

    [[nodiscard]] const QString& path() const { return m_path; }
    /// Appends `text`, which is whole lines, and hands it to the system; makes the folder where there is none. A text stays in
    /// one piece, even if it is longer than the limit. Errors: PermissionDenied with the system's words.
    [[nodiscard]] Result<Done> append(const QByteArray& text);

private:
    void rotate() const;

    QString m_path;
    qint64 m_limit;
    int m_copies;
};

} // namespace portolan

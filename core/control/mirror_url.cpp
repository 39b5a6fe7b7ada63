// SPDX-License-Identifier: MIT
#include "core/control/mirror_url.h"

#include <QRegularExpression>

namespace portolan {

bool isMirrorUrl(const QString& url, quint16 port)
{
    // Not QUrl: what it and a browser read in a strange text may differ.
    const QString byte = QStringLiteral("(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])");
    const QString pattern = QStringLiteral("https?://(localhost|127([.]%1){3}|\\[::1\\]):%2/?").arg(byte).arg(port);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(url).hasMatch();
}

} // namespace portolan

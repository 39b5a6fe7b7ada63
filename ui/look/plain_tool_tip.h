// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTextDocument>

namespace portolan {

/// A tool tip that shows `text` as it is. Qt takes a tip for HTML if it looks like it, and loads the pictures in it: on Windows even
/// from another computer. A guest chooses the names of its programs.
[[nodiscard]] inline QString plainToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

} // namespace portolan

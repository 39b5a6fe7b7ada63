// SPDX-License-Identifier: MIT
#include "ui/look/hint_edit.h"

#include "ui/look/colors.h"

#include <QEvent>

namespace portolan {

HintEdit::HintEdit(QWidget* parent)
    : QLineEdit(parent)
{
    colorPlaceholder();
}

void HintEdit::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorPlaceholder();
}

void HintEdit::colorPlaceholder()
{
    QPalette own = palette();
    const QColor color = Colors(own).dim;
    if (own.color(QPalette::PlaceholderText) == color)
        return; // our own change arrives as an event, too
    own.setColor(QPalette::PlaceholderText, color);
    setPalette(own);
}

} // namespace portolan

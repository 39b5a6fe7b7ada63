// SPDX-License-Identifier: MIT
#include "ui/preferences/hint_label.h"

#include "ui/look/colors.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>

namespace portolan {

HintLabel::HintLabel(const QString& text)
    : QLabel(text)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    applyPalette();
}

void HintLabel::setProblem(const QString& text)
{
    m_problem = true;
    setText(text);
    setHidden(text.isEmpty());
    applyPalette();
    if (!text.isEmpty()) {
        QAccessibleEvent told(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&told);
    }
}

void HintLabel::changeEvent(QEvent* event)
{
    // This label sets its own palette, so the application's reaches it only after its parent has it.
    if (event->type() == QEvent::ParentChange || event->type() == QEvent::ApplicationPaletteChange)
        applyPalette();
    QLabel::changeEvent(event);
}

void HintLabel::applyPalette()
{
    const QPalette usual = QApplication::palette(this);
    const Colors colors(usual);
    QPalette own = usual;
    own.setColor(
        QPalette::WindowText, readable(m_problem ? colors.warning : colors.dim, { usual.color(QPalette::Window) }));
    setPalette(own);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/look/button.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace portolan {

QSize Button::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    const int arrow = menu() ? fontMetrics().height() : 0;
    const int roomy = fontMetrics().horizontalAdvance(text()) + 2 * fontMetrics().height() + arrow;
    return { qMax(hint.width(), roomy), qMax(hint.height(), controlHeight(fontMetrics())) };
}

MenuButton::MenuButton(QWidget* parent)
    : QToolButton(parent)
{
    setPopupMode(InstantPopup);
    setToolTip(tr("Menu"));
    setAccessibleName(tr("Menu"));
    setFocusPolicy(Qt::TabFocus);
}

QSize MenuButton::sizeHint() const
{
    const int height = controlHeight(fontMetrics());
    return { height + 6, height };
}

void MenuButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    // The icon already says menu: no arrow of the style beside it.
    option.features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const qreal step = fontMetrics().height() * 0.28;
    const qreal half = fontMetrics().height() * 0.42;
    const QPointF middle = QRectF(rect()).center();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::ButtonText), qMax(1.2, step * 0.35), Qt::SolidLine, Qt::RoundCap));
    for (int line = -1; line <= 1; ++line)
        painter.drawLine(
            QPointF(middle.x() - half, middle.y() + line * step), QPointF(middle.x() + half, middle.y() + line * step));
}

int controlHeight(const QFontMetrics& metrics) { return metrics.height() + 12; }

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/look/choice_buttons.h"

#include "ui/look/colors.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace portolan {

namespace {

/// Frames the box, if needed, with the contrast that WCAG requires of a control's edge.
void frameIndicator(QWidget& button, QStyle::SubElement element, bool round)
{
    const QStyle& style = *button.style();
    const QColor window = button.palette().color(QPalette::Window);
    if (style.name() != QLatin1String("fusion") || window.lightness() > 127)
        return;
    QStyleOptionButton option;
    option.initFrom(&button);
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        return; // the style draws its own focus frame
    const QRectF frame = QRectF(style.subElementRect(element, &option, &button)).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainter painter(&button);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor text = button.palette().color(QPalette::WindowText);
    painter.setPen(QPen(readable(mixed(window, text, 0.4), { window }, 3.0), 1));
    painter.setBrush(Qt::NoBrush);
    if (round)
        painter.drawEllipse(frame);
    else
        painter.drawRoundedRect(frame, 2, 2);
}

} // namespace

void CheckBox::paintEvent(QPaintEvent* event)
{
    QCheckBox::paintEvent(event);
    frameIndicator(*this, QStyle::SE_CheckBoxIndicator, false);
}

void RadioButton::paintEvent(QPaintEvent* event)
{
    QRadioButton::paintEvent(event);
    frameIndicator(*this, QStyle::SE_RadioButtonIndicator, true);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/look/mark_label.h"

#include "ui/look/fonts.h"

#include <QPainter>
#include <QStyle>

namespace portolan {

namespace {

constexpr int markGap = 5;
constexpr int endMargin = 6; ///< the same as AddressButton's, which stands below

int sideOfMark(const QFontMetrics& metrics) { return metrics.ascent() * 3 / 4; }

} // namespace

MarkLabel::MarkLabel()
{
    setTextFormat(Qt::PlainText);
}

void MarkLabel::setState(Mark mark, const QString& words)
{
    m_mark = mark;
    setText(words);
    update();
}

QSize MarkLabel::sizeHint() const
{
    const QFontMetrics metrics(bold(font()));
    return { sideOfMark(fontMetrics()) + markGap + metrics.horizontalAdvance(text()) + endMargin, metrics.height() + 4 };
}

void MarkLabel::paintEvent(QPaintEvent*)
{
    const QColor color = markColor(m_mark, Colors(palette()));
    const int side = sideOfMark(fontMetrics());
    const QRect box(0, (height() - side) / 2, side, side);
    const QRect line = rect().adjusted(side + markGap, 0, 0, 0);
    QPainter painter(this);
    paintMark(painter, QStyle::visualRect(layoutDirection(), rect(), box), m_mark, color);
    painter.setPen(color);
    painter.setFont(bold(font()));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), line),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignVCenter | Qt::AlignLeft)), text());
}

MarkSign::MarkSign()
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkSign::setMark(Mark mark)
{
    m_mark = mark;
    update();
}

QSize MarkSign::sizeHint() const { return { fontMetrics().height(), fontMetrics().height() }; }

void MarkSign::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int side = fontMetrics().ascent();
    const QRect box(0, (fontMetrics().height() - side) / 2, side, side);
    paintMark(
        painter, QStyle::visualRect(layoutDirection(), rect(), box), m_mark, markColor(m_mark, Colors(palette())));
}

} // namespace portolan

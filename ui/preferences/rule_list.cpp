// SPDX-License-Identifier: MIT
#include "ui/preferences/rule_list.h"

#include "ui/look/colors.h"

#include <QKeyEvent>
#include <QPainter>

namespace portolan {

namespace {

constexpr int visibleRows = 6;
constexpr int textMargin = 12;

} // namespace

RuleList::RuleList(const QString& emptyText)
    : m_emptyText(emptyText)
{
    setAccessibleDescription(emptyText);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideMiddle);
    setSpacing(1);
}

QSize RuleList::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 30, visibleRows * (fontMetrics().height() + 4) + 2 * frameWidth() };
}

void RuleList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && state() != EditingState) {
        emit removalRequested();
        return;
    }
    QListView::keyPressEvent(event);
}

void RuleList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(Colors(palette()).dim);
    painter.drawText(
        viewport()->rect().adjusted(textMargin, 0, -textMargin, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

} // namespace portolan

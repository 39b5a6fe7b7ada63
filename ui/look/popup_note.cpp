// SPDX-License-Identifier: MIT
#include "ui/look/popup_note.h"

#include "ui/look/fonts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

namespace portolan {

PopupNote::PopupNote(const QString& title, const QStringList& paragraphs, QWidget* beside)
    : QFrame(beside, Qt::Popup)
    , m_beside(beside)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(title);
    setAccessibleDescription(paragraphs.join(u' '));

    auto* heading = new QLabel(title);
    heading->setTextFormat(Qt::PlainText);
    heading->setFont(bold(beside->font()));
    auto* text = new QLabel(paragraphs.join(QStringLiteral("\n\n")));
    text->setObjectName(QStringLiteral("noteText"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocus();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addWidget(text);
    // About the width of a line in a book.
    const int width = fontMetrics().averageCharWidth() * 66;
    text->setFixedWidth(width);
    text->setFixedHeight(text->heightForWidth(width));
    adjustSize();
}

void PopupNote::popUp()
{
    // Above the widget, aligned with its far end, within the screen.
    const QRect area = screen()->availableGeometry();
    const QPoint corner = m_beside->mapToGlobal(
        QPoint(m_beside->layoutDirection() == Qt::RightToLeft ? 0 : m_beside->width() - width(), -height() - 4));
    move(qBound(area.left(), corner.x(), qMax(area.left(), area.right() - width())),
        qBound(area.top(), corner.y(), qMax(area.top(), area.bottom() - height())));
    show();
}

void PopupNote::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace portolan

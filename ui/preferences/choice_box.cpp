// SPDX-License-Identifier: MIT
#include "ui/preferences/choice_box.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace portolan {

ChoiceBox::ChoiceBox(bool editable)
{
    setEditable(editable);
    setInsertPolicy(NoInsert);
    setMinimumContentsLength(28); // longer texts are cut
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::activated, this, &ChoiceBox::commit);
    if (editable) {
        setCompleter(nullptr); // it would complete "wsl" to the first choice that starts so
        connect(lineEdit(), &QLineEdit::editingFinished, this, &ChoiceBox::commit);
    }
}

void ChoiceBox::setChoices(const QList<Choice>& choices)
{
    if (choices == m_choices)
        return;
    const QString written = isEditable() && currentText() != words() ? currentText() : QString();
    m_choices = choices;
    clear();
    for (const Choice& choice : choices)
        addItem(choice.words, choice.value);
    showValue();
    if (!written.isEmpty())
        setEditText(written);
}

void ChoiceBox::setValue(const QString& value)
{
    if (value == m_value)
        return;
    m_value = value;
    showValue();
}

/// The text for the value.
QString ChoiceBox::words() const
{
    const int index = findData(m_value);
    return index < 0 ? m_value : itemText(index);
}

void ChoiceBox::showValue()
{
    setCurrentIndex(findData(m_value));
    if (isEditable()) {
        setEditText(words());
        lineEdit()->setCursorPosition(0); // the beginning matters more than the end
    }
}

void ChoiceBox::commit()
{
    const QString words = currentText().trimmed();
    const int index = isEditable() ? findText(words, Qt::MatchFixedString | Qt::MatchCaseSensitive) : currentIndex();
    const QString value = index >= 0 ? itemData(index).toString() : words;
    const bool same = value == m_value;
    m_value = value;
    showValue(); // even the same value: without the spaces
    if (!same)
        emit chosen(value);
}

void ChoiceBox::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        showPopup();
        return;
    }
    if (event->key() == Qt::Key_Escape && isEditable() && currentText() != words()) {
        showValue();
        return;
    }
    QComboBox::keyPressEvent(event);
}

void ChoiceBox::wheelEvent(QWheelEvent* event) { event->ignore(); }

} // namespace portolan

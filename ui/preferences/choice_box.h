// SPDX-License-Identifier: MIT
#pragma once

#include <QComboBox>
#include <QList>

namespace portolan {

/// A combo box of values, each shown as a text; an editable one takes other values too. Values never change by accident: the
/// wheel scrolls the page, the arrow keys open the list, and Escape undoes the input. UI thread.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT

public:
    struct Choice {
        QString value;
        QString words;

        friend bool operator==(const Choice&, const Choice&) = default;
    };

    explicit ChoiceBox(bool editable);

    /// Keeps the value and the text that the user is typing.
    void setChoices(const QList<Choice>& choices);
    /// Shows another value, even one that is not among the choices. Emits nothing.
    void setValue(const QString& value);
    [[nodiscard]] const QString& value() const { return m_value; }

signals:
    /// The user chose a value.
    void chosen(const QString& value);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void showValue();
    void commit();

    [[nodiscard]] QString words() const;

    QList<Choice> m_choices;
    QString m_value;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QComboBox>
#include <QList>

namespace portolan {

/// A combo box of values, each shown in words; where it is editable, other values can be written. A value is chosen on
/// purpose only: the wheel scrolls the page instead, the arrow keys open the list, and Escape takes back what was
/// written. UI thread.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT

public:
    struct Choice {
        QString value;
        QString words;

        friend bool operator==(const Choice&, const Choice&) = default;
    };

    explicit ChoiceBox(bool editable, QWidget* parent = nullptr);

    /// The value stays, and what is being written.
    void setChoices(const QList<Choice>& choices);
    /// Shows it where it is another, also where it is none of the choices, and tells nobody.
    void setValue(const QString& value);
    [[nodiscard]] const QString& value() const { return m_value; }

signals:
    /// By the user.
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

// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QScrollArea>

class QAbstractButton;
class QCheckBox;
class QRadioButton;
class QVBoxLayout;

namespace portolan {

/// Secondary text below a control: what it does, or why it failed. UI thread.
class HintLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit HintLabel(const QString& text = {});

    /// Shows `text` as a warning and alerts screen readers; "" hides the label.
    void setProblem(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();

    bool m_problem = false;
};

/// A section of the preferences: controls below each other, each with its label and a hint. Scrolls vertically where needed,
/// never sideways: hints wrap. UI thread.
class PreferencePage : public QScrollArea
{
    Q_OBJECT

public:
    PreferencePage();

    /// Wide enough that nothing is cut off.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    // Each adds a control below the last one. `name` is the object name; an empty hint adds none.
    QCheckBox* addCheckBox(const char* name, const QString& text, const QString& hint);
    QRadioButton* addRadioButton(const char* name, const QString& text, const QString& hint);
    /// A label, whose mnemonic focuses the control where there is one.
    void addLabel(const QString& text, QWidget* control = nullptr);
    void addControl(const char* name, QWidget* control);
    HintLabel* addHint(const QString& text);
    /// Space before the next group.
    void addGap();

private:
    void addButton(const char* name, QAbstractButton* button, const QString& hint);

    QWidget* m_content;
    QVBoxLayout* m_layout;
};

} // namespace portolan

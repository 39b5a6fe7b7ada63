// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>
#include <QRadioButton>

namespace portolan {

/// The style's check box, whose empty box is to be seen in dark themes too: Fusion frames it with a darker shade of the
/// window, which is none where the window is dark.
class CheckBox final : public QCheckBox
{
    Q_OBJECT

public:
    using QCheckBox::QCheckBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// The same for the style's radio button.
class RadioButton final : public QRadioButton
{
    Q_OBJECT

public:
    using QRadioButton::QRadioButton;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace portolan

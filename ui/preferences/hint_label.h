// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace portolan {

/// Lines of second rank below a control: what it does, or, as a problem, why it could not be done. UI thread.
class HintLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit HintLabel(const QString& text = {}, QWidget* parent = nullptr);

    /// Shows `text` in the colour of a warning and tells screen readers; "" takes the label away.
    void setProblem(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();

    bool m_problem = false;
};

} // namespace portolan

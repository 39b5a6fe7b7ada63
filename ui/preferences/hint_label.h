// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

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

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace portolan {

/// A line of text that gives way: what does not fit becomes "…", and the whole text is in its tooltip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace portolan

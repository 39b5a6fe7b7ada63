// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace portolan {

/// A label that shortens its text with "…" if it does not fit; the tooltip then has the whole text. The tail, if any,
/// stays whole as long as there is room for it.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    ElidedLabel();

    void setTexts(const QString& head, const QString& tail);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_tail;
};

} // namespace portolan

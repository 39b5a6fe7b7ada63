// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>
#include <QToolButton>

namespace portolan {

/// A push button with padding beside its text, as high as the other controls of a row.
class Button final : public QPushButton
{
    Q_OBJECT

public:
    using QPushButton::QPushButton;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

/// The three-line button that opens a menu.
class MenuButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit MenuButton(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// The height of a row's controls, in pixels.
[[nodiscard]] int controlHeight(const QFontMetrics& metrics);

} // namespace portolan

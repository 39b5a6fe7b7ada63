// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/marks.h"

#include <QLabel>

namespace portolan {

/// One line of bold text after a state's mark, both in the mark's colour.
class MarkLabel final : public QLabel
{
    Q_OBJECT

public:
    MarkLabel();

    void setState(Mark mark, const QString& words);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark = Mark::Info;
};

/// A mark alone, as high as a line of text.
class MarkSign final : public QWidget
{
    Q_OBJECT

public:
    MarkSign();

    void setMark(Mark mark);
    [[nodiscard]] Mark mark() const { return m_mark; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark = Mark::Info;
};

} // namespace portolan

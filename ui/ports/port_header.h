// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace portolan {

/// The table's header: flat, in secondary text, with the sort arrow beside the text.
class PortHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit PortHeader(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace portolan

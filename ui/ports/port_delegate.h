// SPDX-License-Identifier: MIT
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace portolan {

/// Paints the cells of the port table: the row's background and line, and what its column shows. A click on the switch
/// toggles it. The label is edited in place.
class PortDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The label's editor.
    [[nodiscard]] QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    [[nodiscard]] static int rowHeight(const QFontMetrics& metrics) { return metrics.height() * 2 + 4; }
    [[nodiscard]] static int cellMargin() { return 8; }
    [[nodiscard]] static QSize switchSize(const QFontMetrics& metrics);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    QPersistentModelIndex m_pressed; ///< the switch under the mouse button
};

} // namespace portolan

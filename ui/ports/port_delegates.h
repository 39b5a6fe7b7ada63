// SPDX-License-Identifier: MIT
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace portolan {

struct Colors;

/// Paints a cell of the port table: the row's ground and line, and the text in the row's colours. The others are made
/// of it.
class PortDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] static int rowHeight(const QFontMetrics& metrics) { return metrics.height() * 2 + 4; }
    [[nodiscard]] static int cellMargin() { return 8; }

protected:
    virtual void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area,
        const Colors& colors, const QModelIndex& index) const;
};

/// The switch; a click on it toggles it.
class SwitchDelegate final : public PortDelegate
{
    Q_OBJECT

public:
    using PortDelegate::PortDelegate;

    [[nodiscard]] static QSize switchSize(const QFontMetrics& metrics);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const Colors& colors,
        const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    QPersistentModelIndex m_pressed;
};

/// The number, which is what people look for, and the port's label in second rank, which is edited behind it.
class NumberDelegate final : public PortDelegate
{
    Q_OBJECT

public:
    using PortDelegate::PortDelegate;

    [[nodiscard]] QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const Colors& colors,
        const QModelIndex& index) const override;
};

/// The name, and the pid in second rank; a long name gives way to the pid.
class ProcessDelegate final : public PortDelegate
{
    Q_OBJECT

public:
    using PortDelegate::PortDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const Colors& colors,
        const QModelIndex& index) const override;
};

/// The state's mark and its words.
class StateDelegate final : public PortDelegate
{
    Q_OBJECT

public:
    using PortDelegate::PortDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const Colors& colors,
        const QModelIndex& index) const override;
};

/// The rate, and where there is room a line of the last minute.
class TrafficDelegate final : public PortDelegate
{
    Q_OBJECT

public:
    using PortDelegate::PortDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const Colors& colors,
        const QModelIndex& index) const override;
};

} // namespace portolan

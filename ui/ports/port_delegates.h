// SPDX-License-Identifier: MIT
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace portolan {

struct Colors;

/// Paints a cell of the port table: the row's background and line, and the text in the row's colours. Base of the other
/// delegates.
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

/// The switch. A click toggles it.
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

/// The port number, with the label in secondary text. The label is edited in place.
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

/// The process name, with the pid in secondary text. A long name is shortened before the pid.
class ProcessDelegate final : public PortDelegate
{
    Q_OBJECT

public:
    using PortDelegate::PortDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const Colors& colors,
        const QModelIndex& index) const override;
};

/// The state's mark and text.
class StateDelegate final : public PortDelegate
{
    Q_OBJECT

public:
    using PortDelegate::PortDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const Colors& colors,
        const QModelIndex& index) const override;
};

/// The rate, and a graph of the last minute if there is room.
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

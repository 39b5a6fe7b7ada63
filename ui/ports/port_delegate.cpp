// SPDX-License-Identifier: MIT
#include "ui/ports/port_delegate.h"

#include "core/mirror/state.h"
#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/look/hint_edit.h"
#include "ui/look/marks.h"
#include "ui/ports/port_table_model.h"
#include "ui/ports/traffic_meter.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QtMath>

#include <algorithm>

namespace portolan {

namespace {

/// Mirrors `part` of a cell in a right-to-left table.
QRect placed(const QStyleOptionViewItem& option, const QRect& part)
{
    return QStyle::visualRect(option.direction, option.rect, part);
}

/// Whether the keyboard focus is in this row without selecting it.
bool isFocusRow(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return (option.state & QStyle::State_KeyboardFocusChange) && !(option.state & QStyle::State_Selected) && view
        && view->hasFocus() && view->currentIndex().row() == index.row();
}

/// What the content of a cell is painted with.
struct Cell {
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const QModelIndex& index;
    QRect area; ///< without margins, as if the table were laid out left to right
    Colors colors;

    [[nodiscard]] QString text() const { return index.data().toString(); }
    [[nodiscard]] QString detail() const { return index.data(PortTableModel::DetailRole).toString(); }
    [[nodiscard]] bool muted() const { return index.data(PortTableModel::MutedRole).toBool(); }
    [[nodiscard]] QColor textColor() const { return muted() ? colors.dim : colors.text; }

    /// In the painter's font, with `indent` at the start of the area.
    void draw(const QString& words, const QColor& color, int indent = 0,
        Qt::Alignment alignment = Qt::AlignVCenter | Qt::AlignLeft) const
    {
        const QRect room = area.adjusted(indent, 0, 0, 0);
        painter.setPen(color);
        painter.drawText(placed(option, room),
            int(QStyle::visualAlignment(option.direction, alignment)) | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
    }
};

void paintSwitch(const Cell& cell)
{
    const bool on = cell.index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    const Colors& colors = cell.colors;
    const QSize size = PortDelegate::switchSize(cell.option.fontMetrics);
    const QRect& area = cell.area;
    const QRect place = placed(cell.option, { area.left() + 2, area.top(), size.width(), area.height() });
    const QRectF track(place.left(), area.center().y() - size.height() / 2.0 + 0.5, size.width(), size.height());
    const QColor off = mixed(colors.surface, colors.text, cell.muted() ? 0.16 : 0.42); // muted: nothing to switch
    cell.painter.setRenderHint(QPainter::Antialiasing);
    cell.painter.setPen(Qt::NoPen);
    cell.painter.setBrush(on ? colors.accent : off);
    cell.painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
    const qreal inset = qMax(2.0, track.height() * 0.14);
    const qreal knob = track.height() - 2 * inset;
    const bool right = on == (cell.option.direction == Qt::LeftToRight); // "on" is at the end in reading direction
    const qreal left = right ? track.right() - inset - knob : track.left() + inset;
    cell.painter.setBrush(on ? colors.accentText : colors.surface);
    cell.painter.drawEllipse(QRectF(left, track.top() + inset, knob, knob));
}

/// The port number, with the label in secondary text.
void paintNumber(const Cell& cell)
{
    cell.painter.setFont(bold(cell.option.font));
    cell.draw(cell.text(), cell.colors.text);
    const int space = cell.option.fontMetrics.horizontalAdvance(u' ') + 1;
    const int width = cell.painter.fontMetrics().horizontalAdvance(cell.text()) + space;
    cell.painter.setFont(cell.option.font);
    cell.draw(cell.detail(), cell.colors.dim, width);
}

/// The process name, with the pid in secondary text. A long name is shortened before the pid.
void paintProcess(const Cell& cell)
{
    const QFontMetrics& metrics = cell.option.fontMetrics;
    const int space = metrics.horizontalAdvance(u' ');
    const int detailWidth = cell.detail().isEmpty() ? 0 : metrics.horizontalAdvance(cell.detail()) + space;
    const QString name = metrics.elidedText(cell.text(), Qt::ElideRight, cell.area.width() - detailWidth);
    cell.draw(name, cell.textColor());
    cell.draw(cell.detail(), cell.colors.dim, metrics.horizontalAdvance(name) + space);
}

/// The state's mark and text.
void paintState(const Cell& cell)
{
    const auto mark = Mark(cell.index.data(PortTableModel::MarkRole).toInt());
    const QColor color = markColor(mark, cell.colors);
    const qreal side = cell.option.fontMetrics.ascent() * 0.78;
    const QRect box = placed(cell.option, { cell.area.left(), cell.area.top(), qCeil(side), cell.area.height() });
    paintMark(cell.painter, QRectF(box.left(), cell.area.center().y() + 0.5 - side / 2, side, side), mark, color);
    cell.draw(cell.text(), color, int(side) + 6);
}

/// The graph of the last minute, newest at the right edge. Before the history there was no traffic.
void paintHistory(const Cell& cell, const QRectF& chart)
{
    const auto history = cell.index.data(PortTableModel::HistoryRole).value<QList<double>>();
    const double peak = history.isEmpty() ? 0.0 : *std::max_element(history.begin(), history.end());
    if (history.size() < 2 || peak < 1.0)
        return;
    const qreal step = chart.width() / (TrafficMeter::historyLength - 1);
    const qreal start = chart.right() - step * qreal(history.size() - 1);
    QPolygonF line;
    if (start > chart.left())
        line << chart.bottomLeft() << QPointF(start - step, chart.bottom());
    for (qsizetype point = 0; point < history.size(); ++point)
        line.append({ start + step * qreal(point), chart.bottom() - chart.height() * history.at(point) / peak });
    const QColor color = readable(cell.colors.accent, { cell.colors.surface }, 3.0);
    cell.painter.setRenderHint(QPainter::Antialiasing);
    cell.painter.setPen(Qt::NoPen);
    cell.painter.setBrush(mixed(cell.colors.surface, color, 0.16));
    cell.painter.drawPolygon(QPolygonF(line) << chart.bottomRight() << QPointF(line.first().x(), chart.bottom()));
    cell.painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    cell.painter.setBrush(Qt::NoBrush);
    cell.painter.drawPolyline(line);
}

/// The rate, and a graph of the last minute if there is room.
void paintTraffic(const Cell& cell)
{
    if (cell.text().isEmpty())
        return;
    cell.draw(cell.text(), cell.textColor(), 0, Qt::AlignVCenter | Qt::AlignRight);
    // Time runs from left to right in every language.
    const int reserved = cell.option.fontMetrics.horizontalAdvance(QStringLiteral("000.0 MB/s")) + 8;
    const QRectF chart = QRectF(placed(cell.option, cell.area.adjusted(0, 0, -reserved, 0)))
                             .adjusted(0, cell.area.height() * 0.24, 0, -cell.area.height() * 0.26);
    if (chart.width() >= 30)
        paintHistory(cell, chart);
}

} // namespace

void PortDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors colors(option.palette);
    painter->save();
    const auto state = PortState(index.data(PortTableModel::StateRole).toInt());
    QColor ground = state == PortState::Conflict ? colors.dangerTint : colors.surface;
    if (option.state & QStyle::State_Selected)
        ground = mixed(ground, colors.accent, (option.state & QStyle::State_Active) ? 0.18 : 0.10);
    painter->fillRect(option.rect, ground);
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), mixed(ground, colors.text, 0.09));
    if ((option.state & QStyle::State_Selected) && index.column() == PortTableModel::Switch) {
        const QRect edge(option.rect.topLeft(), QSize(3, option.rect.height() - 1));
        painter->fillRect(placed(option, edge), colors.accent);
    }
    if (isFocusRow(option, index)) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), colors.accent);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.accent);
    }
    painter->setFont(option.font);
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // addresses read left to right in every language
    const QRect area = option.rect.adjusted(cellMargin(), 0, -cellMargin(), -1);
    const Cell cell { *painter, option, index, area, Colors(option.palette, ground) };
    switch (index.column()) {
    case PortTableModel::Switch: paintSwitch(cell); break;
    case PortTableModel::Port: paintNumber(cell); break;
    case PortTableModel::Process: paintProcess(cell); break;
    case PortTableModel::State: paintState(cell); break;
    case PortTableModel::Traffic: paintTraffic(cell); break;
    default:
        cell.draw(cell.text(), cell.textColor(), 0, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
        break;
    }
    painter->restore();
}

QSize PortDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    return { option.fontMetrics.horizontalAdvance(text) + 2 * cellMargin(), rowHeight(option.fontMetrics) };
}

QSize PortDelegate::switchSize(const QFontMetrics& metrics)
{
    const int height = qMax(14, metrics.height());
    return { height * 15 / 8, height };
}

bool PortDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const bool press = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    const bool release = event->type() == QEvent::MouseButtonRelease;
    if (index.column() != PortTableModel::Switch || (!press && !release))
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const bool inside = mouse->button() == Qt::LeftButton && option.rect.contains(mouse->position().toPoint());
    if (press) {
        m_pressed = inside ? QPersistentModelIndex(index) : QPersistentModelIndex();
        return false;
    }
    // A drag that began elsewhere is not a click.
    const bool click = inside && m_pressed == index;
    m_pressed = QPersistentModelIndex();
    if (!click)
        return false;
    const bool on = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

QWidget* PortDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = new HintEdit(parent);
    editor->setObjectName(QStringLiteral("labelEdit"));
    editor->setMaxLength(PortTableModel::longestLabel);
    editor->setPlaceholderText(tr("Label"));
    editor->setAccessibleName(tr("Label of port %1").arg(portText(index.data(PortTableModel::KeyRole).value<PortKey>())));
    return editor;
}

void PortDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    // A row update must not overwrite the text being edited.
    if (auto* edit = qobject_cast<QLineEdit*>(editor); edit && !edit->isModified())
        edit->setText(index.data(Qt::EditRole).toString());
}

void PortDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // After the number, and over the next cell as far as a label usually needs.
    const int number = QFontMetrics(bold(option.font)).horizontalAdvance(index.data().toString());
    const int left = option.rect.left() + cellMargin() + number + 2;
    const int width = qMax(option.rect.right() - left, option.fontMetrics.averageCharWidth() * 24);
    editor->setGeometry(placed(option, { left, option.rect.top(), width, option.rect.height() - 1 }));
}

} // namespace portolan

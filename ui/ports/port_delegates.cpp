// SPDX-License-Identifier: MIT
#include "ui/ports/port_delegates.h"

#include "core/mirror/state.h"
#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/look/hint_edit.h"
#include "ui/look/marks.h"
#include "ui/ports/port_table_model.h"
#include "ui/ports/traffic_meter.h"

#include <QAbstractItemView>
#include <QHash>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QtMath>

#include <algorithm>

namespace portolan {

namespace {

PortState stateOf(const QModelIndex& index) { return PortState(index.data(PortTableModel::StateRole).toInt()); }

/// Whether the row is dimmed because it does nothing at present.
QColor textColor(const QModelIndex& index, const Colors& colors)
{
    if (index.data(PortTableModel::MutedRole).toBool())
        return colors.dim;
    return colors.text;
}

/// Colours that are readable on `ground`. A table has few grounds and many cells, so the result for each ground is
/// kept.
Colors colorsOn(const QColor& ground, const QPalette& palette)
{
    struct Known {
        qint64 palette = 0;
        QPalette::ColorGroup group = QPalette::NColorGroups;
        QHash<QRgb, Colors> colors;
    };
    static thread_local Known known;
    if (known.palette != palette.cacheKey() || known.group != palette.currentColorGroup())
        known = { palette.cacheKey(), palette.currentColorGroup(), {} };
    auto found = known.colors.constFind(ground.rgb());
    if (found == known.colors.constEnd()) {
        QPalette own = palette;
        own.setColor(QPalette::Base, ground);
        found = known.colors.insert(ground.rgb(), Colors(own));
    }
    return *found;
}

/// Mirrors `part` of a cell in a right-to-left table.
QRect placed(const QStyleOptionViewItem& option, const QRect& part)
{
    return QStyle::visualRect(option.direction, option.rect, part);
}

/// Mirrors `area` back to left-to-right coordinates.
void drawText(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, Qt::Alignment alignment,
    const QString& text)
{
    painter.drawText(placed(option, area),
        int(QStyle::visualAlignment(option.direction, alignment)) | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

/// Whether the keyboard focus is in this row without selecting it.
bool isFocusRow(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return (option.state & QStyle::State_KeyboardFocusChange) && !(option.state & QStyle::State_Selected) && view
        && view->hasFocus() && view->currentIndex().row() == index.row();
}

/// The graph of the last minute, newest at the right edge. Before the history there was no traffic.
void paintHistory(QPainter& painter, const QRectF& chart, const QList<double>& history, const Colors& colors)
{
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
    const QColor color = readable(colors.accent, colors.surface, 3.0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colors.surface, color, 0.16));
    painter.drawPolygon(QPolygonF(line) << chart.bottomRight() << QPointF(line.first().x(), chart.bottom()));
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

} // namespace

void PortDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors colors(option.palette);
    painter->save();
    QColor ground = stateOf(index) == PortState::Conflict ? colors.dangerTint : colors.surface;
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
    paintContent(*painter, option, area, colorsOn(ground, option.palette), index);
    painter->restore();
}

QSize PortDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    return { option.fontMetrics.horizontalAdvance(text) + 2 * cellMargin(), rowHeight(option.fontMetrics) };
}

void PortDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area,
    const Colors& colors, const QModelIndex& index) const
{
    painter.setPen(textColor(index, colors));
    drawText(painter, option, area, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()), index.data().toString());
}

QSize SwitchDelegate::switchSize(const QFontMetrics& metrics)
{
    const int height = qMax(14, metrics.height());
    return { height * 15 / 8, height };
}

void SwitchDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area,
    const Colors& colors, const QModelIndex& index) const
{
    const bool on = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    const QSize size = switchSize(option.fontMetrics);
    const QRect place = placed(option, { area.left() + 2, area.top(), size.width(), area.height() });
    const QRectF track(place.left(), area.center().y() - size.height() / 2.0 + 0.5, size.width(), size.height());
    const bool idle = index.data(PortTableModel::MutedRole).toBool(); // there is nothing to switch
    const QColor off = mixed(colors.surface, colors.text, idle ? 0.16 : 0.42);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(on ? colors.accent : off);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
    const qreal inset = qMax(2.0, track.height() * 0.14);
    const qreal knob = track.height() - 2 * inset;
    const bool right = on == (option.direction == Qt::LeftToRight); // "on" is at the end in reading direction
    const qreal left = right ? track.right() - inset - knob : track.left() + inset;
    painter.setBrush(on ? colors.accentText : colors.surface);
    painter.drawEllipse(QRectF(left, track.top() + inset, knob, knob));
}

bool SwitchDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const bool press = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    const bool release = event->type() == QEvent::MouseButtonRelease;
    if (!press && !release)
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

QWidget* NumberDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = new HintEdit(parent);
    editor->setObjectName(QStringLiteral("labelEdit"));
    editor->setMaxLength(PortTableModel::longestLabel);
    editor->setPlaceholderText(tr("Label"));
    editor->setAccessibleName(tr("Label of port %1").arg(portText(index.data(PortTableModel::KeyRole).value<PortKey>())));
    return editor;
}

void NumberDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    // A row update must not overwrite the text being edited.
    if (auto* edit = qobject_cast<QLineEdit*>(editor); edit && !edit->isModified())
        edit->setText(index.data(Qt::EditRole).toString());
}

void NumberDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // After the number, and over the next cell as far as a label usually needs.
    const int number = QFontMetrics(bold(option.font)).horizontalAdvance(index.data().toString());
    const int left = option.rect.left() + cellMargin() + number + 2;
    const int width = qMax(option.rect.right() - left, option.fontMetrics.averageCharWidth() * 24);
    editor->setGeometry(placed(option, { left, option.rect.top(), width, option.rect.height() - 1 }));
}

void NumberDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area,
    const Colors& colors, const QModelIndex& index) const
{
    const QFont number = bold(option.font);
    painter.setFont(number);
    painter.setPen(colors.text);
    drawText(painter, option, area, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    const QString label = index.data(PortTableModel::DetailRole).toString();
    if (label.isEmpty())
        return;
    const int space = option.fontMetrics.horizontalAdvance(u' ') + 1;
    const int width = QFontMetrics(number).horizontalAdvance(index.data().toString()) + space;
    painter.setFont(option.font);
    painter.setPen(colors.dim);
    drawText(painter, option, area.adjusted(width, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, label);
}

void ProcessDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area,
    const Colors& colors, const QModelIndex& index) const
{
    const QString detail = index.data(PortTableModel::DetailRole).toString();
    const int space = option.fontMetrics.horizontalAdvance(u' ');
    const int detailWidth = detail.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(detail) + space;
    const QString name
        = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width() - detailWidth);
    const int nameWidth = option.fontMetrics.horizontalAdvance(name);
    painter.setPen(textColor(index, colors));
    drawText(painter, option, area, Qt::AlignVCenter | Qt::AlignLeft, name);
    painter.setPen(colors.dim);
    drawText(painter, option, area.adjusted(nameWidth + space, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, detail);
}

void StateDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area,
    const Colors& colors, const QModelIndex& index) const
{
    const auto mark = Mark(index.data(PortTableModel::MarkRole).toInt());
    const QColor color = markColor(mark, colors);
    const qreal side = option.fontMetrics.ascent() * 0.78;
    const QRect box = placed(option, { area.left(), area.top(), qCeil(side), area.height() });
    paintMark(painter, QRectF(box.left(), area.center().y() + 0.5 - side / 2, side, side), mark, color);
    painter.setPen(color);
    drawText(painter, option, area.adjusted(int(side) + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
        index.data().toString());
}

void TrafficDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area,
    const Colors& colors, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    painter.setPen(textColor(index, colors));
    drawText(painter, option, area, Qt::AlignVCenter | Qt::AlignRight, text);

    // Time runs from left to right in every language.
    const int reserved = option.fontMetrics.horizontalAdvance(QStringLiteral("000.0 MB/s")) + 8;
    const QRectF chart = QRectF(placed(option, area.adjusted(0, 0, -reserved, 0)))
                             .adjusted(0, area.height() * 0.24, 0, -area.height() * 0.26);
    if (chart.width() >= 30)
        paintHistory(painter, chart, index.data(PortTableModel::HistoryRole).value<QList<double>>(), colors);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/events/event_model.h"

#include "ui/look/marks.h"
#include "ui/text/sentences.h"

#include <QLocale>

#include <algorithm>

namespace portolan {

void EventModel::add(const Event& event, const QString& guestName)
{
    if (int(m_entries.size()) >= capacity) {
        beginRemoveRows({}, capacity - 1, int(m_entries.size()) - 1);
        m_entries.resize(capacity - 1);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_front({ event, sentences::event(event, guestName) });
    endInsertRows();
}

QList<Event> EventModel::latest(int count) const
{
    QList<Event> events;
    for (int row = qMin(count, int(m_entries.size())) - 1; row >= 0; --row)
        events.append(m_entries.at(std::size_t(row)).event);
    return events;
}

int EventModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int EventModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString EventModel::text(const Entry& entry, int column)
{
    switch (column) {
    case TimeColumn: return entry.event.time.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    case LevelColumn: return sentences::levelWord(entry.event.level);
    case PortColumn: return entry.event.port == PortKey() ? QString() : portText(entry.event.port);
    case TextColumn: return entry.sentence;
    default: return {};
    }
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry& entry = m_entries.at(std::size_t(index.row()));
    const QDateTime time = entry.event.time.toLocalTime();
    switch (role) {
    case Qt::DisplayRole: return text(entry, index.column());
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(QLocale().toString(time, QLocale::LongFormat), entry.sentence);
    case Qt::AccessibleTextRole:
        // So that the last column alone tells a screen reader everything.
        if (index.column() != TextColumn)
            return text(entry, index.column());
        return QStringLiteral("%1, %2: %3").arg(text(entry, TimeColumn), text(entry, LevelColumn), entry.sentence);
    case Qt::TextAlignmentRole:
        return index.column() == PortColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case MarkRole: return int(markFor(entry.event));
    case LevelRole: return int(entry.event.level);
    case LineRole:
        return QStringLiteral("%1  %2  %3")
            .arg(time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), text(entry, LevelColumn), entry.sentence);
    default: return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case LevelColumn: return tr("Level");
    case PortColumn: return tr("Port");
    case TextColumn: return tr("What happened");
    default: return {};
    }
}

void EventFilterModel::setText(const QString& text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void EventFilterModel::setLevel(Event::Level level)
{
    if (level == m_level)
        return;
    m_level = level;
    invalidateFilter();
}

bool EventFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, EventModel::TextColumn, parent);
    if (index.data(EventModel::LevelRole).toInt() < int(m_level))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString line = index.data(EventModel::LineRole).toString();
    return std::ranges::all_of(
        m_words, [&line](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
}

} // namespace portolan

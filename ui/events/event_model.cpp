// SPDX-License-Identifier: MIT
#include "ui/events/event_model.h"

#include "ui/look/marks.h"
#include "ui/text/sentences.h"

#include <QLocale>

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

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry& entry = m_entries.at(std::size_t(index.row()));
    const QDateTime time = entry.event.time.toLocalTime();
    switch (role) {
    case Qt::DisplayRole: return entry.sentence;
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(QLocale().toString(time, QLocale::LongFormat), entry.sentence);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 %2").arg(time.toString(QStringLiteral("HH:mm:ss")), entry.sentence);
    case TimeRole: return time.toString(QStringLiteral("HH:mm:ss"));
    case MarkRole: return int(markFor(entry.event));
    default: return {};
    }
}

} // namespace portolan

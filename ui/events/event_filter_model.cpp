// SPDX-License-Identifier: MIT
#include "ui/events/event_filter_model.h"

#include "ui/events/event_model.h"

#include <algorithm>

namespace portolan {

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
    return std::all_of(m_words.begin(), m_words.end(),
        [&line](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
}

} // namespace portolan

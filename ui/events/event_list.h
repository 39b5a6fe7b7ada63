// SPDX-License-Identifier: MIT
#pragma once

#include <QTreeView>

namespace portolan {

class EventFilterModel;

/// The events, one per line: time, level, port, text. Newest first. At the top it follows new events; scrolled down, the lines
/// in view stay where they are. UI thread.
class EventList final : public QTreeView
{
    Q_OBJECT

public:
    explicit EventList(EventFilterModel& model);

    /// The selected events as lines; all visible ones where none is selected.
    void copy() const;

    /// Room for four lines.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void updateGeometries() override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyWidths();
    void keepPlace();

    EventFilterModel& m_model;
    QPersistentModelIndex m_place; ///< the line that stays in place while lines are added
    int m_placeTop = 0;
};

} // namespace portolan

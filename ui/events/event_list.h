// SPDX-License-Identifier: MIT
#pragma once

#include <QTreeView>

namespace portolan {

class EventFilterModel;

/// The events, a line each: time, level, port, text. Newest first: at the top it stays with them, elsewhere what is being
/// read stays where it is. UI thread.
class EventList final : public QTreeView
{
    Q_OBJECT

public:
    explicit EventList(EventFilterModel& model, QWidget* parent = nullptr);

    /// The selected events as lines, or all that are shown where none is selected.
    void copy() const;

    /// Four lines.
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
    [[nodiscard]] int lineHeight() const;

    EventFilterModel& m_model;
    QPersistentModelIndex m_place; ///< the line to keep in its place, while lines are being added
    int m_placeTop = 0;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QListView>

namespace portolan {

class EventModel;

/// The events, a line each. UI thread.
class EventList final : public QListView
{
    Q_OBJECT

public:
    explicit EventList(EventModel& model, QWidget* parent = nullptr);

    /// Four lines.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void copySelected() const;
    [[nodiscard]] int lineHeight() const;
};

} // namespace portolan

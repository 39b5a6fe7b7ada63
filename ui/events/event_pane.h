// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace portolan {

class ElidedLabel;
class EventFilterModel;
class EventList;
class EventModel;

/// The lower part of the window: the events, what to filter them by, and where their log lies. UI thread.
class EventPane final : public QWidget
{
    Q_OBJECT

public:
    explicit EventPane(EventModel& model, QWidget* parent = nullptr);

    /// "": there is none.
    void setLogPath(const QString& path);

signals:
    /// A word about what a command has done.
    void told(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();
    void openFolder();
    void copyPath();

    EventFilterModel* m_filter;
    QLineEdit* m_filterEdit;
    QComboBox* m_level;
    ElidedLabel* m_place;
    QPushButton* m_log;
    EventList* m_list;
    QString m_logPath;
};

} // namespace portolan

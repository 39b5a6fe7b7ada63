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

/// The lower part of the window: the events, their filters, and the place of the log. UI thread.
class EventPane final : public QWidget
{
    Q_OBJECT

public:
    explicit EventPane(EventModel& model);

    /// "": there is no log.
    void setLogPath(const QString& path);

signals:
    /// A short report about what a command did.
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
    EventList* m_list = nullptr;
    QString m_logPath;
};

} // namespace portolan

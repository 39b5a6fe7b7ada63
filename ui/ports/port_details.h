// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace portolan {

class Core;
class EventModel;
class PortFacts;
class PortHistory;
class PortTableModel;

/// Everything about one port: what is wrong with it, its facts, its history, and the actions that help. The content may
/// change while it is shown; the size does not. UI thread.
class PortDetails final : public QFrame
{
    Q_OBJECT

public:
    /// All three must outlive the details.
    PortDetails(Core& core, PortTableModel& model, EventModel& events);

    void setPort(const PortFact& port, const GuestFact& guest);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Heading;

    void connectButtons();
    void offerButtons();
    void placeButtons();

    Core& m_core;
    PortTableModel& m_model;
    PortFact m_port;
    Heading* m_heading;
    QLabel* m_message;
    PortFacts* m_facts;
    PortHistory* m_history;
    QScrollArea* m_scroll;
    QGridLayout* m_top;
    QWidget* m_buttons;
    bool m_beside = true; ///< the buttons are beside the heading
    QPushButton* m_open;
    QPushButton* m_copyCommand;
    QPushButton* m_allow;
    QPushButton* m_enable;
    QPushButton* m_retry;
    QPushButton* m_ignore;
    QPushButton* m_forwarding;
    QPushButton* m_dismiss;
};

} // namespace portolan

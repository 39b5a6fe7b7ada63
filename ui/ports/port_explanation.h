// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace portolan {

/// Below the table: what is the matter with the selected port, and what can be done about it at once. Hidden while
/// there is nothing to explain. UI thread.
class PortExplanation final : public QFrame
{
    Q_OBJECT

public:
    explicit PortExplanation(QWidget* parent = nullptr);

    void explain(const PortFact& port, const GuestFact& guest);
    void clear();

signals:
    void enabledRequested(quint16 port, bool enabled);
    void allowedInGuestRequested(quint16 port, bool allowed);
    void dismissRequested(quint16 port);
    void retryRequested();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Heading;

    void applyFonts();
    void keepRoom();

    PortFact m_port;
    Heading* m_heading;
    QLabel* m_message;
    QPushButton* m_copyCommand;
    QPushButton* m_allow;
    QPushButton* m_enable;
    QPushButton* m_retry;
    QPushButton* m_dismiss;
};

} // namespace portolan

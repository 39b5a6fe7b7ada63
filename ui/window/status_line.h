// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QStatusBar>
#include <QTimer>

#include <chrono>

class QToolButton;

namespace portolan {

class ElidedLabel;

/// The window's last line: how many ports are in which state, and a button where the agent is slower or lacks something. A
/// click on it explains why. UI thread.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine();

    void setSnapshot(const Snapshot& snapshot);
    /// Shows `text` instead of the counts for some seconds.
    void tell(const QString& text);
    /// Shows an error for a minute, because other events soon scroll it out of the list. An error about the guest goes earlier
    /// when an event reports the guest's new state.
    void hear(const Event& event, const QString& guestName);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();
    void say(const QString& text, std::chrono::seconds time, bool problem);
    void stopSaying();
    void showCounts();
    void explainAgent();

    QString m_countsText;
    QTimer m_telling;
    ElidedLabel* m_counts;
    QToolButton* m_agent;
    QStringList m_explanation;
    bool m_impaired = false;
    bool m_problem = false;
    bool m_ofGuest = false; ///< the shown text is about the guest's earlier state
};

} // namespace portolan

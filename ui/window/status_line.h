// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QStatusBar>
#include <QTimer>

#include <chrono>

class QToolButton;

namespace portolan {

class ElidedLabel;

/// The window's last line: how many ports are in which state, and how the agent detects and refuses, which a click
/// explains. UI thread.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);
    /// Says `text` in place of the counts for some seconds.
    void tell(const QString& text);
    /// Says for a minute what went wrong, which other events would soon push out of their list's sight. What went wrong with the
    /// guest is over sooner where an event says how the guest is now.
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
    bool m_ofGuest = false; ///< what is said is how the guest was
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QStatusBar>

class QLabel;

namespace portolan {

class ElidedLabel;

/// The window's last line: how many ports are in which state, and how the agent detects and refuses. UI thread.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();

    ElidedLabel* m_counts;
    QLabel* m_agent;
    bool m_impaired = false;
};

} // namespace portolan

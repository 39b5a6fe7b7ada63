// SPDX-License-Identifier: MIT
#pragma once

#include <QListView>

namespace portolan {

/// A list with rows that are edited in place and removed with Del. Shows a text when it is empty. UI thread.
class RuleList final : public QListView
{
    Q_OBJECT

public:
    explicit RuleList(const QString& emptyText);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// Remove the selected rows.
    void removalRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_emptyText;
};

} // namespace portolan

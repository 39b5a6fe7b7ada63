// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

namespace portolan {

/// A short text that pops up beside a clicked widget. Esc or a click elsewhere closes and deletes it. The text can be
/// selected and copied. UI thread.
class PopupNote final : public QFrame
{
    Q_OBJECT

public:
    PopupNote(const QString& title, const QStringList& paragraphs, QWidget* beside);

    void popUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* m_beside;
};

} // namespace portolan

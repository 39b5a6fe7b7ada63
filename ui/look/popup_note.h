// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

namespace portolan {

/// Some sentences that a click on a widget brings up beside it. Goes away, and is deleted, at Esc or a click elsewhere;
/// the text can be selected and copied. UI thread.
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

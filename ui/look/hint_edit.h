// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace portolan {

/// A line edit with a readable placeholder on every theme. Some themes, such as KDE's, give Qt the colours of a dark
/// desktop but none for placeholders, and Qt's default is made for light ones.
class HintEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit HintEdit(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void colorPlaceholder();
};

} // namespace portolan

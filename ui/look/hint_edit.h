// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace portolan {

/// A line edit whose placeholder can be read on every theme: some, KDE's among them, tell Qt the colours of a dark desktop but
/// none for placeholders, and Qt's own is made for light ones.
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

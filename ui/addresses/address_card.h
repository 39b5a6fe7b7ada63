// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QFrame>

namespace portolan {

class AddressButton;
class ElidedLabel;
class MarkLabel;

/// One side of the picture: a name, an address to copy, and the interface it belongs to.
class AddressCard final : public QFrame
{
    Q_OBJECT

public:
    AddressCard();

    void showHost(const HostFact& host);
    void showGuest(const GuestFact& guest);

    /// The width that the texts need, in pixels, with an upper bound.
    [[nodiscard]] int naturalWidth() const;
    /// A width to request instead, so that both cards are equally wide.
    void setWidth(int width);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();
    void showSide(
        const QString& title, const QString& address, int prefix, const QString& missing, const QString& interface);

    ElidedLabel* m_title;
    AddressButton* m_localhost;
    MarkLabel* m_state;
    AddressButton* m_address;
    ElidedLabel* m_interface;
    int m_width = 0;
    bool m_alive = true; ///< solid frame; otherwise dashed
};

} // namespace portolan

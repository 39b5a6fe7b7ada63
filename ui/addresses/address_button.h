// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QTimer>

namespace portolan {

/// Shows an address; a click copies it and confirms that for a moment. Looks like text until hovered or focused.
class AddressButton final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Size { Large, Small };
    explicit AddressButton(Size size);

    /// `address` is shown and copied, `suffix` ("/20") only shown. Without an address the button shows `missing` and
    /// copies nothing.
    void setAddress(const QString& address, const QString& suffix, const QString& missing);
    /// What the address is for: the tooltip, and the accessible description.
    void setPurpose(const QString& purpose);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// The space between the button's edge and its text, in pixels. Align what stands above or below with it.
    [[nodiscard]] static int padding() { return 6; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void copy();
    void describe();
    [[nodiscard]] QFont addressFont() const;
    [[nodiscard]] int signSide() const;
    [[nodiscard]] QRect placed(const QRect& rect) const;
    void paintLarge(QPainter& painter) const;
    void paintSmall(QPainter& painter) const;

    Size m_size;
    QString m_address;
    QString m_suffix;
    QString m_missing;
    QString m_purpose;
    QTimer m_copied;
};

} // namespace portolan

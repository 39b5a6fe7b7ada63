// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QTimer>

namespace portolan {

/// An address that a click copies, and says so for a moment. Looks like text until the mouse or the keyboard comes to
/// it.
class AddressButton final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Size { Large, Small };
    explicit AddressButton(Size size, QWidget* parent = nullptr);

    /// `address` is what is shown and copied, `suffix` ("/20") is shown only. An empty address: `missing` is shown, and
    /// nothing can be copied.
    void setAddress(const QString& address, const QString& suffix, const QString& missing);
    /// What the address is good for, for the tooltip and for who cannot see where it stands.
    void setPurpose(const QString& purpose);
    [[nodiscard]] QString address() const { return m_address; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// The space between the button's edge and its text, in pixels: what stands below or above is to be indented by as
    /// much.
    [[nodiscard]] static int padding() { return 6; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void copy();
    void describe();
    [[nodiscard]] QFont addressFont() const;
    [[nodiscard]] int signSide() const;
    [[nodiscard]] QRect placed(const QRect& rect) const;
    void paintLarge(QPainter& painter, bool hot) const;
    void paintSmall(QPainter& painter, bool hot) const;

    Size m_size;
    QString m_address;
    QString m_suffix;
    QString m_missing;
    QString m_purpose;
    QTimer m_copied;
};

} // namespace portolan

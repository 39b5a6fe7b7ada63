// SPDX-License-Identifier: MIT
#include "ui/addresses/address_button.h"

#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/look/marks.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

#include <chrono>

namespace portolan {

namespace {

constexpr int gap = 4;

} // namespace

AddressButton::AddressButton(Size size)
    : m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    m_copied.setSingleShot(true);
    m_copied.setInterval(std::chrono::milliseconds(1500));
    connect(&m_copied, &QTimer::timeout, this, [this] {
        describe();
        update();
    });
    connect(this, &QAbstractButton::clicked, this, &AddressButton::copy);
    setAddress({}, {}, {});
}

void AddressButton::setAddress(const QString& address, const QString& suffix, const QString& missing)
{
    if (address == m_address && suffix == m_suffix && missing == m_missing && !accessibleName().isEmpty())
        return;
    m_address = address;
    m_suffix = suffix;
    m_missing = missing;
    const bool there = !address.isEmpty();
    setEnabled(there);
    setCursor(there ? Qt::PointingHandCursor : Qt::ArrowCursor);
    describe();
    setAccessibleName(there ? tr("Copy %1").arg(address) : (missing.isEmpty() ? tr("No address") : missing));
    updateGeometry();
    update();
}

void AddressButton::setPurpose(const QString& purpose)
{
    if (purpose == m_purpose)
        return;
    m_purpose = purpose;
    describe();
}

void AddressButton::describe()
{
    const QString click = tr("Copy %1").arg(m_address);
    if (m_address.isEmpty())
        setToolTip(m_purpose);
    else
        setToolTip(m_purpose.isEmpty() ? click : m_purpose + u'\n' + click);
    setAccessibleDescription(m_copied.isActive() ? tr("Copied") : m_purpose);
}

QSize AddressButton::sizeHint() const
{
    // Leave room for "Copied" and the icon, so that nothing moves when they appear.
    const QFontMetrics own(font());
    const QFontMetrics address(addressFont());
    const int copied = own.horizontalAdvance(tr("Copied"));
    int width = 2 * padding();
    if (m_address.isEmpty())
        width += own.horizontalAdvance(m_missing);
    else if (m_size == Size::Large)
        width += address.horizontalAdvance(m_address) + qMax(own.horizontalAdvance(m_suffix), copied) + 2 * gap
            + signSide();
    else
        width += signSide() + gap + qMax(address.horizontalAdvance(m_address), copied);
    return { width, address.height() + 4 };
}

QFont AddressButton::addressFont() const
{
    return m_size == Size::Large ? bold(scaled(font(), 1.4)) : bold(font());
}

int AddressButton::signSide() const { return fontMetrics().ascent(); }

void AddressButton::paintEvent(QPaintEvent*)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = isEnabled() && (underMouse() || hasFocus());
    if (hot) {
        const QColor fill
            = isDown() ? mixed(colors.surface, colors.text, 0.16) : mixed(colors.surface, colors.text, 0.07);
        painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    if (m_address.isEmpty()) {
        painter.setPen(colors.dim);
        painter.drawText(placed(rect().adjusted(padding(), 0, 0, 0)),
            int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter), m_missing);
    } else if (m_size == Size::Large) {
        paintLarge(painter);
    } else {
        paintSmall(painter);
    }
    if (hot && !m_copied.isActive()) {
        const int left = m_size == Size::Large ? width() - padding() - signSide() : padding();
        const QRect sign(left, (height() - signSide()) / 2, signSide(), signSide());
        paintCopySign(painter, placed(sign), colors.dim, colors.surface);
    }
}

/// Mirrors `rect` if the window is laid out right to left.
QRect AddressButton::placed(const QRect& area) const { return QStyle::visualRect(layoutDirection(), rect(), area); }

void AddressButton::paintLarge(QPainter& painter) const
{
    const Colors colors(palette());
    const bool copied = m_copied.isActive();
    const QFontMetrics large(addressFont());
    const QString after = copied ? tr("Copied") : m_suffix;
    // Both texts share a baseline. An address reads left to right in every language.
    painter.setLayoutDirection(Qt::LeftToRight);
    const int baseLine = (height() - large.height()) / 2 + large.ascent();
    const int addressWidth = large.horizontalAdvance(m_address);
    const int width = addressWidth + gap + fontMetrics().horizontalAdvance(after);
    int x = placed({ padding(), 0, width, height() }).left();
    painter.setFont(addressFont());
    painter.setPen(colors.text);
    painter.drawText(x, baseLine, m_address);
    x += addressWidth + gap;
    painter.setFont(font());
    painter.setPen(copied ? colors.good : colors.dim);
    painter.drawText(x, baseLine, after);
}

void AddressButton::paintSmall(QPainter& painter) const
{
    const Colors colors(palette());
    const bool copied = m_copied.isActive();
    painter.setFont(copied ? font() : addressFont());
    painter.setPen(copied ? colors.good : colors.dim);
    painter.drawText(placed(rect().adjusted(0, 0, -padding(), 0)),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter),
        copied ? tr("Copied") : m_address);
}

void AddressButton::copy()
{
    QGuiApplication::clipboard()->setText(m_address);
    m_copied.start();
    describe();
    update();
}

} // namespace portolan

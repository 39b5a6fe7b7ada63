// SPDX-License-Identifier: MIT
#include "ui/addresses/address_button.h"

#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/look/marks.h"

#include <QClipboard>
#include <QEnterEvent>
#include <QGuiApplication>
#include <QPainter>

#include <chrono>

namespace portolan {

namespace {

constexpr int gap = 4;

} // namespace

AddressButton::AddressButton(Size size, QWidget* parent)
    : QAbstractButton(parent)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    m_copied.setSingleShot(true);
    m_copied.setInterval(std::chrono::milliseconds(1500));
    connect(&m_copied, &QTimer::timeout, this, [this] {
        setAccessibleDescription({});
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
    setToolTip(there ? tr("Copy %1").arg(address) : QString());
    setAccessibleName(there ? tr("Copy %1").arg(address) : (missing.isEmpty() ? tr("No address") : missing));
    updateGeometry();
    update();
}

QSize AddressButton::sizeHint() const
{
    const QFontMetrics large(addressFont());
    const QFontMetrics side(font());
    if (m_address.isEmpty())
        return { large.horizontalAdvance(m_missing) + 2 * padding(), large.height() + 4 };
    int width = large.horizontalAdvance(m_address) + gap + large.height() * 2 / 3;
    // Room for "Copied", so that nothing moves when it appears.
    width += qMax(side.horizontalAdvance(m_suffix), side.horizontalAdvance(tr("Copied"))) + gap;
    return { width + 2 * padding(), large.height() + 4 };
}

QFont AddressButton::addressFont() const
{
    if (m_address.isEmpty())
        return font();
    return m_size == Size::Large ? bold(scaled(font(), 1.4)) : bold(font());
}

QString AddressButton::sideText() const { return m_copied.isActive() ? tr("Copied") : m_suffix; }

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
    const QFontMetrics large(addressFont());
    int x = padding();
    // Both texts stand on one base line.
    const int baseLine = (height() - large.height()) / 2 + large.ascent();
    painter.setFont(addressFont());
    if (m_address.isEmpty()) {
        painter.setPen(colors.dim);
        painter.drawText(x, baseLine, m_missing);
        return;
    }
    painter.setPen(m_size == Size::Large ? colors.text : colors.dim);
    painter.drawText(x, baseLine, m_address);
    x += large.horizontalAdvance(m_address) + gap;
    painter.setFont(font());
    painter.setPen(m_copied.isActive() ? colors.good : colors.dim);
    painter.drawText(x, baseLine, sideText());
    if (hot && !m_copied.isActive()) {
        const int side = qMin(large.height() * 2 / 3, height() - 6);
        const int left = width() - padding() - side;
        paintCopySign(painter, QRectF(left, (height() - side) / 2.0, side, side), colors.dim, colors.surface);
    }
}

void AddressButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void AddressButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void AddressButton::copy()
{
    QGuiApplication::clipboard()->setText(m_address);
    setAccessibleDescription(tr("Copied"));
    m_copied.start();
    update();
}

} // namespace portolan

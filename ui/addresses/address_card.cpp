// SPDX-License-Identifier: MIT
#include "ui/addresses/address_card.h"

#include "ui/addresses/address_button.h"
#include "ui/look/colors.h"
#include "ui/look/elided_label.h"
#include "ui/look/fonts.h"
#include "ui/look/mark_label.h"
#include "ui/text/sentences.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QPainter>
#include <QVBoxLayout>

namespace portolan {

namespace {

/// "255.255.240.0" for 20; "" for an invalid IPv4 prefix.
QString networkMask(int prefix)
{
    if (prefix < 0 || prefix > 32)
        return {};
    return QHostAddress(prefix == 0 ? 0U : ~0U << (32 - prefix)).toString();
}

} // namespace

AddressCard::AddressCard()
    : m_title(new ElidedLabel)
    , m_localhost(new AddressButton(AddressButton::Size::Small))
    , m_state(new MarkLabel)
    , m_address(new AddressButton(AddressButton::Size::Large))
    , m_interface(new ElidedLabel)
{
    const int pad = AddressButton::padding();
    m_title->setContentsMargins(pad, 0, pad, 0);
    m_interface->setContentsMargins(pad, 0, pad, 0);
    m_localhost->setObjectName(QStringLiteral("localhostButton"));
    m_address->setObjectName(QStringLiteral("addressButton"));
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_interface->setObjectName(QStringLiteral("cardInterface"));
    m_state->setObjectName(QStringLiteral("cardState"));
    m_localhost->hide();
    m_state->hide();

    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_title, 1);
    top->addWidget(m_localhost);
    top->addWidget(m_state);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 12);
    layout->setSpacing(1);
    layout->addLayout(top);
    layout->addWidget(m_address, 0, Qt::AlignLeft);
    layout->addWidget(m_interface);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    applyFonts();
}

void AddressCard::showHost(const HostFact& host)
{
    m_localhost->setAddress(QStringLiteral("localhost"), {}, {});
    m_localhost->setPurpose(tr("The address of the mirrored ports on this computer: 127.0.0.1 and ::1"));
    m_address->setPurpose(tr("Programs in the guest reach this computer at this address"));
    m_localhost->show();
    m_state->hide();
    m_alive = !host.address.isEmpty();
    const QString missing = host.adapter.isEmpty() ? tr("No adapter found") : tr("No address yet");
    showSide(sentences::hostTitle(), host.address, host.prefix, missing, host.adapter);
}

void AddressCard::showGuest(const GuestFact& guest)
{
    m_title->setToolTip(guest.name);
    m_address->setPurpose(tr("The guest's address in the network that it shares with this computer"));
    m_localhost->hide();
    m_state->setState(markFor(guest), sentences::guestState(guest));
    m_state->setAccessibleDescription(sentences::guestMessage(guest));
    m_state->show();
    m_alive = guest.state == GuestState::Connected && guest.reachable;
    showSide(sentences::guestTitle(guest.name), guest.address, guest.prefix, tr("No address yet"), guest.interface);
}

void AddressCard::showSide(
    const QString& title, const QString& address, int prefix, const QString& missing, const QString& interface)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_address->setAddress(address, prefix >= 0 ? QStringLiteral("/%1").arg(prefix) : QString(), missing);
    const QString mask = address.isEmpty() ? QString() : networkMask(prefix);
    if (mask.isEmpty())
        m_interface->setText(interface.isEmpty() ? QStringLiteral("—") : interface);
    else if (interface.isEmpty())
        m_interface->setText(tr("mask %1").arg(mask));
    else
        m_interface->setTexts(interface, tr("  ·  mask %1").arg(mask));
    update();
}

QSize AddressCard::sizeHint() const { return { m_width > 0 ? m_width : naturalWidth(), QFrame::sizeHint().height() }; }

int AddressCard::naturalWidth() const
{
    // Measured in line heights: the average character of a Japanese font is far wider than an address's.
    const int unit = fontMetrics().height();
    return qBound(unit * 18, QFrame::sizeHint().width(), unit * 24);
}

void AddressCard::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    updateGeometry();
}

void AddressCard::paintEvent(QPaintEvent*)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, 1, m_alive ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(m_alive ? colors.surface : mixed(colors.surface, palette().color(QPalette::Window), 0.6));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

void AddressCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        applyFonts();
    QFrame::changeEvent(event);
}

void AddressCard::applyFonts()
{
    m_title->setFont(bold(font()));
    QPalette dimmed = palette();
    dimmed.setColor(QPalette::WindowText, Colors(palette()).dim);
    m_interface->setPalette(dimmed);
    m_interface->setFont(scaled(font(), 0.95));
}

} // namespace portolan

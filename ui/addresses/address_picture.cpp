// SPDX-License-Identifier: MIT
#include "ui/addresses/address_picture.h"

#include "ui/addresses/address_button.h"
#include "ui/addresses/address_card.h"
#include "ui/addresses/mirror_line.h"
#include "ui/look/colors.h"
#include "ui/look/marks.h"
#include "ui/text/sentences.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace portolan {

class AddressPicture::NoteMark final : public QWidget
{
public:
    using QWidget::QWidget;

    void setMark(Mark mark)
    {
        m_mark = mark;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return { fontMetrics().height(), fontMetrics().height() }; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const int side = fontMetrics().ascent();
        paintMark(painter, QRectF(0, (fontMetrics().height() - side) / 2.0, side, side), m_mark,
            markColor(m_mark, Colors(palette())));
    }

private:
    Mark m_mark = Mark::Info;
};

AddressPicture::AddressPicture(QWidget* parent)
    : QWidget(parent)
    , m_host(new AddressCard)
    , m_line(new MirrorLine)
    , m_guest(new AddressCard)
    , m_noteMark(new NoteMark)
    , m_note(new QLabel)
    , m_noteRow(new QWidget)
{
    setObjectName(QStringLiteral("addressPicture"));
    m_host->setObjectName(QStringLiteral("hostCard"));
    m_line->setObjectName(QStringLiteral("mirrorLine"));
    m_guest->setObjectName(QStringLiteral("guestCard"));
    m_note->setObjectName(QStringLiteral("addressNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* picture = new QHBoxLayout;
    picture->setSpacing(0);
    picture->addWidget(m_host);
    picture->addWidget(m_line, 1);
    picture->addWidget(m_guest);

    auto* note = new QHBoxLayout(m_noteRow);
    note->setContentsMargins(2, 0, 2, 0);
    note->setSpacing(4);
    note->addWidget(m_noteMark, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    m_noteMark->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(picture);
    layout->addWidget(m_noteRow);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setSnapshot({});
    applyPalette();
}

void AddressPicture::setSnapshot(const Snapshot& snapshot)
{
    m_host->showHost(snapshot.host);
    m_guest->showGuest(snapshot.guest);
    m_line->setSnapshot(snapshot);
    // Both cards are equally wide, whatever stands in them.
    matchCards();

    const GuestFact& guest = snapshot.guest;
    const QString problem = sentences::guestMessage(guest);
    if (!problem.isEmpty())
        setNote(problem, guest.state == GuestState::Failed || guest.state == GuestState::Connected);
    else if (snapshot.host.adapter.isEmpty())
        setNote(tr("No adapter of this computer leads to %1. Check the guest's network, or choose one with --adapter.")
                    .arg(sentences::guestTitle(guest.name)),
            true);
    else if (guest.sameNetwork == false)
        setNote(tr("The two addresses lie in different networks; connections may not get through."), true);
    else if (guest.sameNetwork == true && guest.prefix != snapshot.host.prefix)
        setNote(tr("The masks differ, but both addresses lie in %1 – %2.").arg(guest.networkFirst, guest.networkLast),
            false);
    else
        setNote({}, false);
}

void AddressPicture::setTraffic(double toGuest, double fromGuest) { m_line->setTraffic(toGuest, fromGuest); }

void AddressPicture::setNote(const QString& text, bool urgent)
{
    m_urgent = urgent;
    m_note->setText(text);
    m_noteMark->setMark(urgent ? Mark::Conflict : Mark::Info);
    m_noteRow->setVisible(!text.isEmpty());
    applyPalette();
}

void AddressPicture::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
    else if (event->type() == QEvent::FontChange)
        matchCards();
}

void AddressPicture::matchCards()
{
    const int width = qMax(m_host->naturalWidth(), m_guest->naturalWidth());
    m_host->setWidth(width);
    m_guest->setWidth(width);
}

void AddressPicture::applyPalette()
{
    const Colors colors(palette());
    QPalette note = palette();
    note.setColor(QPalette::WindowText, m_urgent ? colors.text : colors.dim);
    m_note->setPalette(note);
}

} // namespace portolan

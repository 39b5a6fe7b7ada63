// SPDX-License-Identifier: MIT
#include "ui/addresses/address_picture.h"

#include "ui/addresses/address_card.h"
#include "ui/addresses/mirror_line.h"
#include "ui/look/button.h"
#include "ui/look/colors.h"
#include "ui/look/mark_label.h"
#include "ui/text/sentences.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace portolan {

AddressPicture::AddressPicture(QWidget* parent)
    : QWidget(parent)
    , m_host(new AddressCard)
    , m_line(new MirrorLine)
    , m_guest(new AddressCard)
    , m_noteMark(new MarkSign)
    , m_note(new QLabel)
    , m_remedy(new Button)
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
    m_remedy->setObjectName(QStringLiteral("remedyButton"));
    connect(m_remedy, &QPushButton::clicked, this,
        [this] { m_remedyKind == Remedy::Resume ? emit resumeRequested() : emit retryRequested(); });

    auto* picture = new QHBoxLayout;
    picture->setSpacing(0);
    picture->addWidget(m_host);
    picture->addWidget(m_line, 1);
    picture->addWidget(m_guest);

    auto* note = new QHBoxLayout(m_noteRow);
    note->setContentsMargins(2, 0, 2, 0);
    note->setSpacing(4);
    note->addWidget(m_noteMark, 0, Qt::AlignVCenter);
    note->addWidget(m_note, 1);
    note->addSpacing(8);
    note->addWidget(m_remedy, 0, Qt::AlignVCenter);

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
    // Both cards are equally wide, whatever they contain.
    matchCards();

    setNote(noteFor(snapshot));
    setAccessibleName(sentences::connectionSummary(snapshot));
}

AddressPicture::Note AddressPicture::noteFor(const Snapshot& snapshot)
{
    const GuestFact& guest = snapshot.guest;
    const QString problem = sentences::guestMessage(guest);
    if (!problem.isEmpty()) {
        const bool retry = guest.state == GuestState::Failed || guest.state == GuestState::Connected;
        return { problem, markFor(guest), retry ? Remedy::Retry : Remedy::None };
    }
    if (snapshot.paused)
        return { tr("Paused. No port is reachable on localhost until you resume."), Mark::Paused, Remedy::Resume };
    if (snapshot.host.exhausted || guest.exhausted)
        return { snapshot.host.exhausted ? sentences::hostExhausted() : sentences::agentExhausted(guest.name),
            Mark::Conflict, Remedy::None };
    if (guest.truncated)
        return { sentences::listTruncated(guest.name), Mark::Conflict, Remedy::None };
    if (guest.sameNetwork == false)
        return { tr("The two addresses are in different networks. Connections may not get through."), Mark::Conflict,
            Remedy::None };
    if (guest.sameNetwork == true && guest.prefix != snapshot.host.prefix)
        return { tr("The masks differ, but both addresses are in %1 – %2.").arg(guest.networkFirst, guest.networkLast),
            Mark::Info, Remedy::None };
    return {};
}

void AddressPicture::setTraffic(double toGuest, double fromGuest) { m_line->setTraffic(toGuest, fromGuest); }

void AddressPicture::setNote(const Note& note)
{
    const bool news = note.text != m_note->text() && !note.text.isEmpty();
    m_remedyKind = note.remedy;
    m_note->setText(note.text);
    m_noteMark->setMark(note.mark);
    m_remedy->setVisible(note.remedy != Remedy::None);
    m_remedy->setText(note.remedy == Remedy::Resume ? tr("Resume") : tr("Retry now"));
    m_remedy->setToolTip(note.remedy == Remedy::Resume ? tr("Mirror the ports again") : tr("Retry immediately"));
    m_noteRow->setVisible(!note.text.isEmpty());
    applyPalette();
    if (news && note.mark != Mark::Info) {
        QAccessibleEvent event(m_note, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
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
    note.setColor(QPalette::WindowText, m_noteMark->mark() == Mark::Info ? colors.dim : colors.text);
    m_note->setPalette(note);
}

} // namespace portolan

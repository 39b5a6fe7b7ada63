// SPDX-License-Identifier: MIT
#include "ui/ports/port_facts.h"

#include "ui/look/colors.h"
#include "ui/ports/port_cells.h"
#include "ui/text/sentences.h"
#include "ui/text/text.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <utility>

namespace portolan {

PortFacts::PortFacts()
    : m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    addLine(InGuest, "listenersFact", tr("In the guest"));
    addLine(OnHost, "onHostFact", tr("On this computer"));
    addLine(Way, "wayFact", tr("Path"));
    addLine(Owner, "ownerFact", tr("Used by"));
    addLine(Refused, "refusedFact", tr("Refused"));
    addLine(Connections, "connectionsFact", tr("Connections"));
    addLine(Traffic, "trafficFact", tr("Traffic"));
    addLine(Fastest, "fastestFact", tr("Peak"));
    applyLook();
}

void PortFacts::addLine(Line line, const char* objectName, const QString& title)
{
    auto* name = new QLabel(title, this);
    auto* value = new QLabel(this);
    name->setTextFormat(Qt::PlainText);
    value->setObjectName(QLatin1String(objectName));
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    name->setBuddy(value);
    m_names.at(line) = name;
    m_values.at(line) = value;
    setLine(line, {});
}

/// Lines without content leave no gap.
void PortFacts::arrange()
{
    // The listener on the left, the mirror on the right; in one column, everything about the listener comes first.
    static constexpr std::array pairs { InGuest, OnHost, Way, Owner, Connections, Traffic, Fastest, Refused };
    static constexpr std::array inOneColumn { InGuest, OnHost, Way, Owner, Refused, Connections, Traffic, Fastest };
    std::array<int, 2> rows {};
    for (std::size_t turn = 0; turn < LineCount; ++turn) {
        const Line line = m_columns == 2 ? pairs.at(turn) : inOneColumn.at(turn);
        if (!m_shown.test(line))
            continue;
        const bool right = m_columns == 2 && turn >= LineCount / 2;
        const int row = rows.at(right)++;
        m_grid->addWidget(m_names.at(line), row, right ? 2 : 0, Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(m_values.at(line), row, right ? 3 : 1, Qt::AlignTop);
    }
    m_grid->setColumnStretch(3, m_columns == 2 ? 1 : 0);
}

void PortFacts::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int columns = width() >= fontMetrics().averageCharWidth() * 84 ? 2 : 1;
    if (std::exchange(m_columns, columns) != columns)
        arrange();
}

void PortFacts::setPort(const PortFact& port)
{
    const auto shown = m_shown;
    QStringList listeners;
    for (const ListenerFact& listener : port.listeners) {
        const QString where = cells::endpoint(listener.address, port.port);
        const QString program = sentences::guestProgram(listener.process);
        listeners.append(listener.user.isEmpty() ? tr("%1 – %2").arg(where, program)
                                                 : tr("%1 – %2 of %3").arg(where, program, listener.user));
    }
    QStringList here;
    for (const QString& address : port.hostAddresses)
        here.append(cells::endpoint(address, port.hostPort));
    setLine(InGuest, listeners.isEmpty() ? tr("nothing listens") : listeners.join(u'\n'));
    setLine(OnHost, here.isEmpty() ? tr("not mirrored") : here.join(tr(", ")));
    setLine(Way, sentences::pathTaken(port.path));
    setLine(Owner, port.owner ? sentences::hostProgram(*port.owner) : QString());
    QString refused;
    if (port.refused) {
        const QDateTime time = port.refused->time.toLocalTime();
        const QString clock
            = time.isValid() ? QLocale().toString(time.time(), QStringLiteral("HH:mm:ss")) : cells::dash();
        const QString who = sentences::guestProgram(port.refused->process);
        const int count = int(port.refused->count);
        refused = count > 1 ? tr("%1, %n times, last at %2", nullptr, count).arg(who, clock) : tr("%1 – %2").arg(who, clock);
    }
    setLine(Refused, refused);
    setLine(Connections, cells::connections(port));
    setLine(Traffic, cells::volume(port));
    setLine(Fastest, cells::fastest(port));
    if (m_shown != shown)
        arrange();
}

void PortFacts::setLine(Line line, const QString& text)
{
    m_shown.set(line, !text.isEmpty());
    m_values.at(line)->setText(text);
    m_names.at(line)->setVisible(!text.isEmpty());
    m_values.at(line)->setVisible(!text.isEmpty());
}

void PortFacts::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyLook();
    QWidget::changeEvent(event);
}

void PortFacts::applyLook()
{
    QPalette dimmed = palette();
    dimmed.setColor(QPalette::WindowText, Colors(palette()).dim);
    for (QLabel* name : m_names)
        name->setPalette(dimmed);
}

} // namespace portolan

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

namespace portolan {

PortFacts::PortFacts(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    const std::array<QString, LineCount> names { tr("In the guest"), tr("On this computer"), tr("Way"),
        tr("Used here by"), tr("Refused"), tr("Connections"), tr("Traffic"), tr("Fastest") };
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    for (std::size_t line = 0; line < LineCount; ++line) {
        auto* name = new QLabel(names.at(line));
        auto* value = new QLabel;
        name->setTextFormat(Qt::PlainText);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        name->setBuddy(value);
        m_names.at(line) = name;
        m_values.at(line) = value;
    }
    m_values.at(InGuest)->setObjectName(QStringLiteral("listenersFact"));
    m_values.at(OnHost)->setObjectName(QStringLiteral("onHostFact"));
    m_values.at(Way)->setObjectName(QStringLiteral("wayFact"));
    m_values.at(Owner)->setObjectName(QStringLiteral("ownerFact"));
    m_values.at(Refused)->setObjectName(QStringLiteral("refusedFact"));
    m_values.at(Connections)->setObjectName(QStringLiteral("connectionsFact"));
    m_values.at(Traffic)->setObjectName(QStringLiteral("trafficFact"));
    m_values.at(Fastest)->setObjectName(QStringLiteral("fastestFact"));
    applyLook();
    arrange(1);
}

void PortFacts::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    struct Place {
        int row;
        int column;
    };
    // What listens where to the left, what came of it to the right; in one column all that is about listening comes first.
    static constexpr std::array<Place, LineCount> pairs { { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 }, { 2, 2 }, { 0, 2 },
        { 1, 2 }, { 3, 2 } } };
    for (std::size_t line = 0; line < LineCount; ++line) {
        const Place place = columns == 2 ? pairs.at(line) : Place { int(line), 0 };
        m_grid->addWidget(m_names.at(line), place.row, place.column, Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(m_values.at(line), place.row, place.column + 1, Qt::AlignTop);
    }
    m_grid->setColumnStretch(3, columns == 2 ? 1 : 0);
}

void PortFacts::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(width() >= fontMetrics().averageCharWidth() * 84 ? 2 : 1);
}

void PortFacts::setPort(const PortFact& port)
{
    QStringList listeners;
    for (const ListenerFact& listener : port.listeners) {
        const QString where = cells::endpoint(listener.address, port.port);
        listeners.append(tr("%1 – %2").arg(where, sentences::guestProgram(listener.process)));
    }
    QStringList here;
    for (const QString& address : port.hostAddresses)
        here.append(cells::endpoint(address, port.port));
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
}

void PortFacts::setLine(Line line, const QString& text)
{
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
    const Colors colors(palette());
    for (QLabel* name : m_names) {
        QPalette dimmed = palette();
        dimmed.setColor(QPalette::WindowText, colors.dim);
        if (name && name->palette().color(QPalette::WindowText) != colors.dim)
            name->setPalette(dimmed);
    }
}

} // namespace portolan

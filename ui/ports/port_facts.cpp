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

PortFacts::PortFacts(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    const std::array<QString, LineCount> names { tr("In the guest"), tr("On this computer"), tr("Path"), tr("Used by"),
        tr("Refused"), tr("Connections"), tr("Traffic"), tr("Peak") };
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    for (std::size_t line = 0; line < LineCount; ++line) {
        auto* name = new QLabel(names.at(line), this);
        auto* value = new QLabel(this);
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
    for (std::size_t line = 0; line < LineCount; ++line)
        setLine(static_cast<Line>(line), {});
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
        listeners.append(tr("%1 – %2").arg(where, sentences::guestProgram(listener.process)));
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
    const Colors colors(palette());
    for (QLabel* name : m_names) {
        QPalette dimmed = palette();
        dimmed.setColor(QPalette::WindowText, colors.dim);
        if (name && name->palette().color(QPalette::WindowText) != colors.dim)
            name->setPalette(dimmed);
    }
}

} // namespace portolan

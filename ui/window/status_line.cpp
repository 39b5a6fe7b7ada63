// SPDX-License-Identifier: MIT
#include "ui/window/status_line.h"

#include "ui/look/colors.h"
#include "ui/look/elided_label.h"
#include "ui/text/sentences.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <chrono>

namespace portolan {

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
    , m_counts(new ElidedLabel)
    , m_agent(new QLabel)
{
    m_counts->setObjectName(QStringLiteral("countsLabel"));
    m_agent->setObjectName(QStringLiteral("agentLabel"));
    m_agent->setTextFormat(Qt::PlainText);
    setContentsMargins(14, 2, 14, 2);
    setSizeGripEnabled(false);
    m_telling.setSingleShot(true);
    m_telling.setInterval(std::chrono::seconds(4));
    connect(&m_telling, &QTimer::timeout, this, &StatusLine::showCounts);
    addWidget(m_counts, 1);
    addPermanentWidget(m_agent);
    applyPalette();
}

void StatusLine::setSnapshot(const Snapshot& snapshot)
{
    m_countsText = sentences::portCounts(snapshot);
    showCounts();
    const std::optional<AgentFact>& agent = snapshot.guest.agent;
    m_impaired = agent && !agent->refusalProblem.isEmpty();
    if (!agent || snapshot.guest.state != GuestState::Connected) {
        m_impaired = false;
        m_agent->clear();
        m_agent->setToolTip({});
    } else {
        const QString detection = agent->detection == u"events" ? tr("kernel events")
            : agent->detection == u"polling"                    ? tr("polling")
                                                                : agent->detection;
        const QString refusal = agent->refusal == u"none" || agent->refusal.isEmpty() ? tr("none") : agent->refusal;
        m_agent->setText(tr("Detection: %1 · Refusal: %2").arg(detection, refusal));
        m_agent->setToolTip(m_impaired
                ? tr("Ports that this computer uses cannot be refused with EACCES in the guest: %1")
                      .arg(agent->refusalProblem)
                : tr("How the agent learns of listening sockets, and what a program in the guest is told that binds a "
                     "port "
                     "which this computer uses. Agent %1.")
                      .arg(agent->version));
    }
    applyPalette();
}

void StatusLine::tell(const QString& text)
{
    m_telling.start();
    m_counts->setText(text);
    QAccessibleEvent event(m_counts, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::showCounts()
{
    if (!m_telling.isActive())
        m_counts->setText(m_countsText);
}

void StatusLine::paintEvent(QPaintEvent*)
{
    // The style's own frame around every item is more than one line of text needs.
    const Colors colors(palette());
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), colors.line);
}

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
    QStatusBar::changeEvent(event);
}

void StatusLine::applyPalette()
{
    const Colors colors(palette());
    QPalette dimmed = palette();
    dimmed.setColor(QPalette::WindowText, readable(colors.dim, palette().color(QPalette::Window)));
    m_counts->setPalette(dimmed);
    if (m_impaired)
        dimmed.setColor(QPalette::WindowText, readable(colors.warning, palette().color(QPalette::Window)));
    m_agent->setPalette(dimmed);
}

} // namespace portolan

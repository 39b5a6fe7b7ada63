// SPDX-License-Identifier: MIT
#include "ui/window/status_line.h"

#include "ui/look/colors.h"
#include "ui/look/elided_label.h"
#include "ui/look/plain_tool_tip.h"
#include "ui/look/popup_note.h"
#include "ui/text/sentences.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QToolButton>

namespace portolan {

namespace {

/// Whether the event reports the guest's new state, which replaces any earlier one.
bool tellsOfGuest(Event::Kind kind)
{
    switch (kind) {
    case Event::Kind::GuestChosen:
    case Event::Kind::GuestConnected:
    case Event::Kind::GuestStopped:
    case Event::Kind::GuestAbsent:
    case Event::Kind::GuestLetGo:
    case Event::Kind::GuestUnreachable:
    case Event::Kind::GuestFailed: return true;
    default: return false;
    }
}

} // namespace

StatusLine::StatusLine()
    : m_counts(new ElidedLabel)
    , m_agent(new QToolButton)
{
    m_counts->setObjectName(QStringLiteral("countsLabel"));
    m_agent->setObjectName(QStringLiteral("agentButton"));
    m_agent->setAutoRaise(true);
    m_agent->setFocusPolicy(Qt::TabFocus);
    connect(m_agent, &QToolButton::clicked, this, &StatusLine::explainAgent);
    // Aligns both texts with the cards above; the button has its own margin.
    setContentsMargins(isRightToLeft() ? 8 : 14, 2, isRightToLeft() ? 14 : 8, 2);
    setSizeGripEnabled(false);
    m_telling.setSingleShot(true);
    connect(&m_telling, &QTimer::timeout, this, &StatusLine::stopSaying);
    addWidget(m_counts, 1);
    addPermanentWidget(m_agent);
    setSnapshot({});
}

void StatusLine::setSnapshot(const Snapshot& snapshot)
{
    m_countsText = sentences::portCounts(snapshot);
    const std::optional<AgentFact>& agent = snapshot.guest.agent;
    const bool there = agent && snapshot.guest.state == GuestState::Connected;
    m_impaired = there && !agent->refusalProblem.isEmpty();
    m_explanation = there ? sentences::agentExplanation(*agent) : QStringList();
    m_agent->setText(there ? sentences::agentSummary(*agent) : QString());
    m_agent->setVisible(!m_agent->text().isEmpty()); // only when something is slower or missing
    m_agent->setToolTip(plainToolTip(m_explanation.join(QStringLiteral("\n\n"))));
    m_agent->setAccessibleName(m_agent->text());
    showCounts();
    applyPalette();
}

void StatusLine::tell(const QString& text) { say(text, std::chrono::seconds(4), false); }

void StatusLine::hear(const Event& event, const QString& guestName)
{
    if (event.level == Event::Level::Error) {
        say(sentences::event(event, guestName), std::chrono::minutes(1), true);
        m_ofGuest = tellsOfGuest(event.kind);
    } else if (m_ofGuest && tellsOfGuest(event.kind)) {
        stopSaying();
    }
}

void StatusLine::say(const QString& text, std::chrono::seconds time, bool problem)
{
    m_telling.start(time);
    m_problem = problem;
    m_ofGuest = false;
    m_counts->setText(text);
    applyPalette();
    QAccessibleEvent event(m_counts, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::stopSaying()
{
    m_telling.stop();
    m_ofGuest = false;
    showCounts();
    applyPalette();
}

void StatusLine::showCounts()
{
    if (m_telling.isActive())
        return;
    m_problem = false;
    m_counts->setText(m_countsText);
}

void StatusLine::explainAgent()
{
    auto* note = new PopupNote(m_agent->text(), m_explanation, m_agent);
    note->setObjectName(QStringLiteral("agentNote"));
    note->popUp();
}

void StatusLine::paintEvent(QPaintEvent*)
{
    // Only a line: the style's frame around every item is too much for one line of text.
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
    dimmed.setColor(QPalette::WindowText, m_problem ? colors.danger : colors.dim);
    m_counts->setPalette(dimmed);
    dimmed.setColor(QPalette::ButtonText, m_impaired ? colors.warning : colors.dim);
    m_agent->setPalette(dimmed);
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/ports/port_details.h"

#include "core/engine/core.h"
#include "ui/look/button.h"
#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/look/marks.h"
#include "ui/look/plain_tool_tip.h"
#include "ui/ports/port_actions.h"
#include "ui/ports/port_facts.h"
#include "ui/ports/port_history.h"
#include "ui/ports/port_table_model.h"
#include "ui/ports/wsl_forwarding.h"
#include "ui/text/sentences.h"
#include "ui/text/text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace portolan {

/// The state's mark, the port with its label, and the state; shortened in favour of the buttons beside it.
class PortDetails::Heading final : public QLabel
{
public:
    void setMark(Mark mark)
    {
        if (mark == m_mark)
            return;
        m_mark = mark;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return { textLeft() + fontMetrics().horizontalAdvance(text()) + 2, controlHeight(fontMetrics()) };
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return { textLeft() + fontMetrics().averageCharWidth() * 18, sizeHint().height() };
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const auto placed = [this](const QRect& part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
        const int side = fontMetrics().ascent() * 17 / 20;
        const QRect box(1, (height() - side) / 2, side, side);
        paintMark(painter, placed(box), m_mark, markColor(m_mark, Colors(palette())));
        painter.setPen(palette().color(QPalette::WindowText));
        const QRect area = rect().adjusted(textLeft(), 0, 0, 0);
        painter.drawText(placed(area), Qt::AlignVCenter | Qt::TextSingleLine,
            fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    }

private:
    [[nodiscard]] int textLeft() const { return fontMetrics().ascent() + 7; }

    Mark m_mark = Mark::Info;
};

namespace {

/// The explanation of the port's state, or simply where it leads.
QString message(const PortFact& port, const GuestFact& guest)
{
    const QString explained = sentences::portMessage(port, guest);
    const QString url = portUrl(port);
    if (!explained.isEmpty() || url.isEmpty() || port.listeners.isEmpty())
        return explained;
    return PortDetails::tr("%1 reaches %2 in %3.")
        .arg(url, sentences::guestProgram(port.listeners.first().process), sentences::guestTitle(guest.name));
}

QPushButton* makeButton(const char* name, const QString& text = {})
{
    auto* button = new Button(text);
    button->setObjectName(QLatin1String(name));
    return button;
}

} // namespace

PortDetails::PortDetails(Core& core, PortTableModel& model, EventModel& events)
    : m_core(core)
    , m_model(model)
    , m_heading(new Heading)
    , m_message(new QLabel)
    , m_facts(new PortFacts)
    , m_history(new PortHistory(events))
    , m_scroll(new QScrollArea)
    , m_top(new QGridLayout)
    , m_buttons(new QWidget)
    , m_open(makeButton("openButton", tr("Open in browser")))
    , m_copyCommand(makeButton("copyCommandButton", tr("Copy command")))
    , m_allow(makeButton("allowButton"))
    , m_enable(makeButton("enableButton"))
    , m_retry(makeButton("retryButton", tr("Retry now")))
    , m_ignore(makeButton("ignoreButton", tr("Stop ignoring")))
    , m_forwarding(makeButton("forwardingButton", tr("Leave it to Portolan…")))
    , m_dismiss(makeButton("dismissButton", tr("Dismiss")))
{
    setObjectName(QStringLiteral("portDetails"));
    setAccessibleName(tr("Details of the port"));
    m_heading->setObjectName(QStringLiteral("detailsHeading"));
    m_message->setObjectName(QStringLiteral("detailsMessage"));
    m_history->setObjectName(QStringLiteral("portHistory"));
    m_heading->setTextFormat(Qt::PlainText);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    // A command in the message can be copied.
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setFocusPolicy(Qt::ClickFocus);
    m_dismiss->setToolTip(tr("Remove the refused program from the table"));
    m_retry->setToolTip(tr("Retry failed ports immediately"));

    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("closeDetails"));
    close->setAutoRaise(true);
    close->setText(QStringLiteral("×"));
    close->setToolTip(tr("Close the details (Esc). Double-click a row to open them again."));
    close->setAccessibleName(tr("Close the details"));
    connect(close, &QToolButton::clicked, this, &PortDetails::closed);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    buttons->addStretch(1);
    for (QPushButton* button : { m_open, m_copyCommand, m_allow, m_enable, m_retry, m_ignore, m_forwarding, m_dismiss })
        buttons->addWidget(button);
    m_top->setHorizontalSpacing(8);
    m_top->setVerticalSpacing(6);
    m_top->setColumnStretch(0, 1);
    m_top->addWidget(m_heading, 0, 0);
    m_top->addWidget(m_buttons, 0, 1);
    m_top->addWidget(close, 0, 2, Qt::AlignTop);

    auto* page = new QWidget;
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 4, 0);
    lines->setSpacing(8);
    lines->addWidget(m_message);
    lines->addWidget(m_facts);
    lines->addStretch(1);
    m_scroll->setAccessibleName(tr("Facts about the port"));
    m_scroll->setAccessibleDescription(tr("Facts about the selected port. Scroll with the arrow keys."));
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setMinimumHeight(fontMetrics().height());
    // Scrolled content keeps the card's background.
    m_scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(18);
    middle->addWidget(m_scroll, 2);
    middle->addWidget(m_history, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(m_top);
    layout->addLayout(middle, 1);
    m_heading->setFont(bold(font()));
    connectButtons();
}

void PortDetails::connectButtons()
{
    const auto onClick = [this](QPushButton* button, auto act) { connect(button, &QPushButton::clicked, this, act); };
    onClick(m_open, [this] { openInBrowser(m_port); });
    onClick(m_copyCommand, [this] { copyText(sentences::permissionCommand(m_port.hostPort)); });
    onClick(m_allow, [this] { m_core.execute(SetAllowedInGuest { m_port.port, !m_port.allowedInGuest }); });
    onClick(m_enable, [this] { m_model.setEnabled(m_port.port, !m_port.enabled); });
    onClick(m_retry, [this] { m_core.execute(Retry {}); });
    onClick(m_ignore, [this] { m_core.execute(SetIgnored { m_port.port, false }); });
    onClick(m_forwarding, [this] { offerPortsOfWsl(m_core, *window()); });
    onClick(m_dismiss, [this] { m_core.execute(DismissRefusal { m_port.port }); });
}

void PortDetails::setPort(const PortFact& port, const GuestFact& guest)
{
    const bool other = port.port != m_port.port;
    m_port = port;
    const QString number = portText(port.port);
    const QString state = sentences::stateWord(port.state);
    m_heading->setMark(markFor(port));
    m_heading->setText(port.label.isEmpty() ? tr("Port %1: %2").arg(number, state)
                                            : tr("Port %1 “%2”: %3").arg(number, port.label, state));
    m_heading->setToolTip(plainToolTip(m_heading->text()));
    m_message->setText(message(port, guest));
    m_message->setVisible(!m_message->text().isEmpty());
    m_facts->setPort(port);
    m_history->setPort(port.port);
    if (other)
        m_scroll->verticalScrollBar()->setValue(0);
    offerButtons();
}

void PortDetails::offerButtons()
{
    const bool conflict = m_port.state == PortState::Conflict;
    const bool inUse = conflict && m_port.reason == PortReason::HostPortInUse;
    const bool ruled = ignoredByRule(m_port);
    const QString command = conflict && m_port.reason == PortReason::PermissionDenied
        ? sentences::permissionCommand(m_port.hostPort)
        : QString();
    m_open->setVisible(!portUrl(m_port).isEmpty());
    m_open->setToolTip(portUrl(m_port));
    m_copyCommand->setVisible(!command.isEmpty());
    m_copyCommand->setToolTip(command);
    m_allow->setVisible(m_port.allowedInGuest || inUse || m_port.refused);
    m_allow->setText(m_port.allowedInGuest ? tr("Block in the guest again") : tr("Let the guest use this port anyway"));
    m_enable->setVisible(m_port.reason != PortReason::Paused && !ruled);
    m_enable->setText(m_port.enabled ? tr("Switch off") : tr("Switch on"));
    m_retry->setVisible(conflict);
    m_ignore->setVisible(ruled);
    m_forwarding->setVisible(m_port.state == PortState::Ignored && m_port.reason == PortReason::ServedByWsl);
    m_dismiss->setVisible(m_port.refused.has_value());
    placeButtons();
}

void PortDetails::placeButtons()
{
    // Beside the heading, or below it if both do not fit.
    const int room = width() - m_heading->minimumSizeHint().width() - 2 * controlHeight(fontMetrics());
    const bool beside = m_buttons->sizeHint().width() <= room;
    if (beside == m_beside)
        return;
    m_beside = beside;
    m_top->addWidget(m_buttons, beside ? 0 : 1, beside ? 1 : 0, 1, beside ? 1 : 3);
    updateGeometry();
}

void PortDetails::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placeButtons();
}

QSize PortDetails::sizeHint() const
{
    // Room for three lines of explanation and two columns of facts; more of them scroll.
    return { QFrame::sizeHint().width(), controlHeight(fontMetrics()) + fontMetrics().height() * 7 + 46 };
}

QSize PortDetails::minimumSizeHint() const
{
    const int rows = m_beside ? 1 : 2;
    return { fontMetrics().averageCharWidth() * 60,
        rows * (controlHeight(fontMetrics()) + 6) + fontMetrics().height() * 2 + 20 };
}

void PortDetails::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        emit closed();
        event->accept();
        return;
    }
    QFrame::keyPressEvent(event);
}

void PortDetails::paintEvent(QPaintEvent*)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void PortDetails::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        m_heading->setFont(bold(font()));
        updateGeometry();
    }
    QFrame::changeEvent(event);
}

} // namespace portolan

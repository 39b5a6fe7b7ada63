// SPDX-License-Identifier: MIT
#include "ui/ports/port_explanation.h"

#include "ui/look/button.h"
#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/look/marks.h"
#include "ui/text/sentences.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace portolan {

/// The state's mark and the port.
class PortExplanation::Heading final : public QLabel
{
public:
    void setMark(Mark mark)
    {
        m_mark = mark;
        update();
    }
    void applyFont(const QFont& font)
    {
        setFont(bold(font));
        setContentsMargins(fontMetrics().ascent() + 7, 0, 0, 0);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLabel::paintEvent(event);
        QPainter painter(this);
        const qreal side = fontMetrics().ascent() * 0.85;
        const QColor color = markColor(m_mark, Colors(palette()));
        paintMark(painter, QRectF(1, (height() - side) / 2, side, side), m_mark, color);
    }

private:
    Mark m_mark = Mark::Info;
};

PortExplanation::PortExplanation(QWidget* parent)
    : QFrame(parent)
    , m_heading(new Heading)
    , m_message(new QLabel)
    , m_copyCommand(new Button(tr("Copy command")))
    , m_allow(new Button)
    , m_enable(new Button)
    , m_retry(new Button(tr("Retry now")))
    , m_dismiss(new Button(tr("Dismiss")))
{
    setObjectName(QStringLiteral("portExplanation"));
    m_heading->setObjectName(QStringLiteral("explanationHeading"));
    m_message->setObjectName(QStringLiteral("explanationMessage"));
    m_copyCommand->setObjectName(QStringLiteral("copyCommandButton"));
    m_allow->setObjectName(QStringLiteral("allowButton"));
    m_enable->setObjectName(QStringLiteral("enableButton"));
    m_retry->setObjectName(QStringLiteral("retryButton"));
    m_dismiss->setObjectName(QStringLiteral("dismissButton"));
    m_heading->setTextFormat(Qt::PlainText);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    // A command in the message is there to be copied.
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setFocusPolicy(Qt::ClickFocus);
    m_dismiss->setToolTip(tr("Take the note of the refused program out of the table"));

    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("closeExplanation"));
    close->setAutoRaise(true);
    close->setText(QStringLiteral("×"));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the explanation"));

    auto* top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(close, 0, Qt::AlignTop);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : { m_copyCommand, m_allow, m_enable, m_retry, m_dismiss })
        buttons->addWidget(button);
    buttons->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 10);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_message);
    layout->addSpacing(2);
    layout->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    applyFonts();
    hide();

    connect(m_copyCommand, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(sentences::permissionCommand(m_port.port)); });
    connect(m_allow, &QPushButton::clicked, this,
        [this] { emit allowedInGuestRequested(m_port.port, !m_port.allowedInGuest); });
    connect(m_enable, &QPushButton::clicked, this, [this] { emit enabledRequested(m_port.port, !m_port.enabled); });
    connect(m_retry, &QPushButton::clicked, this, &PortExplanation::retryRequested);
    connect(m_dismiss, &QPushButton::clicked, this, [this] { emit dismissRequested(m_port.port); });
    connect(close, &QToolButton::clicked, this, &PortExplanation::closed);
}

void PortExplanation::explain(const PortFact& port, const GuestFact& guest)
{
    const QString message = sentences::portMessage(port, guest);
    if (message.isEmpty()) {
        clear();
        return;
    }
    m_port = port;
    const bool conflict = port.state == PortState::Conflict;
    m_heading->setMark(markFor(port));
    m_heading->setText(tr("Port %1: %2").arg(QString::number(port.port), sentences::stateWord(port.state)));
    m_message->setText(message);
    const QString command
        = conflict && port.reason == PortReason::PermissionDenied ? sentences::permissionCommand(port.port) : QString();
    m_copyCommand->setVisible(!command.isEmpty());
    m_copyCommand->setToolTip(command);
    const bool inUse = conflict && port.reason == PortReason::HostPortInUse;
    m_allow->setVisible(port.allowedInGuest || inUse);
    m_allow->setText(port.allowedInGuest ? tr("No longer allow in the guest") : tr("Allow in the guest"));
    m_enable->setVisible(port.reason != PortReason::Paused);
    m_enable->setText(port.enabled ? tr("Switch off") : tr("Switch on"));
    m_retry->setVisible(conflict);
    m_dismiss->setVisible(port.refused.has_value());
    keepRoom();
    show();
}

void PortExplanation::clear()
{
    m_port = {};
    hide();
}

void PortExplanation::paintEvent(QPaintEvent*)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void PortExplanation::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    keepRoom();
}

void PortExplanation::keepRoom()
{
    // A layout that is short of room would cut the last lines of a wrapped text.
    if (layout()->hasHeightForWidth())
        setMinimumHeight(layout()->heightForWidth(width()));
}

void PortExplanation::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        applyFonts();
    QFrame::changeEvent(event);
}

void PortExplanation::applyFonts() { m_heading->applyFont(font()); }

} // namespace portolan

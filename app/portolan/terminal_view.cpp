// SPDX-License-Identifier: MIT
#include "app/portolan/terminal_view.h"

#include "app/portolan/status_table.h"
#include "app/portolan/surroundings.h"
#include "app/portolan/terminal_text.h"
#include "ui/text/sentences.h"

namespace portolan {

namespace {

constexpr qsizetype eventsShown = 5;

} // namespace

TerminalView::TerminalView(Core& core, PortMessage message, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_message(std::move(message))
    , m_terminal(surroundings::onTerminal())
    , m_output(stdout)
{
    connect(&m_core, &Core::eventHappened, this, &TerminalView::tell);
    if (!m_terminal)
        return;
    m_output.line("\x1b[?1049h\x1b[?25l"); // the alternate screen, without a cursor
    connect(&m_core, &Core::snapshotChanged, this, &TerminalView::paint);
    paint();
}

TerminalView::~TerminalView()
{
    if (m_terminal)
        m_output.screen("\x1b[?25h\x1b[?1049l");
}

void TerminalView::paint()
{
    const surroundings::TerminalSize size = surroundings::terminalSize();
    const QString table = statusTable(statusObject(m_core.snapshot(), m_message), size.columns);
    const QStringList lines = screenLines(
        table.trimmed().split(QLatin1Char('\n')), m_events, QStringLiteral("Ctrl+C quits."), size.columns, size.rows);
    m_output.screen("\x1b[H" + lines.join(QStringLiteral("\x1b[K\r\n")).toUtf8() + "\x1b[J");
}

void TerminalView::tell(const Event& event)
{
    const QString sentence = printable(sentences::event(event, m_core.snapshot().guest.name));
    if (!m_terminal)
        return m_output.line(event.time.toString(Qt::ISODate).toUtf8() + ' ' + sentence.toUtf8() + '\n');
    m_events << event.time.toString(QStringLiteral("hh:mm:ss ")) + sentence;
    while (m_events.size() > eventsShown)
        m_events.removeFirst();
    paint();
}

} // namespace portolan

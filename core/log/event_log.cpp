// SPDX-License-Identifier: MIT
#include "core/log/event_log.h"

#include "core/log/log_line.h"

#include <QSysInfo>

namespace portolan {

namespace {

QString now(const QString& text) { return logLine(QDateTime::currentDateTime(), Event::Level::Info, text); }

} // namespace

EventLog::EventLog(Core& core, RotatingFile file, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_path(file.path())
    , m_file(std::move(file))
{
    m_writer.setMaxThreadCount(1);
    connect(&core, &Core::eventHappened, this, [this](const Event& event) { add(logLine(event)); });
    connect(&core, &Core::snapshotChanged, this, &EventLog::noteAgent);
    add(now(QStringLiteral("Portolan %1 started; Qt %2; %3; kernel %4 %5")
                .arg(QStringLiteral(PORTOLAN_VERSION), QLatin1String(qVersion()), QSysInfo::prettyProductName(),
                    QSysInfo::kernelType(), QSysInfo::kernelVersion())));
}

EventLog::~EventLog()
{
    disconnect(&m_core, nullptr, this, nullptr);
    add(now(QStringLiteral("Portolan quit")));
    m_writer.waitForDone();
}

void EventLog::noteAgent(const Snapshot& snapshot)
{
    if (snapshot.guest.agent == m_agent)
        return;
    m_agent = snapshot.guest.agent;
    if (m_agent)
        add(now(QStringLiteral("agent in %1: %2").arg(snapshot.guest.name, logText(*m_agent))));
}

void EventLog::add(const QString& line)
{
    const QMutexLocker lock(&m_mutex);
    m_pending += line.toUtf8() + '\n';
    if (std::exchange(m_writing, true))
        return;
    m_writer.start([this] { write(); });
}

/// On the writer's thread.
void EventLog::write()
{
    for (;;) {
        QByteArray lines;
        {
            const QMutexLocker lock(&m_mutex);
            lines = std::exchange(m_pending, {});
            m_writing = !lines.isEmpty();
            if (!m_writing)
                return;
        }
        QMetaObject::invokeMethod(this, [this, outcome = m_file.append(lines)] { wrote(outcome); });
    }
}

void EventLog::wrote(const Result<Done>& outcome)
{
    const bool failed = !outcome;
    if (failed == std::exchange(m_failing, failed) || !failed)
        return;
    Event event;
    event.time = QDateTime::currentDateTime();
    event.kind = Event::Kind::LogProblem;
    event.level = Event::Level::Warning;
    event.text = QString::fromStdString(outcome.error().context);
    event.detail = m_path;
    m_core.report(event);
}

} // namespace portolan

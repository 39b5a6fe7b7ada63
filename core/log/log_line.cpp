// SPDX-License-Identifier: MIT
#include "core/log/log_line.h"

#include <string_view>

namespace portolan {

namespace {

QString levelWord(Event::Level level)
{
    switch (level) {
    case Event::Level::Info: return QStringLiteral("info");
    case Event::Level::Warning: return QStringLiteral("warning");
    case Event::Level::Error: return QStringLiteral("error");
    }
    return {};
}

/// What happened. The facts follow it.
QString kindWords(Event::Kind kind)
{
    switch (kind) {
    case Event::Kind::PortMirrored: return QStringLiteral("mirrored");
    case Event::Kind::PortClosed: return QStringLiteral("closed");
    case Event::Kind::PortConflict: return QStringLiteral("conflict");
    case Event::Kind::PortRefused: return QStringLiteral("refused");
    case Event::Kind::PortLeftOut: return QStringLiteral("left out");
    case Event::Kind::PortContested: return QStringLiteral("contested");
    case Event::Kind::LimitReached: return QStringLiteral("limit of mirrors reached");
    case Event::Kind::ListTruncated: return QStringLiteral("list of listeners truncated");
    case Event::Kind::PortSwitchedOff: return QStringLiteral("switched off");
    case Event::Kind::PortSwitchedOn: return QStringLiteral("switched on");
    case Event::Kind::PortLabelled: return QStringLiteral("labelled");
    case Event::Kind::PortIgnored: return QStringLiteral("ignored");
    case Event::Kind::PortWatched: return QStringLiteral("no longer ignored");
    case Event::Kind::PortAllowed: return QStringLiteral("allowed in the guest");
    case Event::Kind::PortDisallowed: return QStringLiteral("blocked in the guest again");
    case Event::Kind::Paused: return QStringLiteral("paused");
    case Event::Kind::Resumed: return QStringLiteral("resumed");
    case Event::Kind::IgnoreRulesChanged: return QStringLiteral("ignore rules changed");
    case Event::Kind::GuestChosen: return QStringLiteral("guest chosen");
    case Event::Kind::GuestConnected: return QStringLiteral("guest connected");
    case Event::Kind::GuestStopped: return QStringLiteral("guest stopped");
    case Event::Kind::GuestAbsent: return QStringLiteral("guest is not running");
    case Event::Kind::GuestLetGo: return QStringLiteral("disconnected from the guest because nobody uses it");
    case Event::Kind::GuestUnreachable: return QStringLiteral("guest unreachable");
    case Event::Kind::GuestFailed: return QStringLiteral("guest failed");
    case Event::Kind::AgentRestarted: return QStringLiteral("agent restarted");
    case Event::Kind::RefusalUnavailable: return QStringLiteral("refusal unavailable");
    case Event::Kind::HostExhausted: return QStringLiteral("no descriptors left: new connections are reset");
    case Event::Kind::AgentExhausted: return QStringLiteral("no descriptors left in the agent: new connections are reset");
    case Event::Kind::SettingsProblem: return QStringLiteral("settings");
    case Event::Kind::LogProblem: return QStringLiteral("log not written");
    case Event::Kind::Problem: return QStringLiteral("problem");
    }
    return {};
}

QString processWords(const ProcessFact& process)
{
    const QString pid = process.pid ? QStringLiteral("pid %1").arg(process.pid) : QString();
    if (process.name.isEmpty())
        return pid;
    return pid.isEmpty() ? process.name : QStringLiteral("%1 (%2)").arg(process.name, pid);
}

/// Line breaks and other control characters become spaces.
QString onOneLine(QString text)
{
    for (QChar& character : text) {
        if (character.category() == QChar::Other_Control || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator)
            character = u' ';
    }
    return text;
}

} // namespace

QString logLine(const Event& event)
{
    QString text = kindWords(event.kind);
    if (event.port != PortKey())
        text.prepend(QStringLiteral("port %1: ").arg(portText(event.port)));
    const std::string_view reason = toString(event.reason);
    const auto add = [&text](const char* name, const QString& value) {
        if (!value.isEmpty())
            text += QStringLiteral("; %1 %2").arg(QLatin1String(name), value);
    };
    add("reason", QString::fromUtf8(reason.data(), qsizetype(reason.size())));
    add("process", processWords(event.process));
    add("owner", processWords(event.owner));
    add("on", event.addresses.join(QStringLiteral(", ")));
    if (event.kind == Event::Kind::GuestConnected) {
        add("at", event.text);
        add("was", event.detail);
    } else if (event.kind == Event::Kind::GuestChosen) {
        add("now", event.text);
        add("was", event.detail);
    } else {
        for (const QString& words : { event.text, event.detail }) {
            if (!words.isEmpty())
                text += QStringLiteral("; ") + words;
        }
    }
    return logLine(event.time, event.level, text);
}

QString logLine(const QDateTime& time, Event::Level level, const QString& text)
{
    const QDateTime withOffset = time.toOffsetFromUtc(time.offsetFromUtc());
    return QStringLiteral("%1 %2 %3").arg(withOffset.toString(Qt::ISODateWithMs), levelWord(level), onOneLine(text));
}

QString logText(const AgentFact& agent)
{
    const auto rung = [](const QString& word, const QString& problem) {
        return problem.isEmpty() ? word : QStringLiteral("%1 (%2)").arg(word, problem);
    };
    return QStringLiteral("version %1; kernel %2; detection %3; refusal %4; steering %5")
        .arg(agent.version, agent.kernel.isEmpty() ? QStringLiteral("unknown") : agent.kernel,
            rung(agent.detection, agent.detectionProblem), rung(agent.refusal, agent.refusalProblem),
            agent.steering ? QStringLiteral("yes") : rung(QStringLiteral("no"), agent.steeringProblem));
}

} // namespace portolan

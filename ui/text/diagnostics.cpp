// SPDX-License-Identifier: MIT
#include "ui/text/diagnostics.h"

#include "core/log/log_line.h"

#include <QDir>
#include <QRegularExpression>
#include <QSysInfo>

#include <map>
#include <string_view>

namespace portolan {

namespace {

QString word(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

QString orNone(const QString& text) { return text.isEmpty() ? QStringLiteral("none") : text; }

/// "eth0 172.29.108.58/16".
QString interfaceWords(const QString& name, const QString& address, int prefix)
{
    if (name.isEmpty() && address.isEmpty())
        return QStringLiteral("none");
    QString text
        = QStringLiteral("%1 %2").arg(orNone(name), address.isEmpty() ? QStringLiteral("no address") : address);
    if (!address.isEmpty() && prefix >= 0)
        text += QStringLiteral("/%1").arg(prefix);
    return text;
}

QString processWords(const ProcessFact& process)
{
    return QStringLiteral("%1 (pid %2)")
        .arg(process.name.isEmpty() ? QStringLiteral("?") : process.name,
            process.pid ? QString::number(process.pid) : QStringLiteral("?"));
}

QString guestWords(const GuestFact& guest)
{
    QString text = QStringLiteral("%1, %2").arg(orNone(guest.name), toString(guest.state));
    if (guest.state == GuestState::Connected && !guest.reachable)
        text += QStringLiteral(", unreachable");
    if (!guest.error.isEmpty())
        text += QStringLiteral(" (%1)").arg(guest.error);
    return text;
}

QString networkWords(const GuestFact& guest)
{
    if (!guest.sameNetwork)
        return QStringLiteral("unknown");
    return *guest.sameNetwork ? QStringLiteral("the same, %1 - %2").arg(guest.networkFirst, guest.networkLast)
                              : QStringLiteral("different");
}

/// "80 conflict host-port-in-use; owner nginx (pid 871); refused node (pid 2311) 3 times"
QString portLine(const PortFact& port)
{
    QString text = QStringLiteral("%1 %2").arg(portText(port.port), word(toString(port.state)));
    if (port.reason != PortReason::None)
        text += u' ' + word(toString(port.reason));
    if (!port.enabled)
        text += QStringLiteral("; switched off");
    if (port.allowedInGuest)
        text += QStringLiteral("; allowed in the guest");
    for (const ListenerFact& listener : port.listeners)
        text += QStringLiteral("; %1 on %2").arg(processWords(listener.process), listener.address);
    if (!port.hostAddresses.isEmpty())
        text += QStringLiteral("; host %1").arg(port.hostAddresses.join(u' '));
    if (port.owner)
        text += QStringLiteral("; owner %1").arg(processWords(*port.owner));
    if (port.refused)
        text += QStringLiteral("; refused %1 %2 times")
                    .arg(processWords(port.refused->process))
                    .arg(port.refused->count);
    if (port.connectionsTotal || port.connectionsFailed)
        text += QStringLiteral("; connections %1 active %2 total %3 failed")
                    .arg(port.connectionsActive)
                    .arg(port.connectionsTotal)
                    .arg(port.connectionsFailed);
    if (!port.systemError.isEmpty())
        text += QStringLiteral("; %1").arg(port.systemError);
    return text;
}

/// "4 mirrored, 1 conflict".
QString counts(const QList<PortFact>& ports)
{
    std::map<PortState, int> numbers;
    for (const PortFact& port : ports)
        ++numbers[port.state];
    QStringList parts;
    for (const auto& [state, number] : numbers)
        parts << QStringLiteral("%1 %2").arg(number).arg(word(toString(state)));
    return parts.isEmpty() ? QStringLiteral("none") : parts.join(QStringLiteral(", "));
}

/// "on; guest binds refused; ephemeral ports mirrored; 2 ranges and 0 processes ignored".
QString mirroringWords(const Snapshot& snapshot)
{
    const Preferences& preferences = snapshot.preferences;
    QString text = QStringLiteral("%1; guest binds %2; ephemeral ports %3; at most %6 mirrors; %4 ranges and %5 processes ignored")
                       .arg(snapshot.paused ? QStringLiteral("paused") : QStringLiteral("on"),
                           preferences.refusal == RefusalPreference::Refuse ? QStringLiteral("refused")
                                                                            : QStringLiteral("allowed"),
                           preferences.mirrorEphemeral ? QStringLiteral("mirrored") : QStringLiteral("not mirrored"))
                       .arg(preferences.ignoredRanges.size())
                       .arg(preferences.ignoredProcesses.size())
                       .arg(preferences.mirrorLimit);
    if (!snapshot.unsaved.isEmpty())
        text += QStringLiteral("; not saved: %1").arg(snapshot.unsaved);
    return text;
}

} // namespace

QString diagnosticsText(const Snapshot& snapshot, const DiagnosticsFacts& facts)
{
    QStringList lines;
    const auto add = [&lines](const char* name, const QString& text) {
        lines << QStringLiteral("%1: %2").arg(QLatin1String(name), text);
    };
    add("Portolan",
        facts.places.instance.isEmpty() ? QStringLiteral(PORTOLAN_VERSION)
                                        : QStringLiteral(PORTOLAN_VERSION ", instance %1").arg(facts.places.instance));
    add("Time", QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    add("Qt", QStringLiteral("%1, built with %2").arg(QLatin1String(qVersion()), QStringLiteral(QT_VERSION_STR)));
    add("System",
        QStringLiteral("%1, kernel %2 %3, %4")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                QSysInfo::currentCpuArchitecture()));
    lines << facts.desktop;
    add("Adapter", interfaceWords(snapshot.host.adapter, snapshot.host.address, snapshot.host.prefix));
    add("Guest", guestWords(snapshot.guest));
    add("Interface", interfaceWords(snapshot.guest.interface, snapshot.guest.address, snapshot.guest.prefix));
    add("Networks", networkWords(snapshot.guest));
    add("Agent", snapshot.guest.agent ? logText(*snapshot.guest.agent) : QStringLiteral("none"));
    add("Mirroring", mirroringWords(snapshot));
    add("Settings", orNone(facts.places.settings));
    add("Log", orNone(facts.places.log));
    add("Ports", counts(snapshot.ports));
    for (const PortFact& port : snapshot.ports)
        lines << QStringLiteral("  ") + portLine(port);
    const QList<Event> events = facts.events.last(qMin(facts.events.size(), qsizetype(eventsInDiagnostics)));
    add("Last events", events.isEmpty() ? QStringLiteral("none") : QString());
    for (Event event : events) {
        if (event.kind == Event::Kind::PortLabelled)
            event.text.clear();
        lines << QStringLiteral("  ") + logLine(event);
    }
    for (QString& line : lines) {
        while (line.endsWith(u' '))
            line.chop(1);
    }
    return withoutHomes(lines.join(u'\n')) + u'\n';
}

QString withoutHomes(const QString& text)
{
    QString result = text;
    // First this computer's home folder, then the usual places, which also match the guest's paths.
    const QString home = QDir::homePath();
    for (const QString& own : { home, QDir::toNativeSeparators(home) }) {
        if (own.size() > 1)
            result.replace(QRegularExpression(QStringLiteral("(?<![A-Za-z0-9._-])%1(?![A-Za-z0-9._-])")
                                                  .arg(QRegularExpression::escape(own))),
                QStringLiteral("~"));
    }
    static const QRegularExpression usual(
        QStringLiteral(R"((?:/home/|/Users/|[A-Za-z]:\\Users\\|[A-Za-z]:/Users/|/mnt/[a-z]/Users/)[^/\\\s"':;,)]+)"),
        QRegularExpression::CaseInsensitiveOption);
    return result.replace(usual, QStringLiteral("~"));
}

} // namespace portolan

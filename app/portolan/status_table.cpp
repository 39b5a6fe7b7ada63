// SPDX-License-Identifier: MIT
#include "app/portolan/status_table.h"

#include "app/portolan/terminal_text.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <algorithm>

namespace portolan {

namespace {

QString ends(const QJsonObject& end, const QString& interface)
{
    const QString address = end.value(QStringLiteral("address")).toString();
    if (address.isEmpty())
        return interface.isEmpty() ? QStringLiteral("no adapter") : interface;
    return QStringLiteral("%1  %2/%3").arg(interface, address).arg(end.value(QStringLiteral("prefix")).toInt());
}

QString processText(const QJsonObject& process)
{
    const QString name = process.value(QStringLiteral("process")).toString();
    const qint64 pid = process.value(QStringLiteral("pid")).toInteger();
    if (pid == 0)
        return name;
    return QStringLiteral("%1 %2").arg(name.isEmpty() ? QStringLiteral("?") : name).arg(pid);
}

QStringList portCells(const QJsonObject& port)
{
    QStringList processes;
    QStringList addresses;
    for (const QJsonValue& value : port.value(QStringLiteral("listeners")).toArray()) {
        const QJsonObject listener = value.toObject();
        processes << processText(listener);
        addresses << listener.value(QStringLiteral("address")).toString();
    }
    if (const QJsonObject refused = port.value(QStringLiteral("refused")).toObject();
        processes.isEmpty() && !refused.isEmpty()) {
        processes << processText(refused);
        addresses << QStringLiteral("refused");
    }
    processes.removeDuplicates();
    addresses.removeDuplicates();
    QStringList host;
    for (const QJsonValue& value : port.value(QStringLiteral("hostAddresses")).toArray())
        host << value.toString();
    QString state = port.value(QStringLiteral("state")).toString();
    if (const QString reason = port.value(QStringLiteral("reason")).toString(); !reason.isEmpty())
        state += QStringLiteral(" (%1)").arg(reason);
    const QJsonObject connections = port.value(QStringLiteral("connections")).toObject();
    return { portWord(port),
        port.value(QStringLiteral("label")).toString(), processes.join(QStringLiteral(", ")),
        addresses.join(QStringLiteral(", ")), host.join(QStringLiteral(", ")),
        QString::number(connections.value(QStringLiteral("active")).toInt()), state };
}

} // namespace

QString portWord(const QJsonObject& port)
{
    const QString number = QString::number(port.value(QStringLiteral("port")).toInt());
    return port.value(QStringLiteral("protocol")) == QLatin1String("udp") ? number + QStringLiteral("/udp") : number;
}

QString statusTable(const QJsonObject& status, int width)
{
    const QJsonObject host = status.value(QStringLiteral("host")).toObject();
    const QJsonObject guest = status.value(QStringLiteral("guest")).toObject();
    QStringList lines;
    lines << QStringLiteral("host   %1").arg(ends(host, host.value(QStringLiteral("adapter")).toString()));
    lines << QStringLiteral("guest  %1  %2  %3")
                 .arg(guest.value(QStringLiteral("name")).toString(), guest.value(QStringLiteral("state")).toString(),
                     guest.value(QStringLiteral("address")).toString().isEmpty()
                         ? QString()
                         : ends(guest, guest.value(QStringLiteral("interface")).toString()))
                 .trimmed();
    if (const QString error = guest.value(QStringLiteral("error")).toString(); !error.isEmpty())
        lines << QStringLiteral("       ") + error;
    if (status.value(QStringLiteral("paused")).toBool())
        lines << QStringLiteral("       paused: no port is mirrored");
    lines << QString();

    QList<QStringList> rows { { QStringLiteral("PORT"), QStringLiteral("LABEL"), QStringLiteral("PROCESS"),
        QStringLiteral("LISTENS ON"), QStringLiteral("ON HOST"), QStringLiteral("CONN."), QStringLiteral("STATE") } };
    for (const QJsonValue& port : status.value(QStringLiteral("ports")).toArray())
        rows << portCells(port.toObject());
    const bool hasLabels
        = std::any_of(rows.begin() + 1, rows.end(), [](const QStringList& row) { return !row[1].isEmpty(); });
    for (QStringList& row : rows) {
        if (!hasLabels)
            row.removeAt(1);
    }
    const qsizetype connectionsColumn = rows.first().size() - 2;
    if (rows.size() == 1)
        rows << QStringList { QStringLiteral("none") };

    QList<int> widths(rows.first().size(), 0);
    for (const QStringList& row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], columnsOf(row[column]));
    }
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const bool number = column == 0 || column == connectionsColumn;
            const QString padding(widths[column] - columnsOf(row[column]), QLatin1Char(' '));
            line += number && row.size() > 1 ? padding + row[column] : row[column] + padding;
            line += QStringLiteral("  ");
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        lines << line;
    }
    QStringList explanations;
    for (const QJsonValue& value : status.value(QStringLiteral("ports")).toArray()) {
        const QJsonObject port = value.toObject();
        if (port.value(QStringLiteral("state")) == QLatin1String("conflict")
            || port.value(QStringLiteral("reason")) == QLatin1String("other-user")
            || port.value(QStringLiteral("refused")).isObject())
            explanations << port.value(QStringLiteral("message")).toString();
    }
    if (!explanations.isEmpty())
        lines << QString() << explanations;
    if (width > 0) {
        for (QString& line : lines) {
            if (columnsOf(line) > width)
                line = cutToColumns(line, width - 1) + QChar(0x2026);
        }
    }
    return printable(lines.join(QLatin1Char('\n'))) + QLatin1Char('\n');
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/ports/port_table_model.h"

#include "ui/look/marks.h"
#include "ui/text/sentences.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

QString dash() { return QStringLiteral("—"); }

int alignment(PortTableModel::Column column)
{
    const bool number = column == PortTableModel::Connections || column == PortTableModel::Traffic;
    return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
}

bool byPort(const PortFact& one, const PortFact& other) { return one.port < other.port; }

/// Conflicts first: what needs the user comes to the top.
int urgency(PortState state)
{
    switch (state) {
    case PortState::Conflict: return 0;
    case PortState::Mirrored: return 1;
    case PortState::Waiting: return 2;
    case PortState::Ignored: return 3;
    case PortState::Off: return 4;
    }
    return 5;
}

/// The distinct processes of the row: those that listen, else the one that was refused.
QList<ProcessFact> processes(const PortFact& port)
{
    QList<ProcessFact> result;
    for (const ListenerFact& listener : port.listeners) {
        if (!result.contains(listener.process))
            result.append(listener.process);
    }
    if (result.isEmpty() && port.refused)
        result.append(port.refused->process);
    return result;
}

QStringList listenerAddresses(const PortFact& port)
{
    QStringList result;
    for (const ListenerFact& listener : port.listeners) {
        if (!result.contains(listener.address))
            result.append(listener.address);
    }
    return result;
}

QString processName(const PortFact& port)
{
    const QList<ProcessFact> all = processes(port);
    if (all.isEmpty())
        return dash();
    return all.first().name.isEmpty() ? PortTableModel::tr("unknown") : all.first().name;
}

QString processDetail(const PortFact& port)
{
    const QList<ProcessFact> all = processes(port);
    QStringList parts;
    if (!all.isEmpty() && all.first().pid)
        parts.append(QString::number(all.first().pid));
    if (all.size() > 1)
        parts.append(QStringLiteral("+%1").arg(all.size() - 1));
    return parts.join(u' ');
}

bool carries(const PortFact& port) { return port.state == PortState::Mirrored || port.connectionsActive > 0; }

/// Whether two facts about one port look the same but for what connections carry.
bool sameButCounters(const PortFact& one, PortFact other)
{
    other.connectionsActive = one.connectionsActive;
    other.connectionsTotal = one.connectionsTotal;
    other.connectionsFailed = one.connectionsFailed;
    other.bytesToGuest = one.bytesToGuest;
    other.bytesFromGuest = one.bytesFromGuest;
    return one == other;
}

} // namespace

PortTableModel::PortTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void PortTableModel::apply(const Snapshot& snapshot)
{
    QList<PortFact> next = snapshot.ports;
    if (!std::is_sorted(next.begin(), next.end(), byPort))
        std::sort(next.begin(), next.end(), byPort);
    const bool guestChanged = m_guest != snapshot.guest;
    m_guest = snapshot.guest;
    removeGone(next);
    insertNew(next);
    update(next, guestChanged);
}

void PortTableModel::removeGone(const QList<PortFact>& next)
{
    const auto stays
        = [&next](const PortFact& port) { return std::binary_search(next.begin(), next.end(), port, byPort); };
    for (qsizetype last = m_ports.size() - 1; last >= 0; --last) {
        if (stays(m_ports.at(last)))
            continue;
        qsizetype first = last;
        while (first > 0 && !stays(m_ports.at(first - 1)))
            --first;
        beginRemoveRows({}, int(first), int(last));
        for (qsizetype row = first; row <= last; ++row)
            m_wished.remove(m_ports.at(row).port);
        m_ports.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void PortTableModel::insertNew(const QList<PortFact>& next)
{
    for (qsizetype row = 0; row < next.size(); ++row) {
        const auto isNew
            = [this, row](const PortFact& port) { return row >= m_ports.size() || port.port < m_ports.at(row).port; };
        if (!isNew(next.at(row)))
            continue;
        qsizetype end = row + 1;
        while (end < next.size() && isNew(next.at(end)))
            ++end;
        beginInsertRows({}, int(row), int(end - 1));
        for (qsizetype position = row; position < end; ++position)
            m_ports.insert(position, next.at(position));
        endInsertRows();
        row = end - 1;
    }
}

void PortTableModel::update(const QList<PortFact>& next, bool guestChanged)
{
    // The same ports in the same order by now.
    for (qsizetype row = 0; row < next.size(); ++row) {
        const PortFact& fact = next.at(row);
        PortFact& shown = m_ports[row];
        if (!guestChanged && shown == fact)
            continue;
        const bool countersOnly = !guestChanged && sameButCounters(shown, fact);
        const bool visible = !countersOnly || shown.connectionsActive != fact.connectionsActive;
        shown = fact;
        // Byte counters show as rates, which come at their own pace.
        if (visible)
            emit dataChanged(index(int(row), countersOnly ? Connections : Switch), index(int(row), Traffic));
    }
}

void PortTableModel::setTraffic(const QHash<quint16, TrafficRate>& traffic)
{
    const QHash<quint16, TrafficRate> before = std::exchange(m_traffic, traffic);
    for (qsizetype row = 0; row < m_ports.size(); ++row) {
        const quint16 port = m_ports.at(row).port;
        if (before.value(port) != m_traffic.value(port))
            emit dataChanged(index(int(row), Traffic), index(int(row), Traffic));
    }
}

void PortTableModel::settle(quint16 port)
{
    const QModelIndex row = indexOf(port);
    if (m_wished.remove(port) && row.isValid())
        emit dataChanged(row, row);
}

PortFact PortTableModel::fact(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return m_ports.at(index.row());
}

QModelIndex PortTableModel::indexOf(quint16 port) const
{
    PortFact key;
    key.port = port;
    const auto found = std::lower_bound(m_ports.begin(), m_ports.end(), key, byPort);
    if (found == m_ports.end() || found->port != port)
        return {};
    return index(int(found - m_ports.begin()), 0);
}

int PortTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_ports.size()); }

int PortTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

bool PortTableModel::enabled(const PortFact& port) const { return m_wished.value(port.port, port.enabled); }

QVariant PortTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PortFact& port = m_ports.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(port, column);
    case Qt::ToolTipRole: return toolTip(port, column);
    case Qt::CheckStateRole:
        if (column != Switch)
            return {};
        return enabled(port) ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole: return alignment(column);
    case Qt::AccessibleTextRole: return accessibleText(port, column);
    case SortRole: return sortValue(port, column);
    case KeyRole: return port.port;
    case MarkRole: return int(markFor(port));
    case StateRole: return int(port.state);
    case DetailRole: return column == Process ? processDetail(port) : QString();
    case HistoryRole: return QVariant::fromValue(traffic(port.port).history);
    case SearchRole: return searchText(port);
    case MutedRole:
        return text(port, column) == dash() || (column == Traffic && traffic(port.port).both() < 0.5)
            || (column == ListensOn && port.listeners.isEmpty());
    default: return {};
    }
}

QString PortTableModel::text(const PortFact& port, Column column) const
{
    switch (column) {
    case Switch: return {};
    case Port: return QString::number(port.port);
    case Process: return processName(port);
    case ListensOn:
        if (!port.listeners.isEmpty())
            return listenerAddresses(port).join(tr(", "));
        return port.refused ? tr("refused") : dash();
    case OnHost: return port.hostAddresses.isEmpty() ? dash() : port.hostAddresses.join(tr(", "));
    case State: return sentences::portState(port, m_guest);
    case Connections: return carries(port) ? QString::number(port.connectionsActive) : dash();
    case Traffic:
        if (!carries(port))
            return {};
        return traffic(port.port).both() < 0.5 ? tr("idle") : sentences::rate(traffic(port.port).both());
    case ColumnCount: break;
    }
    return {};
}

QVariant PortTableModel::sortValue(const PortFact& port, Column column) const
{
    switch (column) {
    case Switch: return enabled(port) ? 1 : 0;
    case Port: return port.port;
    case Process: return processName(port).toLower();
    case State: return urgency(port.state);
    case Connections: return carries(port) ? int(port.connectionsActive) : -1;
    case Traffic: return carries(port) ? traffic(port.port).both() : -1.0;
    case ListensOn:
    case OnHost:
    case ColumnCount: break;
    }
    return text(port, column);
}

QString PortTableModel::toolTip(const PortFact& port, Column column) const
{
    switch (column) {
    case Switch:
        return enabled(port) ? tr("Switch port %1 off").arg(port.port) : tr("Switch port %1 on").arg(port.port);
    case Process: {
        QStringList lines;
        for (const ListenerFact& listener : port.listeners)
            lines.append(tr("%1 on %2").arg(sentences::process(listener.process), listener.address));
        if (!lines.isEmpty())
            return lines.join(u'\n');
        break;
    }
    case Connections:
        return tr("%1 open, %2 in all, %3 failed")
            .arg(port.connectionsActive)
            .arg(port.connectionsTotal)
            .arg(port.connectionsFailed);
    case Traffic:
        return tr("In all: %1 from the guest, %2 to it")
            .arg(sentences::bytes(port.bytesFromGuest), sentences::bytes(port.bytesToGuest));
    default: break;
    }
    const QString message = sentences::portMessage(port, m_guest);
    return message.isEmpty() ? sentences::url(port.port, port.hostAddresses) : message;
}

QString PortTableModel::searchText(const PortFact& port) const
{
    QStringList parts { QString::number(port.port), listenerAddresses(port).join(u' '), port.hostAddresses.join(u' '),
        text(port, State), sentences::stateWord(port.state) };
    for (const ProcessFact& process : processes(port))
        parts.append(sentences::process(process));
    return parts.join(u'\n');
}

QString PortTableModel::accessibleText(const PortFact& port, Column column) const
{
    if (column == Switch)
        return tr("Port %1").arg(port.port);
    const QString detail = column == Process ? processDetail(port) : QString();
    return detail.isEmpty() ? text(port, column) : text(port, column) + u' ' + detail;
}

QVariant PortTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(Column(section));
    if (role == Qt::ToolTipRole && section == Switch)
        return tr("Whether the port is mirrored");
    if (role == Qt::AccessibleTextRole && section == Switch)
        return tr("Switch");
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Switch: return QString();
    case Port: return tr("Port");
    case Process: return tr("Process");
    case ListensOn: return tr("Listens on");
    case OnHost: return tr("On host");
    case State: return tr("State");
    case Connections: return tr("Conn.", "connections");
    case Traffic: return tr("Traffic");
    case ColumnCount: break;
    }
    return {};
}

Qt::ItemFlags PortTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Switch ? flags | Qt::ItemIsUserCheckable : flags;
}

bool PortTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Switch || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const quint16 port = m_ports.at(index.row()).port;
    const bool on = value.value<Qt::CheckState>() == Qt::Checked;
    m_wished.insert(port, on);
    emit dataChanged(index, index);
    emit enabledRequested(port, on);
    return true;
}

} // namespace portolan

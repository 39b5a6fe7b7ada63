// SPDX-License-Identifier: MIT
#include "ui/ports/port_table_model.h"

#include "ui/look/marks.h"
#include "ui/look/plain_tool_tip.h"
#include "ui/ports/port_cells.h"
#include "ui/text/sentences.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

int alignment(PortTableModel::Column column)
{
    const bool number = column == PortTableModel::Connections || column == PortTableModel::Traffic;
    return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
}

template <typename Value> int order(const Value& one, const Value& other)
{
    return one < other ? -1 : other < one ? 1 : 0;
}

/// A rate below half a byte per second is none.
bool idle(double rate) { return rate < 0.5; }

} // namespace

PortTableModel::PortTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void PortTableModel::apply(const Snapshot& snapshot)
{
    QList<PortFact> next = snapshot.ports;
    std::ranges::sort(next, {}, &PortFact::port);
    const bool guestChanged = m_guest != snapshot.guest;
    m_guest = snapshot.guest;
    removeGone(next);
    insertNew(next);
    update(next, guestChanged);
}

void PortTableModel::removeGone(const QList<PortFact>& next)
{
    const auto stays
        = [&next](const PortFact& port) { return std::ranges::binary_search(next, port.port, {}, &PortFact::port); };
    for (qsizetype last = m_ports.size() - 1; last >= 0; --last) {
        if (stays(m_ports.at(last)))
            continue;
        qsizetype first = last;
        while (first > 0 && !stays(m_ports.at(first - 1)))
            --first;
        beginRemoveRows({}, int(first), int(last));
        for (qsizetype row = first; row <= last; ++row) {
            m_switches.forget(m_ports.at(row).port);
            m_labels.forget(m_ports.at(row).port);
        }
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
        m_ports.insert(row, end - row, {}); // moves the rows below only once
        std::copy(next.begin() + row, next.begin() + end, m_ports.begin() + row);
        endInsertRows();
        row = end - 1;
    }
}

void PortTableModel::update(const QList<PortFact>& next, bool guestChanged)
{
    // Both lists now have the same ports in the same order. Sorted views sort once per signal, so send few: one for
    // neighbouring changed rows, and one for all counters, whatever lies between them.
    Rows changed;
    Rows counted;
    for (int row = 0; row < next.size(); ++row) {
        const PortFact& fact = next.at(row);
        PortFact& shown = m_ports[row];
        if (!guestChanged && shown == fact)
            continue;
        const bool countersOnly = !guestChanged && cells::sameButCounters(shown, fact);
        // Byte counters are shown as rates, which are updated separately.
        const bool visible = !countersOnly || shown.connectionsActive != fact.connectionsActive;
        shown = fact;
        if (countersOnly) {
            if (visible)
                counted.include(row);
            continue;
        }
        if (changed.last >= 0 && changed.last != row - 1)
            tell(std::exchange(changed, {}), Switch, Traffic);
        changed.include(row);
    }
    tell(changed, Switch, Traffic);
    tell(counted, Connections, Traffic);
}

void PortTableModel::tell(const Rows& rows, Column first, Column last)
{
    if (rows.last >= 0)
        emit dataChanged(index(rows.first, first), index(rows.last, last));
}

void PortTableModel::setTraffic(const QHash<PortKey, TrafficRate>& traffic)
{
    const QHash<PortKey, TrafficRate> before = std::exchange(m_traffic, traffic);
    Rows changed;
    for (int row = 0; row < m_ports.size(); ++row) {
        const PortKey port = m_ports.at(row).port;
        if (before.value(port) != m_traffic.value(port))
            changed.include(row);
    }
    tell(changed, Traffic, Traffic);
}

void PortTableModel::setEnabled(PortKey port, bool enabled)
{
    const QModelIndex row = indexOf(port);
    if (!row.isValid() || ignoredByRule(m_ports.at(row.row())))
        return;
    m_switches.insert(port, enabled);
    emit dataChanged(row, row);
    emit enabledRequested(port, enabled);
}

void PortTableModel::setLabel(PortKey port, const QString& label)
{
    const QModelIndex row = indexOf(port);
    const QString line = label.simplified().left(longestLabel);
    if (!row.isValid() || line == this->label(m_ports.at(row.row())))
        return;
    m_labels.insert(port, line);
    emit dataChanged(row.siblingAtColumn(Port), row.siblingAtColumn(Port));
    emit labelRequested(port, line);
}

void PortTableModel::settleEnabled(PortKey port)
{
    const QModelIndex row = indexOf(port);
    if (m_switches.settle(port) && row.isValid())
        emit dataChanged(row, row);
}

void PortTableModel::settleLabel(PortKey port)
{
    const QModelIndex row = indexOf(port);
    if (m_labels.settle(port) && row.isValid())
        emit dataChanged(row.siblingAtColumn(Port), row.siblingAtColumn(Port));
}

PortFact PortTableModel::fact(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid))
        return {};
    PortFact fact = m_ports.at(index.row());
    fact.enabled = enabled(fact);
    fact.label = label(fact);
    return fact;
}

QModelIndex PortTableModel::indexOf(PortKey port) const
{
    const auto found = std::ranges::lower_bound(m_ports, port, {}, &PortFact::port);
    if (found == m_ports.end() || found->port != port)
        return {};
    return index(int(found - m_ports.begin()), 0);
}

int PortTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_ports.size()); }

int PortTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant PortTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PortFact& port = m_ports.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(port, column);
    case Qt::EditRole: return column == Port ? label(port) : text(port, column);
    case Qt::ToolTipRole: return plainToolTip(toolTip(port, column));
    case Qt::CheckStateRole:
        if (column != Switch)
            return {};
        return switchedOn(port) ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole: return alignment(column);
    case Qt::AccessibleTextRole: return accessibleText(port, column);
    case KeyRole: return QVariant::fromValue(port.port);
    case MarkRole: return int(markFor(port));
    case StateRole: return int(port.state);
    case DetailRole:
        return column == Port ? label(port) : column == Process ? cells::processDetail(port) : QString();
    case HistoryRole: return QVariant::fromValue(m_traffic.value(port.port).history);
    case SearchRole: return cells::searchText(port, m_guest);
    case MutedRole: return muted(port, column);
    default: return {};
    }
}

QString PortTableModel::text(const PortFact& port, Column column) const
{
    switch (column) {
    case Switch: return {};
    case Port: return portText(port.port);
    case Process: return cells::processName(port);
    case ListensOn: return cells::listensOn(port);
    case OnHost: return cells::onHost(port);
    case State: return sentences::portState(port, m_guest);
    case Connections: return cells::carries(port) ? QString::number(port.connectionsActive) : cells::dash();
    case Traffic:
        if (!cells::carries(port))
            return {};
        return idle(rate(port)) ? tr("idle") : sentences::rate(rate(port));
    case ColumnCount: break;
    }
    return {};
}

bool PortTableModel::muted(const PortFact& port, Column column) const
{
    switch (column) {
    case Switch: return ignoredByRule(port);
    case Process: return port.listeners.isEmpty() && !port.refused;
    case ListensOn: return port.listeners.isEmpty();
    case OnHost: return port.hostAddresses.isEmpty();
    case Connections: return !cells::carries(port);
    case Traffic: return idle(rate(port));
    default: return false;
    }
}

int PortTableModel::compare(int left, int right, Column column) const
{
    const PortFact& one = m_ports.at(left);
    const PortFact& other = m_ports.at(right);
    switch (column) {
    case Switch: return order(switchedOn(one), switchedOn(other));
    case Port: return order(one.port, other.port);
    case Process: return cells::processName(one).compare(cells::processName(other), Qt::CaseInsensitive);
    case State: return order(cells::urgency(one.state), cells::urgency(other.state));
    case Connections:
        return order(cells::carries(one) ? qint64(one.connectionsActive) : -1,
            cells::carries(other) ? qint64(other.connectionsActive) : -1);
    case Traffic: return order(cells::carries(one) ? rate(one) : -1.0, cells::carries(other) ? rate(other) : -1.0);
    case ListensOn:
    case OnHost: return text(one, column).compare(text(other, column));
    case ColumnCount: break;
    }
    return 0;
}

QString PortTableModel::toolTip(const PortFact& port, Column column) const
{
    switch (column) {
    case Switch:
        if (ignoredByRule(port))
            return tr("Port %1 is ignored, so there is nothing to switch. To change that, choose “Stop ignoring” in "
                      "this row's menu.")
                .arg(portText(port.port));
        return enabled(port) ? tr("Switch port %1 off").arg(portText(port.port)) : tr("Switch port %1 on").arg(portText(port.port));
    case Port: {
        QStringList lines;
        if (!label(port).isEmpty())
            lines.append(label(port));
        if (const QString url = portUrl(port); !url.isEmpty())
            lines.append(tr("%1 – Enter opens it in the browser").arg(url));
        lines.append(label(port).isEmpty() ? tr("F2 adds a label") : tr("F2 changes the label"));
        return lines.join(u'\n');
    }
    case Process: {
        QStringList lines;
        for (const ListenerFact& listener : port.listeners)
            lines.append(tr("%1 on %2").arg(sentences::process(listener.process), listener.address));
        if (!lines.isEmpty())
            return lines.join(u'\n');
        break;
    }
    case Connections: return cells::connections(port);
    case Traffic: return tr("Total: %1").arg(cells::volume(port));
    default: break;
    }
    const QString message = sentences::portMessage(port, m_guest);
    return message.isEmpty() ? portUrl(port) : message;
}

QString PortTableModel::accessibleText(const PortFact& port, Column column) const
{
    // A screen reader says the column's name first; the text of a cell must make sense after it.
    switch (column) {
    case Switch:
        if (ignoredByRule(port))
            return tr("Port %1, ignored").arg(portText(port.port));
        return enabled(port) ? tr("Port %1, on").arg(portText(port.port)) : tr("Port %1, off").arg(portText(port.port));
    case Port:
        return label(port).isEmpty() ? text(port, column) : tr("%1, %2").arg(text(port, column), label(port));
    case Process: {
        const QStringList names = cells::processWords(port);
        return names.isEmpty() ? tr("none") : names.join(tr(", "));
    }
    case State: // the mark beside the text is not heard
        if (port.state == PortState::Conflict)
            return tr("%1, %2").arg(sentences::stateWord(port.state), text(port, column));
        break;
    default: break;
    }
    const QString shown = text(port, column);
    return shown.isEmpty() || shown == cells::dash() ? tr("none") : shown;
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
    switch (index.column()) {
    case Switch: return ignoredByRule(m_ports.at(index.row())) ? flags : flags | Qt::ItemIsUserCheckable;
    case Port: return flags | Qt::ItemIsEditable;
    default: return flags;
    }
}

bool PortTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid))
        return false;
    const PortKey port = m_ports.at(index.row()).port;
    if (role == Qt::CheckStateRole && flags(index).testFlag(Qt::ItemIsUserCheckable))
        setEnabled(port, value.value<Qt::CheckState>() == Qt::Checked);
    else if (role == Qt::EditRole && index.column() == Port)
        setLabel(port, value.toString());
    else
        return false;
    return true;
}

} // namespace portolan

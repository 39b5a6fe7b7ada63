// SPDX-License-Identifier: MIT
#include "core/host/host_watch.h"

#include "core/host/listener_changes.h"
#include "core/host/network_changes.h"
#include "core/listeners/process_identity.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr auto lookInterval = 250ms;
constexpr auto lookIntervalWhenTold = 5s;
// The system reports a listen() a moment before the socket is in its list, so one look is not enough.
constexpr auto firstLook = 1ms;
constexpr int looks = 4;
constexpr int costFactor = 20; // looks take at most a twentieth of the time
constexpr auto ownerInterval = 1s;

HostOwner ownerKind(const Process& process)
{
    if (process.pid == 0) // then the name, if any, is a user's
        return HostOwner::Stranger;
    QString name = QString::fromStdString(process.name).toLower();
    if (name.endsWith(QLatin1String(".exe")))
        name.chop(4);
    if (name == QLatin1String("wslrelay") || name == QLatin1String("wslhost"))
        return HostOwner::WslItself;
    if (name == QLatin1String("portolan") || name == QLatin1String("portolan-agent"))
        return HostOwner::Portolan;
    return HostOwner::Stranger;
}

} // namespace

HostWatch::HostWatch(std::function<std::set<uint64_t>()> ownInodes, QObject* parent)
    : QObject(parent)
    , m_ownInodes(std::move(ownInodes))
{
    connect(&m_listenerTimer, &QTimer::timeout, this, &HostWatch::lookAndTell);
    m_soonTimer.setSingleShot(true);
    connect(&m_soonTimer, &QTimer::timeout, this, [this] {
        lookAndTell();
        if (--m_looksLeft > 0)
            m_soonTimer.start(lookInterval);
    });
    connect(&m_reserved, &ReservedPorts::changed, this, &HostWatch::reservedPortsChanged);
    // For systems that do not report changes.
    m_addressTimer.setInterval(5s);
    connect(&m_addressTimer, &QTimer::timeout, this, &HostWatch::readAddresses);
}

void HostWatch::start()
{
    auto* changes = new NetworkChanges(this);
    connect(changes, &NetworkChanges::changed, this, &HostWatch::readAddresses);
    readAddresses();
    auto* listenerChanges = new ListenerChanges(this);
    connect(listenerChanges, &ListenerChanges::changed, this, &HostWatch::lookSoon);
    (void)look();
    m_listenerTimer.start(listenerChanges->available() ? lookIntervalWhenTold : lookInterval);
    m_addressTimer.start();
    m_reserved.look();
}

void HostWatch::lookAndTell()
{
    const auto started = std::chrono::steady_clock::now();
    const bool changed = look();
    const auto cost = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started);
    m_rest = std::clamp<std::chrono::milliseconds>(cost * costFactor, firstLook, lookInterval);
    if (changed)
        emit listenersChanged();
}

void HostWatch::lookSoon()
{
    m_looksLeft = looks;
    if (!m_soonTimer.isActive() || m_soonTimer.remainingTimeAsDuration() > m_rest)
        m_soonTimer.start(m_rest);
}

bool HostWatch::look()
{
    Result<std::vector<ListeningSocket>> dump = m_sockets.dump();
    if (!dump) {
        if (!m_failing)
            emit failed(QString::fromStdString(dump.error().context));
        m_failing = true;
        return false;
    }
    m_failing = false;

    std::vector<ListeningSocket> sockets = std::move(dump).value();
    // Nearly every look finds what the last one found. The owners of the same sockets may change, but rarely do.
    const auto now = std::chrono::steady_clock::now();
    if (sockets == m_seen && now < m_nextOwnerLook)
        return false;
    m_seen = sockets;
    m_nextOwnerLook = now + ownerInterval;

    const std::set<uint64_t> own = m_ownInodes();
    std::erase_if(sockets, [&](const ListeningSocket& socket) { return own.contains(socket.number); });

    const std::vector<Process> owners = m_owners.find(sockets);
    std::vector<HostListener> listeners;
    listeners.reserve(sockets.size());
    for (size_t i = 0; i < sockets.size(); ++i)
        listeners.push_back(
            { sockets[i].address, sockets[i].port, sockets[i].v6Only, owners[i], ownerKind(owners[i]) });
    if (listeners == m_listeners)
        return false;
    m_listeners = std::move(listeners);
    return true;
}

std::string HostWatch::holder(PortKey port) const
{
    std::set<std::string> programs;
    for (const HostListener& listener : m_listeners) {
        if (listener.port == port && listener.owner == HostOwner::Stranger && usesLocalhost(listener))
            programs.insert(processIdentity(listener.process.pid));
    }
    if (programs.contains(std::string()))
        return {};
    std::string text;
    for (const std::string& program : programs)
        text += (text.empty() ? "" : ", ") + program;
    return text;
}

void HostWatch::readAddresses()
{
    std::vector<Adapter> adapters = hostAdapters();
    const LoopbackFamilies loopback = hostLoopback();
    if (adapters == m_adapters && loopback == m_loopback)
        return;
    m_adapters = std::move(adapters);
    m_loopback = loopback;
    emit adaptersChanged();
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/tray/notifications.h"

#include "ui/tray/notices.h"

#include <chrono>

namespace portolan {

namespace {

// All in milliseconds.
constexpr qint64 gathering = 2000;       ///< from the first news to the notice
constexpr qint64 quiet = 10000;          ///< between two notices of a kind
constexpr qint64 settling = 2000;        ///< from the guest's appearance until its ports count as new
constexpr qint64 ownDoing = 3000;        ///< what happens this soon after a decision of the user comes from it
constexpr qint64 healing = 10000;        ///< a conflict that returns sooner had not healed
constexpr qint64 restarting = 30000;     ///< a port that returns sooner is not new
constexpr qint64 forgetting = 5 * 60000; ///< a port that is gone longer is forgotten

/// The port's own service may be mirrored on another address, or be one too many, while a program that wanted localhost is refused.
bool isConflict(const PortFact& port)
{
    const bool settled = port.state == PortState::Mirrored || port.state == PortState::Ignored;
    return port.state == PortState::Conflict || (settled && port.refused);
}

qint64 steadyMilliseconds()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

Notifications::Notifications(Core& core, Notifier& notifier, Clock clock)
    : m_core(core)
    , m_notifier(notifier)
    , m_clock(clock ? std::move(clock) : Clock(&steadyMilliseconds))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notifications::tellWhatIsDue);
    connect(&m_core, &Core::snapshotChanged, this, &Notifications::apply);
    connect(&m_notifier, &Notifier::clicked, this, &Notifications::clicked);
    connect(&m_notifier, &Notifier::chosen, this, &Notifications::chosen);
    connect(&m_notifier, &Notifier::closed, this, [this](Notice::Kind kind) {
        if (kind != Notice::Kind::Hint)
            batch(kind).shown.clear();
    });
    apply(m_core.snapshot());
}

void Notifications::apply(const Snapshot& snapshot)
{
    followGuest(snapshot);
    if (m_paused != snapshot.paused || m_preferences != snapshot.preferences)
        m_allDecided = m_clock();
    m_paused = snapshot.paused;
    m_preferences = snapshot.preferences;

    for (Record& record : m_ports)
        record.present = false;
    for (const PortFact& port : snapshot.ports)
        followPort(port);
    for (auto entry = m_ports.begin(); entry != m_ports.end();) {
        if (!entry->present)
            followGone(entry.key(), *entry);
        const bool forgotten = !entry->present && m_clock() - entry->goneAt.value_or(0) > forgetting;
        entry = forgotten ? m_ports.erase(entry) : std::next(entry);
    }
}

void Notifications::followGuest(const Snapshot& snapshot)
{
    if (snapshot.guest.name != m_guestName) {
        m_guestName = snapshot.guest.name;
        m_seenGuest = false;
        m_ports.clear();
    }
    const bool up = snapshot.guest.state == GuestState::Connected && snapshot.guest.reachable;
    if (up && !m_guestUp)
        m_settlesAt = m_clock() + settling;
    m_guestUp = up;
    if (m_settlesAt && m_clock() >= *m_settlesAt) {
        m_settlesAt.reset();
        m_seenGuest = true;
    }
}

void Notifications::followPort(const PortFact& port)
{
    const bool known = m_ports.contains(port.port);
    Record& record = m_ports[port.port];
    record.present = true;
    const bool ignored = port.ignoredBy != IgnoredBy::Nothing;
    if (known
        && (record.enabled != port.enabled || record.allowedInGuest != port.allowedInGuest
            || record.ignored != ignored))
        record.decidedAt = m_clock();
    record.enabled = port.enabled;
    record.allowedInGuest = port.allowedInGuest;
    record.ignored = ignored;
    followListener(port, record);
    followConflict(port, record);
}

void Notifications::followConflict(const PortFact& port, Record& record)
{
    if (port.state == PortState::Waiting)
        return; // unknown
    if (!isConflict(port)) {
        noLongerInConflict(port.port, record);
        return;
    }
    if (record.healedAt && m_clock() - *record.healedAt >= healing)
        record.conflictTold = false;
    record.healedAt.reset();
    if (!m_seenGuest || decidedByUser(record))
        record.conflictTold = true;
    if (!record.conflictTold)
        gather(Notice::Kind::Conflict, port.port);
}

void Notifications::followListener(const PortFact& port, Record& record)
{
    const bool listening = !port.listeners.isEmpty();
    if (listening && !record.listening) {
        const bool restarted = record.goneAt && m_clock() - *record.goneAt < restarting;
        if (m_seenGuest && !m_settlesAt && !restarted && !decidedByUser(record) && port.state == PortState::Mirrored)
            gather(Notice::Kind::NewPort, port.port);
    } else if (!listening && record.listening) {
        record.goneAt = m_clock();
        drop(Notice::Kind::NewPort, port.port);
    }
    record.listening = listening;
}

void Notifications::followGone(PortKey port, Record& record)
{
    if (record.listening || !record.goneAt)
        record.goneAt = m_clock();
    record.listening = false;
    drop(Notice::Kind::NewPort, port);
    noLongerInConflict(port, record);
}

void Notifications::noLongerInConflict(PortKey port, Record& record)
{
    if (!record.healedAt)
        record.healedAt = m_clock();
    drop(Notice::Kind::Conflict, port);
}

bool Notifications::decidedByUser(const Record& record) const
{
    const qint64 now = m_clock();
    return (record.decidedAt && now - *record.decidedAt < ownDoing) || (m_allDecided && now - *m_allDecided < ownDoing);
}

void Notifications::gather(Notice::Kind kind, PortKey port)
{
    Batch& news = batch(kind);
    if (news.gathered.contains(port))
        return;
    news.gathered.append(port);
    if (news.dueAt)
        return;
    news.dueAt = m_clock() + gathering;
    if (news.toldAt)
        news.dueAt = qMax(*news.dueAt, *news.toldAt + quiet);
    startTimer();
}

void Notifications::drop(Notice::Kind kind, PortKey port)
{
    Batch& news = batch(kind);
    news.gathered.removeOne(port);
    if (news.gathered.isEmpty())
        news.dueAt.reset();
    if (news.shown.removeOne(port) && news.shown.isEmpty())
        m_notifier.withdraw(kind);
}

void Notifications::startTimer()
{
    std::optional<qint64> next = m_conflicts.dueAt;
    if (m_newPorts.dueAt && (!next || *m_newPorts.dueAt < *next))
        next = m_newPorts.dueAt;
    if (next)
        m_timer.start(int(qMax(qint64(0), *next - m_clock())));
}

void Notifications::tellWhatIsDue()
{
    for (const Notice::Kind kind : { Notice::Kind::Conflict, Notice::Kind::NewPort }) {
        Batch& news = batch(kind);
        if (news.dueAt && m_clock() >= *news.dueAt)
            tell(kind);
    }
    startTimer();
}

void Notifications::tell(Notice::Kind kind)
{
    Batch& news = batch(kind);
    const QList<PortKey> gathered = std::exchange(news.gathered, {});
    news.dueAt.reset();
    if (kind == Notice::Kind::Conflict) {
        for (const PortKey port : gathered)
            m_ports[port].conflictTold = true;
    }
    const bool wished = kind == Notice::Kind::Conflict ? m_choice.conflict : m_choice.newPort;
    if (!wished || m_windowInFront())
        return;
    // What the user has not seen yet stays visible.
    const QList<PortFact> facts = stillTrue(kind, news.shown + gathered);
    if (stillTrue(kind, gathered).isEmpty())
        return;
    news.shown.clear();
    for (const PortFact& fact : facts)
        news.shown.append(fact.port);
    news.toldAt = m_clock();
    const GuestFact& guest = m_core.snapshot().guest;
    m_notifier.show(kind == Notice::Kind::Conflict ? notices::conflict(facts, guest) : notices::newPort(facts, guest));
}

QList<PortFact> Notifications::stillTrue(Notice::Kind kind, const QList<PortKey>& ports) const
{
    QList<PortFact> facts;
    for (const PortKey port : ports) {
        const PortFact* fact = findPort(m_core.snapshot(), port);
        if (fact && (kind == Notice::Kind::Conflict ? isConflict(*fact) : fact->state == PortState::Mirrored))
            facts.append(*fact);
    }
    return facts;
}

void Notifications::clicked(Notice::Kind kind)
{
    if (kind == Notice::Kind::Hint || batch(kind).shown.isEmpty())
        return;
    const QList<PortKey> shown = takeBack(kind);
    const PortKey first = shown.first();
    if (kind == Notice::Kind::NewPort && shown.size() == 1)
        openInBrowser(first);
    else
        emit portRequested(first);
}

void Notifications::chosen(Notice::Kind kind, const QString& key)
{
    // Only a notice about one port has actions.
    if (kind == Notice::Kind::Hint || batch(kind).shown.size() != 1)
        return;
    const PortKey port = takeBack(kind).first();
    if (key == notices::openKey)
        openInBrowser(port);
    else if (key == notices::allowKey)
        m_core.execute(SetAllowedInGuest { port, true });
    else if (key == notices::offKey)
        m_core.execute(SetEnabled { port, false });
}

/// The user has answered the notice. Some desktops leave it visible.
QList<PortKey> Notifications::takeBack(Notice::Kind kind)
{
    const QList<PortKey> shown = std::exchange(batch(kind).shown, {});
    m_notifier.withdraw(kind);
    return shown;
}

void Notifications::openInBrowser(PortKey port)
{
    const PortFact* fact = findPort(m_core.snapshot(), port);
    const QString url = fact ? portUrl(*fact) : QString();
    if (url.isEmpty())
        emit portRequested(port);
    else
        emit urlRequested(url);
}

} // namespace portolan

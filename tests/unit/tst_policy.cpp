// SPDX-License-Identifier: MIT
#include "core/mirror/policy.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <algorithm>

using namespace portolan;

/// The policy as a table. Facts are written in words, separated by commas:
///
///     guest   ADDRESS PORT[#] [PROCESS] [of USER] [then] "0.0.0.0 3000, ::only 80/udp" (::only: takes no IPv4; #: asked for by
///             number; users: root, alice, bob, in the order of their uids, else unknown; then: younger than those before,
///             else first seen together)
///     host    ADDRESS PORT OWNER    "0.0.0.0 80 nginx"             (owners "portolan" and "wslrelay" are known)
///     rules   off P, on P, ignore P, allow P, refuse P, paused, allow-all, watch P, unignore P, range P-P,
///             process NAME, no-ephemeral, map P HOSTPORT, in-use, limit N
///     facts   named P, ephemeral P-P, stopped, unreachable, no-v6, no-v4, junior P, refused P, fails ADDRESS P CODE
///     rows    PORT[@HOSTPORT] STATE REASON[:WHICH RULE] [HOST>GUEST ...] [by OWNER] [without USER ...]
///     denied  PORT, PORT+ (on all of 127/8 as well), PORT! (with EADDRINUSE)
namespace {

QStringList items(const char* text) { return QString::fromUtf8(text).split(QStringLiteral(", "), Qt::SkipEmptyParts); }

Address addressOf(const QString& text)
{
    const auto address = parseAddress((text == "::only" ? QStringLiteral("::") : text).toStdString());
    return address ? *address : throw std::invalid_argument("no address: " + text.toStdString());
}

PortKey portOf(const QString& text)
{
    const auto port = parsePortKey(text.toStdString());
    return port ? *port : throw std::invalid_argument("no port: " + text.toStdString());
}

PortRange rangeOf(const QString& text)
{
    return { text.section('-', 0, 0).toUShort(), text.section('-', -1).toUShort() };
}

ErrorCode codeOf(const QString& text)
{
    static const QMap<QString, ErrorCode> codes { { "in-use", ErrorCode::InUse }, { "reserved", ErrorCode::Reserved },
        { "permission", ErrorCode::PermissionDenied }, { "not-available", ErrorCode::NotAvailable },
        { "resources", ErrorCode::Resources } };
    return codes.contains(text) ? codes[text] : throw std::invalid_argument("no code: " + text.toStdString());
}

void readGuest(PolicyInput& input, const char* text)
{
    static const QStringList users { "root", "alice", "bob" };
    uint64_t order = 0;
    for (const QString& item : items(text)) {
        QStringList words = item.split(' ');
        GuestListener listener;
        if (words.last() == "then") {
            ++order;
            words.removeLast();
        }
        if (const qsizetype of = words.indexOf("of"); of > 0) {
            listener.user = words.value(of + 1).toStdString();
            listener.uid = static_cast<uint32_t>(users.indexOf(words.value(of + 1)) * 1000);
            words.resize(of);
        }
        listener.order = order;
        listener.id = input.guestListeners.size() + 1;
        listener.address = addressOf(words[0]);
        listener.v6Only = words[0] == "::only";
        listener.byNumber = words[1].endsWith('#');
        listener.port = portOf(words[1].chopped(listener.byNumber ? 1 : 0));
        listener.process = { 12, words.value(2).toStdString() };
        input.guestListeners.push_back(listener);
    }
}

void readHost(PolicyInput& input, const char* text)
{
    for (const QString& item : items(text)) {
        const QStringList words = item.split(' ');
        HostListener listener;
        listener.address = addressOf(words[0]);
        listener.v6Only = words[0] == "::only";
        listener.port = portOf(words[1]);
        listener.process = { words[2] == "?" ? 0u : 99u, words[2] == "?" ? std::string() : words[2].toStdString() };
        if (words[2] == "portolan")
            listener.owner = HostOwner::Portolan;
        if (words[2] == "wslrelay")
            listener.owner = HostOwner::WslItself;
        input.hostListeners.push_back(listener);
    }
}

void readRules(PolicyInput& input, const char* text)
{
    Rules& rules = input.rules;
    const auto use = [&input](PortKey port) {
        PortUse found = useOf(input, port);
        found.tooMany = isLeftOut(decide(input), port);
        return found;
    };
    for (const QString& item : items(text)) {
        const QStringList words = item.split(' ');
        const PortKey port = parsePortKey(words.value(1).toStdString()).value_or(PortKey());
        if (words[0] == "off")
            rules.setEnabled(port, false);
        else if (words[0] == "on")
            rules.setEnabled(port, true, use(port));
        else if (words[0] == "unignore")
            rules.setIgnored(port, false, use(port));
        else if (words[0] == "map")
            rules.ports[port].hostPort = words[2].toUShort();
        else if (words[0] == "watch")
            rules.ports[port].ignored = false;
        else if (words[0] == "range")
            rules.ignoredRanges.push_back(rangeOf(words[1]));
        else if (words[0] == "process")
            rules.ignoredProcesses.push_back(words[1].toStdString());
        else if (words[0] == "no-ephemeral")
            rules.mirrorEphemeral = false;
        else if (words[0] == "limit")
            rules.mirrorLimit = words[1].toUInt();
        else if (words[0] == "ignore")
            rules.setIgnored(port, true);
        else if (words[0] == "allow")
            rules.setAllowedInGuest(port, true);
        else if (words[0] == "refuse")
            rules.ports[port].refusal = RefusalPreference::Refuse;
        else if (words[0] == "paused")
            rules.paused = true;
        else if (words[0] == "in-use")
            rules.refusalError = RefusalError::Eaddrinuse;
        else if (words[0] == "allow-all")
            rules.refusal = RefusalPreference::Allow;
        else
            throw std::invalid_argument("no rule: " + item.toStdString());
    }
    for (const auto& [port, rule] : rules.ports)
        input.chosenPorts.insert(port);
}

void readFacts(PolicyInput& input, const char* text)
{
    for (const QString& item : items(text)) {
        const QStringList words = item.split(' ');
        if (words[0] == "named")
            input.chosenPorts.insert(portOf(words[1]));
        else if (words[0] == "ephemeral")
            input.ephemeral = rangeOf(words[1]);
        else if (words[0] == "stopped")
            input.waiting = PortReason::GuestStopped;
        else if (words[0] == "unreachable")
            input.waiting = PortReason::GuestUnreachable;
        else if (words[0] == "no-v6")
            input.hostHasV6 = false;
        else if (words[0] == "no-v4")
            input.hostHasV4 = false;
        else if (words[0] == "junior")
            input.juniorHostPorts.insert(portOf(words[1]));
        else if (words[0] == "refused")
            input.refusedPorts.insert(portOf(words[1]));
        else if (words[0] == "fails")
            input.failures[{ portOf(words[2]), addressOf(words[1]) }] = Error { codeOf(words[3]), 0, {} };
        else
            throw std::invalid_argument("no fact: " + item.toStdString());
    }
}

QString rowsOf(const PolicyOutput& output, const std::vector<GuestListener>& listeners)
{
    QStringList rows;
    for (const PortDecision& decision : output.ports) {
        QStringList words { QString::fromStdString(textOf(decision.port)), QString::fromUtf8(toString(decision.state).data()) };
        if (decision.hostPort != decision.port)
            words.first() += QString("@%1").arg(decision.hostPort.number);
        if (decision.reason != PortReason::None)
            words << QString::fromUtf8(toString(decision.reason).data());
        if (decision.ignoredBy != IgnoredBy::Nothing)
            words.last() += QString(":%1").arg(QString::fromUtf8(toString(decision.ignoredBy).data()));
        for (const WantedMirror& mirror : decision.mirrors) {
            words << QString::fromStdString(mirror.host.address.to_string() + '>' + mirror.guest.address.to_string());
            if (mirror.host.port != decision.hostPort || mirror.guest.port != decision.port)
                words << "of other ports";
        }
        if (decision.owner)
            words << "by" << (decision.owner->name.empty() ? "?" : QString::fromStdString(decision.owner->name));
        for (const uint64_t id : decision.leftOut)
            words << "without" << QString::fromStdString(std::ranges::find(listeners, id, &GuestListener::id)->user);
        rows << words.join(' ');
    }
    return rows.join(", ");
}

QString deniedOf(const PolicyOutput& output)
{
    QStringList ports;
    for (const DeniedPort& denied : output.denied)
        ports << QString::fromStdString(textOf(denied.port)) + (denied.wholeLoopback ? "+" : "")
                + (denied.error == RefusalError::Eaddrinuse ? "!" : "");
    return ports.join(", ");
}

} // namespace

class tst_Policy : public QObject
{
    Q_OBJECT

private slots:
    void decides_data();
    void decides();
    void dropsRulesThatEqualTheDefault();
    void takesAPortBackBeforeItsProcessComes();
    void namesTheReservedRange();
};

void tst_Policy::decides_data()
{
    QTest::addColumn<QString>("guest");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QString>("facts");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("denied");

    struct Case {
        const char *name, *guest, *host, *rules, *facts, *rows, *denied;
    };
    // clang-format off
    static const Case cases[] = {
    // -- Mirroring: a listener of any family, on both host families
    { "nothing",                "",                              "", "", "", "", "" },
    { "v4 wildcard",            "0.0.0.0 3000",                  "", "", "", "3000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "v4 loopback",            "127.0.0.1 5432",                "", "", "", "5432 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "dual-stack wildcard",    ":: 8080",                       "", "", "", "8080 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "v6 wildcard only",       "::only 8080",                   "", "", "", "8080 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "v6 loopback",            "::1 8080",                      "", "", "", "8080 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "eth0 address",           "172.29.108.58 81",              "", "", "", "81 mirrored 127.0.0.1>172.29.108.58 ::1>172.29.108.58", "" },
    { "eth0 v6 address",        "fd00::58 81",                   "", "", "", "81 mirrored 127.0.0.1>fd00::58 ::1>fd00::58", "" },
    { "eth0 in both families",  "172.29.108.58 81, fd00::58 81", "", "", "", "81 mirrored 127.0.0.1>172.29.108.58 ::1>fd00::58", "" },
    { "loopback before eth0",   "172.29.108.58 81, ::1 81",      "", "", "", "81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "two families, two services", "127.0.0.1 80, ::1 80",      "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>::1", "" },
    { "v6 family left",         "127.0.0.1 80",                  "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "shared by SO_REUSEPORT", "0.0.0.0 80, 0.0.0.0 80",        "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "another 127.x",          "127.0.0.2 80",                  "", "", "", "80 mirrored 127.0.0.2>127.0.0.2", "" },
    { "another 127.x, twice",   "127.0.0.2 80, 127.0.0.2 80",    "", "", "", "80 mirrored 127.0.0.2>127.0.0.2", "" },
    { "127.0.0.1 and 127.0.0.2","127.0.0.1 80, 127.0.0.2 80",    "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1 127.0.0.2>127.0.0.2", "" },
    { "eth0, link-local",       "fe80::58 81",                   "", "", "", "81 ignored other-interface", "" },
    { "docker0",                "172.17.0.1 80",                 "", "", "", "80 ignored other-interface", "" },
    { "docker0 and loopback",   "172.17.0.1 80, 127.0.0.1 80",   "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "two ports",              "0.0.0.0 3000, 127.0.0.1 22",    "", "", "", "22 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1, 3000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "host without v6",        "0.0.0.0 80",                    "", "", "no-v6", "80 mirrored one-family 127.0.0.1>127.0.0.1", "" },
    { "host without v6, ::1",   "::1 80",                        "", "", "no-v6", "80 mirrored one-family 127.0.0.1>::1", "" },
    { "host without v4",        "0.0.0.0 80",                    "", "", "no-v4", "80 mirrored one-family ::1>127.0.0.1", "" },
    { "v6 turns out missing",   "0.0.0.0 80",                    "", "", "fails ::1 80 not-available", "80 mirrored one-family 127.0.0.1>127.0.0.1", "" },

    // -- Users of one guest: nobody gets a family of another user's port, whoever is first
    { "one user, two services", "127.0.0.1 80 of bob, ::1 80 of bob then", "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>::1", "" },
    { "another user's ::1",     "127.0.0.1 80 of alice, ::1 80 of bob then", "", "", "", "80 mirrored other-user 127.0.0.1>127.0.0.1 ::1>127.0.0.1 without bob", "" },
    { "another user's 127.0.0.1", "::1 80 of bob, 127.0.0.1 80 of alice then", "", "", "", "80 mirrored other-user 127.0.0.1>::1 ::1>::1 without alice", "" },
    { "a wildcard beside ::1",  "::1 80 of alice, 0.0.0.0 80 of bob then", "", "", "", "80 mirrored other-user 127.0.0.1>::1 ::1>::1 without bob", "" },
    { "::1 beside a wildcard",  "0.0.0.0 80 of bob, ::1 80 of alice then", "", "", "", "80 mirrored other-user 127.0.0.1>127.0.0.1 ::1>127.0.0.1 without alice", "" },
    { "v6 wildcard beside v4",  "0.0.0.0 80 of alice, ::only 80 of bob then", "", "", "", "80 mirrored other-user 127.0.0.1>127.0.0.1 ::1>127.0.0.1 without bob", "" },
    { "loopback beside eth0",   "172.29.108.58 80 of alice, 127.0.0.1 80 of bob then", "", "", "", "80 mirrored other-user 127.0.0.1>172.29.108.58 ::1>172.29.108.58 without bob", "" },
    { "eth0 of two users",      "172.29.108.58 80 of bob, fd00::58 80 of alice then", "", "", "", "80 mirrored other-user 127.0.0.1>172.29.108.58 ::1>172.29.108.58 without alice", "" },
    { "two of the other user",  "::1 80 of alice, 127.0.0.1 80 of bob then, 172.29.108.58 80 of bob then", "", "", "", "80 mirrored other-user 127.0.0.1>::1 ::1>::1 without bob without bob", "" },
    { "root joins",             "127.0.0.1 80 of alice, ::1 80 of root then", "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>::1", "" },
    { "nobody joins root",      "127.0.0.1 80 of root, ::1 80 of alice then", "", "", "", "80 mirrored other-user 127.0.0.1>127.0.0.1 ::1>127.0.0.1 without alice", "" },
    { "seen together",          "127.0.0.1 80 of bob, ::1 80 of alice", "", "", "", "80 mirrored other-user 127.0.0.1>::1 ::1>::1 without bob", "" },
    { "seen together with root", "127.0.0.1 80 of alice, ::1 80 of root", "", "", "", "80 mirrored other-user 127.0.0.1>::1 ::1>::1 without alice", "" },
    { "an agent that tells no users", "127.0.0.1 80, ::1 80 then", "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>::1", "" },
    { "another address",        "127.0.0.1 80 of alice, 127.0.0.2 80 of bob then", "", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1 127.0.0.2>127.0.0.2", "" },
    { "another network",        "172.17.0.1 80 of alice, ::1 80 of bob then", "", "", "", "80 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "an ignored program",     "127.0.0.1 80 steam of alice, ::1 80 node of bob then", "", "process steam", "", "80 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "other user, host uses it", "127.0.0.1 80 of alice, ::1 80 of bob then", "0.0.0.0 80 nginx", "", "", "80 conflict host-port-in-use by nginx", "80+" },
    { "other user, host without v6", "127.0.0.1 80 of alice, ::1 80 of bob then", "", "", "no-v6", "80 mirrored other-user 127.0.0.1>127.0.0.1 without bob", "" },
    { "other user, off",        "127.0.0.1 80 of alice, ::1 80 of bob then", "", "off 80", "", "80 off", "" },

    // -- Conflict: a host program on localhost
    { "host wildcard",          "0.0.0.0 80", "0.0.0.0 80 nginx",      "", "", "80 conflict host-port-in-use by nginx", "80+" },
    { "host v6 wildcard",       "0.0.0.0 80", ":: 80 nginx",           "", "", "80 conflict host-port-in-use by nginx", "80+" },
    { "host v6-only wildcard",  "0.0.0.0 80", "::only 80 nginx",       "", "", "80 conflict host-port-in-use by nginx", "80" },
    { "host 127.0.0.1",         "0.0.0.0 80", "127.0.0.1 80 nginx",    "", "", "80 conflict host-port-in-use by nginx", "80" },
    { "host ::1 only",          "127.0.0.1 80", "::1 80 nginx",        "", "", "80 conflict host-port-in-use by nginx", "80" },
    { "owner unknown",          "0.0.0.0 80", "127.0.0.1 80 ?",        "", "", "80 conflict host-port-in-use by ?", "80" },
    { "the known owner named",  "0.0.0.0 80", "127.0.0.1 80 ?, ::1 80 nginx", "", "", "80 conflict host-port-in-use by nginx", "80" },
    { "host LAN address",       "0.0.0.0 80", "192.168.1.5 80 nginx",  "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "host other 127.x",       "0.0.0.0 53, 0.0.0.0 80", "127.0.0.53 80 resolved", "", "", "53 ignored rule:default, 80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "same other 127.x",       "127.0.0.2 80", "127.0.0.2 80 nginx",  "", "", "80 conflict host-port-in-use by nginx", "" },
    { "127.x under a wildcard", "127.0.0.2 80", "0.0.0.0 80 nginx",    "", "", "80 conflict host-port-in-use by nginx", "80+" },
    { "127.x beside 127.0.0.1", "127.0.0.2 80", "127.0.0.1 80 nginx",  "", "", "80 mirrored 127.0.0.2>127.0.0.2 by nginx", "80" },
    { "one of two addresses",   "127.0.0.1 80, 127.0.0.2 80", "127.0.0.2 80 nginx", "", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1 by nginx", "" },
    { "docker0 beside nginx",   "172.17.0.1 80", "0.0.0.0 80 nginx",   "", "", "80 ignored other-interface by nginx", "80+" },
    { "other port of the host", "0.0.0.0 3000", "0.0.0.0 80 nginx",    "", "", "3000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "80+" },
    { "another instance",       "0.0.0.0 80", "127.0.0.1 80 portolan", "", "", "80 conflict host-port-in-use by portolan", "" },
    { "served by WSL itself",   "0.0.0.0 80", "127.0.0.1 80 wslrelay", "", "", "80 ignored served-by-wsl by wslrelay", "" },
    { "bind fails, nobody there", "0.0.0.0 80", "", "", "fails 127.0.0.1 80 in-use",   "80 conflict host-port-in-use", "" },
    { "bind of ::1 fails",      "0.0.0.0 80", "", "", "fails ::1 80 in-use",           "80 conflict host-port-in-use", "" },
    { "privileged port",        "0.0.0.0 80", "", "", "fails 127.0.0.1 80 permission", "80 conflict permission-denied", "" },
    { "reserved range",         "0.0.0.0 5357", "", "", "fails 127.0.0.1 5357 reserved", "5357 conflict host-port-reserved", "" },
    { "out of descriptors",     "0.0.0.0 80", "", "", "fails 127.0.0.1 80 resources",  "80 conflict", "" },
    { "127.x bind fails",       "127.0.0.2 80", "", "", "fails 127.0.0.2 80 in-use",   "80 conflict host-port-in-use", "" },
    { "no family at all",       "0.0.0.0 80", "", "", "fails 127.0.0.1 80 not-available, fails ::1 80 not-available", "80 conflict", "" },

    // -- Refusal: while mirroring of the port is on and the host uses it
    { "host only",              "", "0.0.0.0 80 nginx",               "", "", "", "80+" },
    { "host on loopback",       "", "127.0.0.1 631 cupsd, ::1 631 cupsd", "", "", "", "631" },
    { "told that it is in use", "", "0.0.0.0 80 nginx, ::1 81 nginx", "in-use", "", "", "80+!, 81!" },
    { "host on LAN",            "", "192.168.1.5 80 nginx",           "", "", "", "" },
    { "host on other 127.x",    "", "127.0.0.54 80 nginx",            "", "", "", "" },
    { "refused, row kept",      "", "0.0.0.0 80 nginx",               "", "refused 80", "80 conflict host-port-in-use by nginx", "80+" },
    { "refused, port freed",    "", "",                               "", "refused 80", "", "" },
    { "refused, then off",      "", "0.0.0.0 80 nginx",               "off 80", "refused 80", "80 off by nginx", "" },
    { "refused beside docker0", "172.17.0.1 80", "127.0.0.1 80 nginx", "", "refused 80", "80 conflict host-port-in-use by nginx", "80" },
    { "refused beside 127.x",   "127.0.1.1 80", "127.0.0.1 80 nginx", "", "refused 80", "80 mirrored 127.0.1.1>127.0.1.1 by nginx", "80" },
    { "beside docker0, freed",  "172.17.0.1 80", "",                  "", "refused 80", "80 ignored other-interface", "" },
    { "beside docker0, junior", "172.17.0.1 80", "127.0.0.1 80 code", "", "refused 80, junior 80", "80 ignored other-interface by code", "" },
    { "beside docker0, off",    "172.17.0.1 80", "0.0.0.0 80 nginx",  "off 80", "refused 80", "80 off by nginx", "" },
    { "beside docker0, allowed", "172.17.0.1 80", "0.0.0.0 80 nginx", "allow-all", "refused 80", "80 ignored other-interface by nginx", "" },
    { "beside docker0, stopped", "172.17.0.1 80", "0.0.0.0 80 nginx", "", "refused 80, stopped", "80 waiting guest-stopped by nginx", "80+" },
    { "forwarder came later",   "0.0.0.0 80", "127.0.0.1 80 code",    "", "junior 80", "80 conflict host-port-in-use by code", "" },
    { "DNS",                    "", "0.0.0.0 53 dnsmasq",             "", "", "", "" },
    { "DNS switched on",        "0.0.0.0 53", "",                     "on 53", "", "53 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "DNS never refused",      "0.0.0.0 53", "0.0.0.0 53 dnsmasq",   "on 53", "", "53 conflict host-port-in-use by dnsmasq", "" },
    { "other instance's port",  "", "127.0.0.1 80 portolan",          "", "", "", "" },
    { "WSL's own port",         "", "127.0.0.1 80 wslrelay",          "", "", "", "" },
    { "allowed",                "", "0.0.0.0 80 nginx",               "allow 80", "", "80 ignored allowed-in-guest by nginx", "" },
    { "allowed and used",       "0.0.0.0 80", "0.0.0.0 80 nginx",     "allow 80", "", "80 ignored allowed-in-guest by nginx", "" },
    { "allowed, host gone",     "0.0.0.0 80", "",                     "allow 80", "", "80 ignored allowed-in-guest", "" },
    { "allow all",              "0.0.0.0 80", "0.0.0.0 80 nginx, 0.0.0.0 81 nginx", "allow-all", "", "80 ignored allowed-in-guest by nginx", "" },
    { "allow all, host free",   "0.0.0.0 80", "",                     "allow-all", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "allow all but one",      "0.0.0.0 80", "0.0.0.0 80 nginx",     "allow-all, refuse 80", "", "80 conflict host-port-in-use by nginx", "80+" },

    // -- Rules
    { "off",                    "0.0.0.0 80", "",                     "off 80", "", "80 off", "" },
    { "off without listener",   "", "",                               "off 80", "", "80 off", "" },
    { "off and host uses it",   "0.0.0.0 80", "0.0.0.0 80 nginx",     "off 80", "", "80 off by nginx", "" },
    { "off and on again",       "0.0.0.0 80", "",                     "off 80, on 80", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "on again, no listener",  "", "",                               "off 80, on 80", "", "", "" },
    { "ignored",                "0.0.0.0 80", "0.0.0.0 80 nginx",     "ignore 80", "", "80 ignored rule:port by nginx", "" },
    { "DNS ignored by default", "0.0.0.0 53", "",                     "", "", "53 ignored rule:default", "" },
    { "paused",                 "0.0.0.0 80", "0.0.0.0 81 nginx",     "paused", "", "80 off paused", "" },
    { "paused, one is off",     "0.0.0.0 80, 0.0.0.0 81", "",         "paused, off 80", "", "80 off, 81 off paused", "" },
    { "paused, refused",        "", "0.0.0.0 80 nginx",               "paused", "refused 80", "80 off paused by nginx", "" },

    { "off, then ignored",      "0.0.0.0 80", "",                     "off 80, ignore 80", "", "80 ignored rule:port", "" },
    { "ignored, then off",      "0.0.0.0 80", "",                     "ignore 80, off 80", "", "80 off", "" },
    { "ignored, no listener",   "", "0.0.0.0 80 nginx",               "ignore 80", "", "80 ignored rule:port by nginx", "" },
    { "not ignored any more",   "0.0.0.0 80", "",                     "ignore 80, unignore 80", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "and leaves no rule",     "", "",                               "ignore 80, unignore 80", "", "", "" },
    { "ignored while paused",   "0.0.0.0 80", "",                     "ignore 80, paused", "", "80 ignored rule:port", "" },
    { "DNS taken back",         "0.0.0.0 53", "",                     "unignore 53", "", "53 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },

    // -- Ranges, ephemeral ports, processes
    { "range",                  "0.0.0.0 4999, 0.0.0.0 5000, 0.0.0.0 5010, 0.0.0.0 5011", "", "range 5000-5010", "",
        "4999 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1, 5000 ignored rule:range, 5010 ignored rule:range, 5011 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "range of one",           "0.0.0.0 9229", "",                   "range 9229-9229", "", "9229 ignored rule:range", "" },
    { "second range",           "0.0.0.0 9229", "",                   "range 1-9, range 9000-9999", "", "9229 ignored rule:range", "" },
    { "range has no rows",      "", "",                               "range 1-65535", "", "", "" },
    { "range is never refused", "", "0.0.0.0 5000 nginx, 0.0.0.0 80 nginx", "range 5000-5010", "", "", "80+" },
    { "range, host uses it",    "0.0.0.0 5000", "0.0.0.0 5000 nginx", "range 5000-5010", "", "5000 ignored rule:range by nginx", "" },
    { "range, off",             "0.0.0.0 5000", "",                   "range 5000-5010, off 5000", "", "5000 off", "" },
    { "range, switched on",     "0.0.0.0 5000", "",                   "range 5000-5010, on 5000", "", "5000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "range, off and on",      "0.0.0.0 5000", "",                   "range 5000-5010, off 5000, on 5000", "", "5000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "range, watched",         "0.0.0.0 5000", "",                   "range 5000-5010, watch 5000", "", "5000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "range, taken back",      "0.0.0.0 5000", "0.0.0.0 5001 nginx", "range 5000-5010, unignore 5000, unignore 5001", "", "5000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "5001+" },
    { "range and own rule",     "0.0.0.0 5000", "",                   "range 5000-5010, ignore 5000", "", "5000 ignored rule:port", "" },
    { "range and other network", "172.17.0.1 5000", "",               "range 5000-5010", "", "5000 ignored rule:range", "" },
    { "range, guest stopped",   "0.0.0.0 5000", "",                   "range 5000-5010", "stopped", "5000 ignored rule:range", "" },
    { "ephemeral",              "0.0.0.0 32767, 127.0.0.1 32768, 127.0.0.1 60999, 0.0.0.0 61000", "", "no-ephemeral", "",
        "32767 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1, 32768 ignored rule:ephemeral, 60999 ignored rule:ephemeral, 61000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "ephemeral by default",   "0.0.0.0 40000", "",                  "", "", "40000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "the guest's own range",  "0.0.0.0 10000, 0.0.0.0 40000", "",   "no-ephemeral", "ephemeral 10000-20000",
        "10000 ignored rule:ephemeral, 40000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "ephemeral, by number",   "0.0.0.0 40000#, 0.0.0.0 40001", "",  "no-ephemeral", "", "40000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1, 40001 ignored rule:ephemeral", "" },
    { "by number and by chance", "127.0.0.1 40000, ::1 40000#", "",   "no-ephemeral", "", "40000 mirrored 127.0.0.1>127.0.0.1 ::1>::1", "" },
    { "by number, in a range",  "0.0.0.0 40000#", "",                 "no-ephemeral, range 40000-40010", "", "40000 ignored rule:range", "" },
    { "by number, conflict",    "0.0.0.0 40000#", "0.0.0.0 40000 nginx", "no-ephemeral", "", "40000 conflict host-port-in-use by nginx", "40000+" },
    { "who asks is refused",    "", "0.0.0.0 40000 chrome, 0.0.0.0 10000 nginx", "no-ephemeral", "ephemeral 10000-20000", "", "10000+, 40000+" },
    { "who was refused",        "", "0.0.0.0 40000 nginx", "no-ephemeral", "refused 40000", "40000 conflict host-port-in-use by nginx", "40000+" },
    { "ephemeral, allow all",   "0.0.0.0 40000", "0.0.0.0 40000 nginx", "no-ephemeral, allow-all", "ephemeral 10000-20000", "40000 ignored allowed-in-guest by nginx", "" },
    { "ephemeral, taken back",  "0.0.0.0 40000", "",                  "no-ephemeral, unignore 40000", "", "40000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process",                "0.0.0.0 80 steam, 0.0.0.0 81 node", "", "process steam", "", "80 ignored rule:process, 81 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process, case counts",   "0.0.0.0 80 Steam", "",               "process steam", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process, whole name",    "0.0.0.0 80 steamwebhelper", "",      "process steam", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process, star behind",   "0.0.0.0 80 code-server", "",         "process code*", "", "80 ignored rule:process", "" },
    { "star stands for nothing", "0.0.0.0 80 code", "",               "process code*", "", "80 ignored rule:process", "" },
    { "process, star in front", "0.0.0.0 80 code-server", "",         "process *server", "", "80 ignored rule:process", "" },
    { "star comes back",        "0.0.0.0 80 abcab", "",               "process *ab", "", "80 ignored rule:process", "" },
    { "process, two stars",     "0.0.0.0 80 code-server-3", "",       "process c*serv*3", "", "80 ignored rule:process", "" },
    { "two stars, no match",    "0.0.0.0 80 code-server-4", "",       "process c*serv*3", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "no letters of patterns", "0.0.0.0 80 node", "",                "process n?de, process [n]ode", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process without a name", "0.0.0.0 80", "",                     "process *", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process, host uses it",  "0.0.0.0 80 steam", "0.0.0.0 80 nginx", "process steam", "", "80 ignored rule:process by nginx", "" },
    { "process not there yet",  "", "0.0.0.0 80 nginx",               "process steam", "", "", "80+" },
    { "two programs, one ignored", "127.0.0.1 80 steam, ::1 80 node", "", "process steam", "", "80 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "one ignored, other elsewhere", "127.0.0.1 80 steam, 172.17.0.1 80 node", "", "process steam", "", "80 ignored rule:process", "" },
    { "two programs, both ignored", "127.0.0.1 80 steam, ::1 80 node", "", "process steam, process node", "", "80 ignored rule:process", "" },
    { "process, switched on",   "0.0.0.0 80 steam", "",               "process steam, on 80", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process, watched",       "0.0.0.0 80 steam", "",               "process steam, watch 80", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process, taken back",    "0.0.0.0 80 steam", "",               "process steam, unignore 80", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "process, off",           "0.0.0.0 80 steam", "",               "process steam, off 80", "", "80 off", "" },

    // -- Another number on the host: it decides about the host, the guest's about the guest
    { "mapped",                 "0.0.0.0 80", "0.0.0.0 80 nginx",     "map 80 8080", "", "80@8080 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "mapped, host uses it",   "0.0.0.0 80", "::1 8080 nginx",       "map 80 8080", "", "80@8080 conflict host-port-in-use by nginx", "8080" },
    { "mapped, 127.x",          "127.0.0.2 80", "127.0.0.2 80 nginx", "map 80 8080", "", "80@8080 mirrored 127.0.0.2>127.0.0.2", "" },
    { "mapped, bind fails",     "0.0.0.0 80", "",                     "map 80 8080", "fails ::1 8080 in-use", "80@8080 conflict host-port-in-use", "" },
    { "mapped, own number fails", "0.0.0.0 80", "",                   "map 80 8080", "fails ::1 80 in-use", "80@8080 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "mapped after a refusal", "", "0.0.0.0 80 nginx",               "map 80 8080", "refused 80", "", "" },
    { "mapped and off",         "0.0.0.0 80", "",                     "map 80 8080, off 80", "", "80@8080 off", "" },
    { "ranges mean the guest's", "0.0.0.0 80", "",                    "map 80 5000, range 5000-5010", "", "80@5000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },

    // -- TCP and UDP ports of one number have nothing to do with each other
    { "host's UDP port",        "0.0.0.0 3000", "0.0.0.0 3000/udp nginx", "", "", "3000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "UDP bind fails",         "0.0.0.0 3000", "",                   "", "fails 127.0.0.1 3000/udp in-use", "3000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1", "" },
    { "UDP is off",             "0.0.0.0 3000", "",                   "off 3000/udp", "", "3000 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1, 3000/udp off", "" },
    { "TCP is off",             "0.0.0.0 3000, 0.0.0.0 3000/udp", "", "off 3000, ignore 3000/udp", "", "3000 off, 3000/udp ignored rule:port", "" },
    { "UDP is never refused",   "", "0.0.0.0 3000/udp nginx",         "", "", "", "" },
    { "forwarder of UDP",       "", "127.0.0.1 3000 code",            "", "junior 3000/udp", "", "3000" },
    { "DNS over UDP",           "0.0.0.0 53/udp", "",                 "on 53", "", "53/udp ignored rule:default", "" },

    // -- Too many: the user's ports, then root's, then the older ones, then the lower ones
    { "at the limit",           "::1 80, ::1 81",                     "", "limit 2", "", "80 mirrored 127.0.0.1>::1 ::1>::1, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "too many",               "::1 81, ::1 80",                     "", "limit 1", "", "80 mirrored 127.0.0.1>::1 ::1>::1, 81 ignored too-many", "" },
    { "the older goes first",   "::1 81, ::1 80 then",                "", "limit 1", "", "80 ignored too-many, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "root goes first",        "::1 80 of bob, ::1 81 of root then", "", "limit 1", "", "80 ignored too-many, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "a rule goes first",      "::1 80 of root, ::1 81 of bob then", "", "limit 1, watch 81", "", "80 ignored too-many, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "a label goes first",     "::1 80 of root, ::1 81 of bob then", "", "limit 1", "named 81", "80 ignored too-many, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "too many, switched on",  "::1 80, ::1 81 then",                "", "limit 1, on 81", "", "80 ignored too-many, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "too many, not ignored",  "::1 80, ::1 81 then",                "", "limit 1, unignore 81", "", "80 ignored too-many, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "too many rules",         "::1 80, ::1 81",                     "", "limit 1, watch 80, watch 81", "", "80 mirrored 127.0.0.1>::1 ::1>::1, 81 ignored too-many", "" },
    { "too many, some off",     "::1 80, ::1 81, ::1 82",             "", "limit 1, off 80, ignore 81", "", "80 off, 81 ignored rule:port, 82 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "too many, other network", "172.17.0.1 80, ::1 81",             "", "limit 1", "", "80 ignored other-interface, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "too many, guest stopped", "::1 80, ::1 81",                    "", "limit 1", "stopped", "80 waiting guest-stopped, 81 waiting guest-stopped", "" },
    { "too many, cut off",      "::1 80, ::1 81",                     "", "limit 1", "unreachable", "80 waiting guest-unreachable, 81 ignored too-many", "" },
    { "too many, paused",       "::1 80, ::1 81",                     "", "limit 1, paused", "", "80 off paused, 81 off paused", "" },
    { "a conflict keeps its place", "::1 80, ::1 81", "0.0.0.0 80 nginx", "limit 1", "", "80 conflict host-port-in-use by nginx, 81 ignored too-many", "80+" },
    { "a failure keeps its place", "::1 80, ::1 81",                  "", "limit 1", "fails ::1 80 in-use", "80 conflict host-port-in-use, 81 ignored too-many", "" },
    { "too many is not refused", "::1 80, ::1 81", "0.0.0.0 81 nginx", "limit 1", "", "80 mirrored 127.0.0.1>::1 ::1>::1, 81 ignored too-many by nginx", "" },
    { "others are refused",     "::1 80, ::1 81", "0.0.0.0 82 nginx", "limit 1", "", "80 mirrored 127.0.0.1>::1 ::1>::1, 81 ignored too-many", "82+" },
    { "addresses count",        "127.0.0.1 80, ::1 81, 127.0.0.2 80 then, 127.0.0.3 80 then", "", "limit 3", "", "80 mirrored 127.0.0.1>127.0.0.1 ::1>127.0.0.1 127.0.0.2>127.0.0.2, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },
    { "addresses only",         "127.0.0.2 80, 127.0.0.3 80 then, ::1 81", "", "limit 1", "", "80 mirrored 127.0.0.2>127.0.0.2, 81 ignored too-many", "" },
    { "too many addresses",     "127.0.0.2 80 then, ::1 81 of root then", "", "limit 1", "", "80 ignored too-many, 81 mirrored 127.0.0.1>::1 ::1>::1", "" },

    // -- The guest goes and comes
    { "stopped",                "0.0.0.0 80", "",                     "", "stopped", "80 waiting guest-stopped", "" },
    { "stopped, host uses it",  "0.0.0.0 80", "0.0.0.0 80 nginx",     "", "stopped", "80 waiting guest-stopped by nginx", "80+" },
    { "stopped, off",           "0.0.0.0 80", "",                     "off 80", "stopped", "80 off", "" },
    { "unreachable",            "0.0.0.0 80", "",                     "", "unreachable", "80 waiting guest-unreachable", "" },
    };
    // clang-format on
    for (const Case& c : cases)
        QTest::newRow(c.name) << c.guest << c.host << c.rules << c.facts << c.rows << c.denied;
}

void tst_Policy::decides()
{
    QFETCH(QString, guest);
    QFETCH(QString, host);
    QFETCH(QString, rules);
    QFETCH(QString, facts);
    QFETCH(QString, rows);
    QFETCH(QString, denied);

    PolicyInput input;
    input.guestAddresses = { { addressOf("172.29.108.58"), 16 }, { addressOf("fd00::58"), 64 }, { addressOf("fe80::58"), 64 } };
    readGuest(input, guest.toUtf8());
    readHost(input, host.toUtf8());
    readFacts(input, facts.toUtf8());
    readRules(input, rules.toUtf8());

    const PolicyOutput output = decide(input);
    QCOMPARE(rowsOf(output, input.guestListeners), rows);
    QCOMPARE(deniedOf(output), denied);
}

void tst_Policy::dropsRulesThatEqualTheDefault()
{
    Rules rules;
    rules.setEnabled(80, false);
    rules.setEnabled(80, true);
    rules.setIgnored(81, true);
    rules.setIgnored(81, false);
    rules.setIgnored(84, true);
    rules.setEnabled(84, true); // on is on
    rules.setAllowedInGuest(85, true);
    rules.setAllowedInGuest(85, false);
    QVERIFY(rules == Rules());
}

void tst_Policy::takesAPortBackBeforeItsProcessComes()
{
    Rules rules;
    rules.ignoredProcesses = { "steam" };
    rules.setIgnored(27036, false);
    QVERIFY(rules.ignoredBy(27036, { usualEphemeralPorts, { "steam" } }) == IgnoredBy::Nothing);
    QVERIFY(rules.ignoredBy(27037, { usualEphemeralPorts, { "steam" } }) == IgnoredBy::Process);
}

void tst_Policy::namesTheReservedRange()
{
    PolicyInput input;
    input.reservedPorts = { { 80, 80 }, { 5300, 5399 }, { 6000, 6099 } };
    GuestListener listener;
    listener.address = loopback4();
    for (const uint16_t port : { 5357, 7000, 8000 }) {
        listener.id = port;
        listener.port = port;
        input.guestListeners.push_back(listener);
    }
    input.failures[{ PortKey(5357), loopback4() }] = { ErrorCode::Reserved, 0, {} };
    input.failures[{ PortKey(7000), loopback4() }] = { ErrorCode::Reserved, 0, {} };
    const PolicyOutput output = decide(input);
    QCOMPARE(output.ports.size(), size_t(3));
    QVERIFY(output.ports[0].reserved == std::optional(PortRange { 5300, 5399 }));
    QVERIFY(output.ports[1].reason == PortReason::HostPortReserved);
    QVERIFY(!output.ports[1].reserved); // the system does not say which
    QVERIFY(output.ports[2].state == PortState::Mirrored);
}

REGISTER_TEST(tst_Policy, QCoreApplication)
#include "tst_policy.moc"

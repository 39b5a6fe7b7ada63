// SPDX-License-Identifier: MIT
#include "tests/ui/pictures/scenes.h"

#include "tests/ui/sample_snapshots.h"

using namespace portolan;

namespace {

Event happened(Event::Kind kind, int second)
{
    Event event;
    event.kind = kind;
    event.time = QDateTime({ 2026, 3, 2 }, QTime(12, 0, 0).addSecs(second));
    return event;
}

QList<Event> events()
{
    Event connected = happened(Event::Kind::GuestConnected, 58);
    connected.text = "172.29.108.58";
    connected.detail = "172.29.101.7";
    Event mirrored = happened(Event::Kind::PortMirrored, 62);
    mirrored.port = mirrored.hostPort = 3000;
    mirrored.process = { 1204, "node" };
    mirrored.addresses = QStringList { "127.0.0.1", "::1" };
    Event off = happened(Event::Kind::PortSwitchedOff, 80);
    off.port = off.hostPort = 5432;
    Event refused = happened(Event::Kind::PortRefused, 104);
    refused.port = refused.hostPort = 80;
    refused.process = { 2311, "node" };
    refused.owner = { 871, "nginx" };
    refused.level = Event::Level::Warning;
    return { connected, mirrored, off, refused };
}

Snapshot twoHundred()
{
    static const QStringList names { "node", "python3.11", "redis-server", "postgres", "java", "nginx", "ruby",
        "dotnet" };
    QList<PortFact> ports;
    for (int row = 0; row < 200; ++row) {
        const auto port = quint16(3000 + row * 17);
        const QString& name = names.at(row % names.size());
        if (row % 23 == 5)
            ports.append(samples::refused(port, name, quint32(1000 + row)));
        else if (row % 11 == 3)
            ports.append(samples::switchedOff(port, name, quint32(1000 + row)));
        else
            ports.append(samples::mirrored(port, name, quint32(1000 + row), { row % 2 ? "0.0.0.0" : "127.0.0.1" }));
    }
    return samples::connected(ports);
}

/// One row for every state and reason.
Snapshot everyReason()
{
    PortFact reserved = samples::refused(5000, "flask", 700);
    reserved.reason = PortReason::HostPortReserved;
    reserved.refused.reset();
    reserved.owner.reset();
    PortFact denied = samples::mirrored(443, "caddy", 412, { "::" });
    denied.state = PortState::Conflict;
    denied.reason = PortReason::PermissionDenied;
    denied.hostAddresses.clear();
    denied.systemError = "Permission denied";
    PortFact bound = samples::mirrored(4000, "beam.smp", 998, { "0.0.0.0" });
    bound.state = PortState::Conflict;
    bound.reason = PortReason::HostPortInUse;
    bound.hostAddresses.clear();
    PortFact user = bound;
    user.port = user.hostPort = 631;
    user.listeners = { { "127.0.0.1", { 333, "cupsd" } } };
    user.owner = ProcessFact { 0, "root" };
    PortFact oneFamily = samples::mirrored(3000, "node", 1204, { "0.0.0.0" });
    oneFamily.reason = PortReason::OneFamily;
    oneFamily.hostAddresses = QStringList { "127.0.0.1" };
    PortFact docker = samples::mirrored(9000, "docker-proxy", 1500, { "172.17.0.1" });
    docker.state = PortState::Ignored;
    docker.reason = PortReason::OtherInterface;
    docker.hostAddresses.clear();
    PortFact dns = samples::mirrored(53, "systemd-resolve", 120, { "127.0.0.53", "127.0.0.54" });
    dns.state = PortState::Ignored;
    dns.reason = PortReason::Rule;
    dns.ignoredBy = IgnoredBy::Default;
    dns.hostAddresses.clear();
    PortFact allowed = samples::mirrored(8000, "python3", 1501, { "0.0.0.0" });
    allowed.state = PortState::Ignored;
    allowed.reason = PortReason::AllowedInGuest;
    allowed.allowedInGuest = true;
    allowed.owner = ProcessFact { 4711, "httpd" };
    allowed.hostAddresses.clear();
    PortFact wsl = samples::mirrored(8888, "jupyter-lab", 1777, { "127.0.0.1" });
    wsl.state = PortState::Ignored;
    wsl.reason = PortReason::ServedByWsl;
    wsl.hostAddresses.clear();
    return samples::connected({ dns, samples::refused(80, "node", 2311), denied, user, oneFamily, bound, reserved,
        samples::switchedOff(5432, "postgres", 640), allowed, wsl, docker });
}

/// A conflict with long names and without traffic.
Snapshot quiet()
{
    Snapshot snapshot = samples::six();
    for (PortFact& port : snapshot.ports)
        port.connectionsActive = 0;
    PortFact taken = samples::refused(20199, "python3.11", 20861);
    taken.owner = ProcessFact { 20840, "python3.11" };
    snapshot.ports.append(taken);
    return snapshot;
}

/// With a short and a very long label.
Snapshot labelled()
{
    Snapshot snapshot = samples::six();
    snapshot.ports[1].label = "shop";
    snapshot.ports[2].label = "front end of the shop, with hot reload, started by the second terminal";
    snapshot.ports[4].label = "cache";
    snapshot.ports[1].connectionsFailed = 2;
    return snapshot;
}

Snapshot withoutGuest(GuestState state, PortReason reason)
{
    Snapshot snapshot = samples::six();
    snapshot.guest.state = state;
    for (PortFact& port : snapshot.ports) {
        if (!port.enabled)
            continue;
        port.state = PortState::Waiting;
        port.reason = reason;
        port.hostAddresses.clear();
        port.connectionsActive = 0;
        port.refused.reset();
        port.owner.reset();
    }
    snapshot.ports.removeFirst();
    return snapshot;
}

/// The picture at the top, in all its states, in the themes and sizes that are hardest for it.
void addPictureScenes(QList<Scene>& scenes, const Snapshot& starting, const Snapshot& failed,
    const Snapshot& unreachable, const Snapshot& paused)
{
    const auto add = [&scenes](const QString& name, const Snapshot& snapshot) -> Scene& {
        Scene scene;
        scene.name = name;
        scene.snapshot = snapshot;
        scene.events = events();
        scenes.append(scene);
        return scenes.last();
    };
    const Snapshot stopped = withoutGuest(GuestState::Stopped, PortReason::GuestStopped);
    const std::pair<const char*, const Snapshot*> states[] { { "starting", &starting }, { "stopped", &stopped },
        { "failed", &failed }, { "unreachable", &unreachable }, { "paused", &paused } };
    for (const auto& [name, snapshot] : states) {
        add(QStringLiteral("picture-%1-dark").arg(name), *snapshot).dark = true;
        Scene& small = add(QStringLiteral("picture-%1-small").arg(name), *snapshot);
        small.size = { 760, 480 };
        Scene& large = add(QStringLiteral("picture-%1-150").arg(name), *snapshot);
        large.textScale = 1.5;
        large.dark = true;
    }
    add("picture-high-contrast", samples::six()).highContrast = true;
    Scene& conflict = add("picture-high-contrast-unreachable", unreachable);
    conflict.highContrast = true;
    add("picture-right-to-left", samples::six()).rightToLeft = true;
    Scene& mirrored = add("picture-right-to-left-unreachable", unreachable);
    mirrored.rightToLeft = true;
    add("picture-wide", samples::six()).size = { 2560, 1200 };
}

} // namespace

QList<Scene> allScenes()
{
    QList<Scene> scenes;
    const auto add = [&scenes](const QString& name, const Snapshot& snapshot) -> Scene& {
        Scene scene;
        scene.name = name;
        scene.snapshot = snapshot;
        scene.events = events();
        scenes.append(scene);
        return scenes.last();
    };
    add("many", samples::six());
    add("many-dark", samples::six()).dark = true;
    add("conflict", samples::six()).selected = 80;
    Scene& conflictDark = add("conflict-dark", samples::six());
    conflictDark.selected = 80;
    conflictDark.dark = true;
    add("reasons", everyReason()).selected = 443;
    Scene& reasonsDark = add("reasons-dark", everyReason());
    reasonsDark.dark = true;
    reasonsDark.selected = 8000;
    Scene& large = add("text-150", everyReason());
    large.textScale = 1.5;
    large.selected = 80;
    Scene& smallLarge = add("text-150-small", samples::six());
    smallLarge.textScale = 1.5;
    smallLarge.size = { 760, 480 };
    add("small", samples::six()).size = { 760, 480 };
    Scene& smallConflict = add("small-conflict", samples::six());
    smallConflict.size = { 760, 480 };
    smallConflict.selected = 80;
    add("quiet", quiet());
    Scene& quietLarge = add("quiet-150", quiet());
    quietLarge.textScale = 1.5;
    add("empty", samples::connected({})).events.clear();
    Scene& nothing = add("no-match", samples::six());
    nothing.filter = "apache";
    add("two-hundred", twoHundred());

    Snapshot paused = samples::six();
    paused.paused = true;
    for (PortFact& port : paused.ports) {
        port.state = PortState::Off;
        port.reason = port.enabled ? PortReason::Paused : PortReason::None;
        port.hostAddresses.clear();
        port.connectionsActive = 0;
    }
    paused.ports.removeFirst();
    add("paused", paused);
    add("stopped", withoutGuest(GuestState::Stopped, PortReason::GuestStopped));
    Snapshot unreachable = withoutGuest(GuestState::Connected, PortReason::GuestUnreachable);
    unreachable.guest.reachable = false;
    add("unreachable", unreachable);

    Snapshot starting;
    starting.guest.name = "netns:guest";
    add("starting", starting).events.clear();
    Snapshot failed = starting;
    failed.guest.state = GuestState::Failed;
    failed.guest.error
        = "The namespace \"guest\" could not be entered: ip needs to run as root. Start Portolan with sudo once, or "
          "allow ip in sudoers.";
    add("failed", failed).events.clear();
    Scene& failedDark = add("failed-dark", failed);
    failedDark.dark = true;

    Snapshot names = samples::six();
    names.host.adapter = "vEthernet (WSL (Hyper-V firewall))";
    names.guest.name = "wsl:Ubuntu-24.04-with-a-name-that-somebody-made-very-long";
    names.ports[1].listeners = { { "127.0.0.1", { 1204, "node-with-a-very-long-process-name-that-goes-on" } },
        { "::1", { 1205, "node" } }, { "172.29.108.58", { 1206, "node" } } };
    names.guest.agent = AgentFact { "0.2.0", "polling", "EADDRINUSE", "the kernel has no cgroup BPF" };
    add("long-names", names);
    addPictureScenes(scenes, starting, failed, unreachable, paused);
    Snapshot noAdapter = samples::six();
    noAdapter.host = {};
    noAdapter.guest.sameNetwork.reset();
    add("no-adapter", noAdapter);

    add("labels", labelled()).selected = 3000;
    Scene& labelsDark = add("labels-dark", labelled());
    labelsDark.dark = true;
    labelsDark.selected = 5173;
    Scene& labelsSmall = add("labels-small", labelled());
    labelsSmall.size = { 760, 480 };
    labelsSmall.selected = 5173;
    Scene& editing = add("label-edit", labelled());
    editing.selected = 3000;
    editing.editing = true;
    // The details in every state.
    for (const PortFact& port : everyReason().ports)
        add(QStringLiteral("details-%1").arg(portText(port.port)), everyReason()).selected = port.port;
    Scene& detailsLarge = add("details-150", labelled());
    detailsLarge.textScale = 1.5;
    detailsLarge.selected = 3000;
    Scene& detailsLargeSmall = add("details-150-small", samples::six());
    detailsLargeSmall.textScale = 1.5;
    detailsLargeSmall.selected = 80;
    detailsLargeSmall.size = { 760, 480 };
    return scenes;
}

QPalette darkPalette()
{
    const QColor window(0x1f, 0x22, 0x26);
    const QColor base(0x26, 0x2a, 0x30);
    const QColor text(0xe6, 0xe8, 0xeb);
    QPalette palette;
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText })
        palette.setColor(role, text);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::Button, QColor(0x2f, 0x34, 0x3b));
    palette.setColor(QPalette::Light, QColor(0x45, 0x4b, 0x54));
    palette.setColor(QPalette::Midlight, QColor(0x3a, 0x40, 0x48));
    palette.setColor(QPalette::Mid, QColor(0x1a, 0x1d, 0x20));
    palette.setColor(QPalette::Dark, QColor(0x14, 0x16, 0x19));
    palette.setColor(QPalette::Shadow, Qt::black);
    palette.setColor(QPalette::PlaceholderText, QColor(0x90, 0x96, 0x9e));
    palette.setColor(QPalette::Highlight, QColor(0x6a, 0xa3, 0xff));
    palette.setColor(QPalette::HighlightedText, QColor(0x10, 0x14, 0x1a));
    palette.setColor(QPalette::Link, QColor(0x6a, 0xa3, 0xff));
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, QColor(0x7c, 0x82, 0x8a));
    return palette;
}

QPalette highContrastPalette()
{
    QPalette palette(Qt::black, Qt::black);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
             QPalette::BrightText, QPalette::PlaceholderText })
        palette.setColor(role, Qt::white);
    for (const auto role : { QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::ToolTipBase,
             QPalette::Button, QPalette::Shadow })
        palette.setColor(role, Qt::black);
    for (const auto role : { QPalette::Light, QPalette::Midlight, QPalette::Mid, QPalette::Dark })
        palette.setColor(role, QColor(0x80, 0x80, 0x80));
    palette.setColor(QPalette::Highlight, Qt::yellow);
    palette.setColor(QPalette::HighlightedText, Qt::black);
    palette.setColor(QPalette::Link, Qt::yellow);
    return palette;
}

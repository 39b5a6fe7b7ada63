// SPDX-License-Identifier: MIT
#include "app/portolan/command_table.h"

#include <algorithm>

namespace portolan {

namespace {

using With = OptionDescription::With;
using Takes = VerbDescription::Takes;

constexpr OptionDescription options[] = {
    { "guest", "", "SPEC", "guests", With::Start, "the guest: wsl, wsl:DISTRIBUTION, netns:NAME or demo",
        "Default: the one chosen in the preferences, else wsl on Windows and demo on Linux. The guest netns:NAME is a "
        "network namespace on this computer; demo is one with a small web server, which Portolan creates and removes "
        "again." },
    { "adapter", "", "NAME", "adapters", With::Start, "this computer's interface to the guest; automatic by default",
        "Default: the one chosen in the preferences, else the one called vEthernet (WSL...), else the one in the guest's "
        "network." },
    { "guest-interface", "", "NAME", "interfaces", With::Start,
        "the guest's interface to this computer; automatic by default",
        "Default: the one chosen in the preferences, else the one in the adapter's network, else eth0, else the one of the "
        "guest's default route." },
    { "hidden", "", "", "", With::Start, "start minimized to tray",
        "Without a tray the window always shows. If Portolan is running, nothing changes." },
    { "headless", "", "", "", With::Start, "no window: a live table on a terminal, plain lines elsewhere",
        "Needs no display." },
    { "instance", "", "NAME", "", With::Anything, "one of several on this computer, each with its own settings",
        "With a command: the instance that receives it." },
    { "json", "", "", "", With::Verbs, "print JSON for scripts",
        "New keys may appear; existing ones are never renamed." },
    { "http", "", "", "", With::Verbs, "the port speaks HTTP; remembered", "" },
    { "https", "", "", "", With::Verbs, "the port speaks HTTPS; remembered", "" },
    { "help", "h", "", "", With::Anything, "print this help", "" },
    { "version", "v", "", "", With::Anything, "print the version", "" },
    { "print-completion", "", "SHELL", "", With::Build, "print the completion for a shell: bash", "" },
    { "print-manual", "", "", "", With::Build, "print this manual, as its source", "" },
    { "print-choices", "", "KIND", "", With::Build, "print what the completion offers: ports, guests, adapters or interfaces", "" },
};

constexpr VerbDescription verbs[] = {
    { "status", Takes::Nothing, "json", "show addresses and ports", "" },
    { "watch", Takes::Nothing, "json", "show them again whenever something changes",
        "With --json each object is on its own line. Ends when the instance quits." },
    { "enable", Takes::Port, "", "switch a port on",
        "This mirrors it even where a rule about ranges, programs or ephemeral ports ignores it." },
    { "disable", Takes::Port, "", "switch a port off, even if nothing listens on it yet", "" },
    { "ignore", Takes::Port, "", "leave a port alone: neither mirrored nor refused", "It keeps a row in the table." },
    { "unignore", Takes::Port, "", "stop ignoring a port, whichever rule ignores it", "" },
    { "allow", Takes::Port, "", "let the guest use a port even while this computer uses it",
        "The port is then not mirrored: localhost still reaches this computer's program." },
    { "refuse", Takes::Port, "", "block such a port in the guest; the opposite of allow", "" },
    { "label", Takes::PortAndText, "", "give a port a label; without a text, remove it",
        "Words after the first are part of the text." },
    { "open", Takes::Port, "http https", "open a mirrored port in the browser",
        "Uses the browser of the user who types the command. Ports 443 and 8443 open as https unless you choose "
        "otherwise." },
    { "pause", Takes::Nothing, "", "close every mirror", "Survives a restart." },
    { "resume", Takes::Nothing, "", "open the mirrors again", "" },
    { "quit", Takes::Nothing, "", "quit Portolan", "" },
};

constexpr ExitCodeDescription exitCodes[] = {
    { 0, "done" },
    { 1, "refused, or done but not saved; the reason is on standard error" },
    { 2, "wrong usage" },
    { 3, "Portolan is not running" },
};

QString row(const QString& left, const QString& right)
{
    return QStringLiteral("  %1  %2\n").arg(left, -28).arg(right);
}

} // namespace

QString VerbDescription::synopsis() const
{
    QString text = QString::fromLatin1(name);
    if (takes != Takes::Nothing)
        text += QStringLiteral(" PORT");
    if (takes == Takes::PortAndText)
        text += QStringLiteral(" [TEXT]");
    QStringList dashed;
    for (const QString& option : optionNames())
        dashed << QStringLiteral("--") + option;
    return dashed.isEmpty() ? text : QStringLiteral("%1 [%2]").arg(text, dashed.join(QStringLiteral(" | ")));
}

std::span<const OptionDescription> optionTable() { return options; }
std::span<const VerbDescription> verbTable() { return verbs; }
std::span<const ExitCodeDescription> exitCodeTable() { return exitCodes; }

const VerbDescription* findVerb(const QString& name)
{
    const auto found = std::find_if(std::begin(verbs), std::end(verbs),
        [&](const VerbDescription& verb) { return name == QLatin1String(verb.name); });
    return found == std::end(verbs) ? nullptr : found;
}

QString helpText()
{
    QString text = QStringLiteral(
        "Portolan brings the ports of a WSL or other Linux guest to this computer's localhost.\n"
        "\n"
        "Usage: portolan [options]            start Portolan, or show its window if it is running\n"
        "       portolan [options] COMMAND    send a command to the running Portolan\n"
        "\n"
        "Commands:\n");
    for (const VerbDescription& verb : verbs)
        text += row(verb.synopsis(), QString::fromLatin1(verb.summary));
    text += QStringLiteral("\nOptions:\n");
    for (const OptionDescription& option : options) {
        if (option.with == With::Verbs || option.with == With::Build)
            continue;
        QString left = option.dashed();
        if (*option.letter)
            left.prepend(QStringLiteral("-%1, ").arg(QLatin1String(option.letter)));
        if (*option.value)
            left += u' ' + QLatin1String(option.value);
        text += row(left, QString::fromLatin1(option.summary));
    }
    text += QStringLiteral("\nExit codes:\n");
    for (const ExitCodeDescription& code : exitCodes)
        text += QStringLiteral("  %1  %2\n").arg(QString::number(code.code), QLatin1String(code.meaning));
    return text;
}

} // namespace portolan

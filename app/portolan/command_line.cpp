// SPDX-License-Identifier: MIT
#include "app/portolan/command_line.h"

#include <QCommandLineParser>

#include <utility>

namespace portolan {

namespace {

Error wrong(const QString& sentence) { return { ErrorCode::InvalidInput, 0, sentence.toStdString() }; }

const QStringList verbs { QStringLiteral("status"), QStringLiteral("watch"), QStringLiteral("enable"),
    QStringLiteral("disable"), QStringLiteral("pause"), QStringLiteral("resume"), QStringLiteral("quit") };

bool takesPort(const QString& verb) { return verb == QLatin1String("enable") || verb == QLatin1String("disable"); }
bool takesJson(const QString& verb) { return verb == QLatin1String("status") || verb == QLatin1String("watch"); }

Result<CommandLine> withVerb(CommandLine line, const QStringList& words)
{
    line.action = CommandLine::Action::Remote;
    line.verb = words.first();
    if (!verbs.contains(line.verb))
        return wrong(QStringLiteral("There is no command \"%1\".").arg(line.verb));
    if (words.size() > (takesPort(line.verb) ? 2 : 1))
        return wrong(QStringLiteral("\"%1\" is too much for the command %2.").arg(words.last(), line.verb));
    if (takesPort(line.verb)) {
        bool ok = false;
        line.port = words.value(1).toUShort(&ok);
        if (!ok || line.port == 0 || QString::number(line.port) != words.value(1))
            return wrong(QStringLiteral("The command %1 takes a port from 1 to 65535, and not \"%2\".")
                             .arg(line.verb, words.value(1)));
    }
    return line;
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption help(QStringList { QStringLiteral("h"), QStringLiteral("help") });
    const QCommandLineOption version(QStringList { QStringLiteral("v"), QStringLiteral("version") });
    const QCommandLineOption hidden(QStringLiteral("hidden"));
    const QCommandLineOption headless(QStringLiteral("headless"));
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption guest(QStringLiteral("guest"), {}, QStringLiteral("SPEC"));
    const QCommandLineOption adapter(QStringLiteral("adapter"), {}, QStringLiteral("NAME"));
    const QCommandLineOption instance(QStringLiteral("instance"), {}, QStringLiteral("NAME"));
    parser.addOptions({ help, version, hidden, headless, json, guest, adapter, instance });
    if (!parser.parse(QStringList { QString() } + arguments))
        return wrong(parser.errorText());

    CommandLine line;
    if (parser.isSet(help)) {
        line.action = CommandLine::Action::Help;
        return line;
    }
    if (parser.isSet(version)) {
        line.action = CommandLine::Action::Version;
        return line;
    }
    for (const auto& [option, member] :
        { std::pair { &guest, &line.guest }, { &adapter, &line.adapter }, { &instance, &line.instance } }) {
        if (parser.isSet(*option) && parser.value(*option).isEmpty())
            return wrong(QStringLiteral("--%1 needs a value.").arg(option->names().first()));
        *member = parser.value(*option);
    }
    line.hidden = parser.isSet(hidden);
    line.headless = parser.isSet(headless);
    line.json = parser.isSet(json);

    const QStringList words = parser.positionalArguments();
    if (words.isEmpty()) {
        if (line.json)
            return wrong(QStringLiteral("--json goes with status and watch."));
        return line;
    }
    const Result<CommandLine> remote = withVerb(line, words);
    if (!remote)
        return remote;
    if (line.hidden || line.headless || !line.guest.isEmpty() || !line.adapter.isEmpty())
        return wrong(
            QStringLiteral("--guest, --adapter, --hidden and --headless start an instance and do not go with %1.")
                .arg(words.first()));
    if (line.json && !takesJson(words.first()))
        return wrong(QStringLiteral("--json goes with status and watch."));
    return remote;
}

QString helpText()
{
    return QStringLiteral(
        "Portolan shows the ports of a WSL guest, or another Linux guest, on this computer's localhost.\n"
        "\n"
        "Usage: portolan [options]            start, or raise the window of the one that runs\n"
        "       portolan [options] COMMAND    tell the one that runs\n"
        "\n"
        "Commands:\n"
        "  status [--json]    show addresses and ports\n"
        "  watch [--json]     show them again whenever something changes\n"
        "  enable PORT        switch a port on\n"
        "  disable PORT       switch a port off, also one that nobody listens on yet\n"
        "  pause, resume      close every mirror; open them again\n"
        "  quit               end it\n"
        "\n"
        "Options:\n"
        "  --guest SPEC       wsl, wsl:DISTRIBUTION, netns:NAME (a network namespace) or demo\n"
        "  --adapter NAME     this computer's interface to the guest, where it is not found by itself\n"
        "  --hidden           start in the tray, without the window\n"
        "  --headless         no window: a live table on a terminal, plain lines elsewhere\n"
        "  --instance NAME    one of several on this computer, each with its own settings\n"
        "  --version, --help\n"
        "\n"
        "Exit codes: 0 done, 1 refused (why is on stderr), 2 wrong usage, 3 none runs.\n");
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "app/portolan/command_line.h"

#include "app/portolan/command_table.h"

#include <QCommandLineParser>

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

using Action = CommandLine::Action;
using Takes = VerbDescription::Takes;
using With = OptionDescription::With;

Error wrong(const QString& sentence) { return { ErrorCode::InvalidInput, 0, sentence.toStdString() }; }

/// "a", "a and b", "a, b and c".
QString joined(const QStringList& items)
{
    if (items.size() < 2)
        return items.join(QString());
    return QStringList(items.mid(0, items.size() - 1)).join(QStringLiteral(", ")) + QStringLiteral(" and ")
        + items.last();
}

/// The options that Qt and its X11 plugin take for themselves. Session managers and desktops pass them.
const QStringList qtFlags { QStringLiteral("dograb"), QStringLiteral("nograb"), QStringLiteral("reverse"),
    QStringLiteral("widgetcount") };
const QStringList qtValues { QStringLiteral("display"), QStringLiteral("geometry"), QStringLiteral("icon"),
    QStringLiteral("name"), QStringLiteral("platform"), QStringLiteral("platformpluginpath"),
    QStringLiteral("platformtheme"), QStringLiteral("plugin"), QStringLiteral("qwindowgeometry"),
    QStringLiteral("qwindowicon"), QStringLiteral("qwindowtitle"), QStringLiteral("session"), QStringLiteral("style"),
    QStringLiteral("stylesheet"), QStringLiteral("title") };

/// The words at `place` that are an option of Qt's, with its value; 0: none. Qt takes one dash or two.
qsizetype qtOptionAt(const QStringList& arguments, qsizetype place)
{
    const QString& word = arguments.at(place);
    if (!word.startsWith(u'-'))
        return 0;
    const QString name = word.mid(word.startsWith(QLatin1String("--")) ? 2 : 1);
    const bool hasValue = name.startsWith(QLatin1String("style=")) || name.startsWith(QLatin1String("stylesheet="));
    if (hasValue || qtFlags.contains(name))
        return 1;
    return qtValues.contains(name) && place + 1 < arguments.size() ? 2 : 0;
}

/// What was typed, with Qt's options apart.
struct Typed {
    QStringList own;
    QStringList qts; ///< without their values
};

Typed sorted(const QStringList& arguments)
{
    Typed typed;
    for (qsizetype place = 0; place < arguments.size(); ++place) {
        if (arguments.at(place) == QLatin1String("--")) {
            typed.own += arguments.mid(place);
            break;
        }
        if (const qsizetype words = qtOptionAt(arguments, place)) {
            typed.qts << arguments.at(place);
            place += words - 1;
        } else {
            typed.own << arguments.at(place);
        }
    }
    return typed;
}

Result<CommandLine> withVerb(CommandLine line, const QStringList& words)
{
    line.action = Action::Remote;
    line.verb = words.first();
    const VerbDescription* verb = findVerb(line.verb);
    if (!verb)
        return wrong(QStringLiteral("There is no command \"%1\".").arg(line.verb));
    if (verb->takes == Takes::Nothing && words.size() > 1)
        return wrong(QStringLiteral("%1 takes no port.").arg(line.verb));
    if (verb->takes == Takes::Port && words.size() > 2)
        return wrong(QStringLiteral("%1 takes one port only, not \"%2\" too.").arg(line.verb, words.last()));
    if (verb->takes == Takes::Nothing)
        return line;
    if (words.size() < 2)
        return wrong(QStringLiteral("%1 needs a port from 1 to 65535.").arg(line.verb));
    line.port = parsePortKey(words.value(1).toStdString());
    if (!line.port)
        return wrong(QStringLiteral("%1 takes a port from 1 to 65535, not \"%2\".").arg(line.verb, words.value(1)));
    line.text = words.mid(2).join(u' ');
    return line;
}

QString onlyAtStart(const QString& option, const CommandLine& line)
{
    return QStringLiteral("%1 only works when starting Portolan, not with %2.").arg(option, line.verb);
}

/// The first option that does not go with what else was typed, as a sentence; "" if all fit.
QString misplaced(const QCommandLineParser& parser, const CommandLine& line)
{
    const VerbDescription* verb = findVerb(line.verb);
    for (const OptionDescription& option : optionTable()) {
        if (!parser.isSet(QLatin1String(option.name)))
            continue;
        if (option.with == With::Start && verb)
            return onlyAtStart(option.dashed(), line);
        if (option.with != With::Verbs || (verb && verb->optionNames().contains(QLatin1String(option.name))))
            continue;
        QStringList takers;
        for (const VerbDescription& each : verbTable()) {
            if (each.optionNames().contains(QLatin1String(option.name)))
                takers << QLatin1String(each.name);
        }
        return QStringLiteral("%1 only works with %2.").arg(option.dashed(), joined(takers));
    }
    return {};
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const OptionDescription& option : optionTable()) {
        QStringList names { QLatin1String(option.name) };
        if (*option.letter)
            names << QLatin1String(option.letter);
        parser.addOption(QCommandLineOption(names, {}, QLatin1String(option.value)));
    }
    const Typed typed = sorted(arguments);
    if (!parser.parse(QStringList { QString() } + typed.own))
        return wrong(parser.errorText());
    const auto isSet = [&parser](const char* name) { return parser.isSet(QLatin1String(name)); };

    CommandLine line;
    for (const auto& [name, action] :
        { std::pair { "help", Action::Help }, { "version", Action::Version }, { "print-manual", Action::PrintManual },
            { "print-completion", Action::PrintCompletion }, { "print-choices", Action::PrintChoices } }) {
        if (line.action == Action::Run && isSet(name))
            line.action = action;
    }
    if (line.action == Action::Help || line.action == Action::Version || line.action == Action::PrintManual)
        return line;

    for (const OptionDescription& option : optionTable()) {
        if (*option.value && isSet(option.name) && parser.value(QLatin1String(option.name)).isEmpty())
            return wrong(QStringLiteral("%1 needs a value.").arg(option.dashed()));
    }
    line.guest = parser.value(QStringLiteral("guest"));
    line.adapter = parser.value(QStringLiteral("adapter"));
    line.guestInterface = parser.value(QStringLiteral("guest-interface"));
    line.instance = parser.value(QStringLiteral("instance"));
    line.hidden = isSet("hidden");
    line.headless = isSet("headless");
    line.json = isSet("json");
    for (const auto& [one, other] : { std::pair { "http", "https" }, { "hidden", "headless" } }) {
        if (isSet(one) && isSet(other))
            return wrong(
                QStringLiteral("--%1 and --%2 cannot be combined.").arg(QLatin1String(one), QLatin1String(other)));
    }
    for (const char* scheme : { "http", "https" }) {
        if (isSet(scheme))
            line.scheme = QLatin1String(scheme);
    }
    if (line.action == Action::PrintCompletion || line.action == Action::PrintChoices) {
        line.kind = parser.value(
            line.action == Action::PrintChoices ? QStringLiteral("print-choices") : QStringLiteral("print-completion"));
        return line;
    }

    if (const QStringList words = parser.positionalArguments(); !words.isEmpty()) {
        const Result<CommandLine> remote = withVerb(line, words);
        if (!remote)
            return remote;
        line = remote.value();
    }
    if (const QString fault = misplaced(parser, line); !fault.isEmpty())
        return wrong(fault);
    if (line.action == Action::Remote && !typed.qts.isEmpty())
        return wrong(onlyAtStart(typed.qts.first(), line));
    return line;
}

QStringList restartArguments(const QStringList& typed, bool hidden)
{
    QStringList arguments;
    for (qsizetype place = 0; place < typed.size(); ++place) {
        const QString& word = typed.at(place);
        if (word == QLatin1String("--"))
            break; // no options follow
        if (word.endsWith(QLatin1String("-session")) && qtOptionAt(typed, place) == 2)
            ++place; // Qt names the next session
        else if (word != QLatin1String("--hidden"))
            arguments << word;
    }
    if (hidden)
        arguments << QStringLiteral("--hidden");
    return arguments;
}

} // namespace portolan

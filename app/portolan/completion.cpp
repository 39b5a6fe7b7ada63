// SPDX-License-Identifier: MIT
#include "app/portolan/completion.h"

#include "app/portolan/command_table.h"

namespace portolan {

namespace {

using Takes = VerbDescription::Takes;
using With = OptionDescription::With;

/// The @NAMES@ are filled in from the tables. Does not use the bash-completion package, which may be missing, nor
/// compgen -W, which would expand (and run) what a name contains.
constexpr const char* bashFrame = R"(# bash completion for portolan, printed by "portolan --print-completion bash"

_portolan()
{
    # Split the line into words here, because bash also splits at ':' and '='.
    local line=${COMP_LINE:0:COMP_POINT} word current=
    local -a words
    read -ra words <<<"$line"
    if [[ $line != *[[:space:]] ]]; then
        current=${words[-1]}
        unset 'words[-1]'
    fi
    local command=${words[0]/#\~\//$HOME/} verb= option= arguments=0
    local -a instance=()
    for word in "${words[@]:1}"; do
        if [[ $option ]]; then
            [[ $option == --instance ]] && instance=(--instance "$word")
            option=
            continue
        fi
        case $word in
            --instance=*) instance=("$word") ;;
            @VALUED@) option=$word ;;
            -*) ;;
            *) if [[ $verb ]]; then ((++arguments)); else verb=$word; fi ;;
        esac
    done

    local prefix= candidates=
    if [[ ! $option && $current == --*=* ]]; then
        option=${current%%=*}
        prefix=$option=
    fi
    if [[ $option ]]; then
        case $option in
@CHOICES@
        esac
    elif [[ $current == -* ]]; then
        case $verb in
@OPTIONS@
        esac
    elif [[ ! $verb ]]; then
        candidates=@VERBS@
    elif [[ $arguments == 0 ]]; then
        case $verb in
            @PORTVERBS@) candidates=$("$command" "${instance[@]}" --print-choices ports 2>/dev/null) ;;
        esac
    fi

    # readline replaces only what follows the last character at which bash splits.
    local replaced= mark
    for mark in : =; do
        [[ $COMP_WORDBREAKS == *$mark* && $current == *$mark* ]] || continue
        word=${current%"${current##*$mark}"}
        ((${#word} > ${#replaced})) && replaced=$word
    done
    COMPREPLY=()
    while IFS= read -r word; do
        [[ $word ]] || continue
        printf -v word '%s%q' "$prefix" "$word"
        [[ $word == "$current"* ]] && COMPREPLY+=("${word#"$replaced"}")
    done <<<"$candidates"
}

complete -F _portolan portolan
)";

/// A bash word with one name per line.
QString lines(const QStringList& names) { return QStringLiteral("$'%1'").arg(names.join(QStringLiteral("\\n"))); }

QString optionLines(const QStringList& names)
{
    QStringList dashed;
    for (const QString& name : names)
        dashed << QStringLiteral("--") + name;
    return lines(dashed);
}

} // namespace

Result<QString> completionScript(const QString& shell)
{
    if (shell != QLatin1String("bash"))
        return Error { ErrorCode::InvalidInput, 0,
            QStringLiteral("There is no completion for \"%1\", only for bash.").arg(shell).toStdString() };

    QStringList valued;
    QStringList choices;
    QStringList startOptions;
    QStringList anyOptions;
    for (const OptionDescription& option : optionTable()) {
        if (*option.value)
            valued << option.dashed();
        if (*option.choices) {
            choices << QStringLiteral("            %1) candidates=$(\"$command\" --print-choices %2 2>/dev/null) ;;")
                           .arg(option.dashed(), QLatin1String(option.choices));
        }
        if (option.with == With::Start || option.with == With::Anything)
            startOptions << QLatin1String(option.name);
        if (option.with == With::Anything)
            anyOptions << QLatin1String(option.name);
    }
    QStringList verbs;
    QStringList portVerbs;
    QStringList verbOptions { QStringLiteral("            '') candidates=%1 ;;").arg(optionLines(startOptions)) };
    for (const VerbDescription& verb : verbTable()) {
        verbs << QLatin1String(verb.name);
        if (verb.takes != Takes::Nothing)
            portVerbs << QLatin1String(verb.name);
        if (const QStringList own = verb.optionNames(); !own.isEmpty())
            verbOptions << QStringLiteral("            %1) candidates=%2 ;;")
                               .arg(QLatin1String(verb.name), optionLines(own + anyOptions));
    }
    verbOptions << QStringLiteral("            *) candidates=%1 ;;").arg(optionLines(anyOptions));

    QString script = QString::fromLatin1(bashFrame);
    script.replace(QStringLiteral("@VALUED@"), valued.join(u'|'));
    script.replace(QStringLiteral("@CHOICES@"), choices.join(u'\n'));
    script.replace(QStringLiteral("@OPTIONS@"), verbOptions.join(u'\n'));
    script.replace(QStringLiteral("@VERBS@"), lines(verbs));
    script.replace(QStringLiteral("@PORTVERBS@"), portVerbs.join(u'|'));
    return script;
}

} // namespace portolan

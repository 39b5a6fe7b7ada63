// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <span>

/// Everything that can be typed, in one table. The parser, --help, the completion and the manual are made from it.
namespace portolan {

struct OptionDescription {
    enum class With {
        Anything, ///< alone or with any command
        Start,    ///< only when starting an instance
        Verbs,    ///< only with the commands that name it
        Build,    ///< alone; for packagers, listed in the manual only
    };
    const char* name;    ///< without dashes
    const char* letter;  ///< the short form, or ""
    const char* value;   ///< "SPEC"; "": takes no value
    const char* choices; ///< what --print-choices prints for the value; "": no completion
    With with;
    const char* summary; ///< a line of --help
    const char* details; ///< further sentences for the manual; may be ""

    [[nodiscard]] QString dashed() const { return QStringLiteral("--") + QLatin1String(name); }
};

struct VerbDescription {
    enum class Takes { Nothing, Port, PortAndText };
    const char* name;
    Takes takes;
    const char* options; ///< of With::Verbs, separated by spaces
    const char* summary;
    const char* details;

    [[nodiscard]] QStringList optionNames() const
    {
        return QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts);
    }
    /// "label PORT [TEXT]", "open PORT [--http | --https]".
    [[nodiscard]] QString synopsis() const;
};

struct ExitCodeDescription {
    int code;
    const char* meaning;
};

[[nodiscard]] std::span<const OptionDescription> optionTable();
[[nodiscard]] std::span<const VerbDescription> verbTable();
[[nodiscard]] std::span<const ExitCodeDescription> exitCodeTable();
/// Null if there is no such command.
[[nodiscard]] const VerbDescription* findVerb(const QString& name);

/// The output of --help.
[[nodiscard]] QString helpText();

} // namespace portolan

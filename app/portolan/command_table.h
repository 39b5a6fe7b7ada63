// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <span>

/// What can be typed, in one table: the parser, the help, the completion and the manual are made from it.
namespace portolan {

struct OptionDescription {
    enum class With {
        Anything, ///< alone, and with every command
        Start,    ///< when an instance is to be started
        Verbs,    ///< with the commands that name it
        Build,    ///< alone; told in the manual only to who packages the program
    };
    const char* name;    ///< without dashes
    const char* letter;  ///< the short form, or ""
    const char* value;   ///< "SPEC"; "": it takes none
    const char* choices; ///< what --print-choices prints for the value; "": nothing to choose from
    With with;
    const char* summary; ///< a line of --help
    const char* details; ///< whole sentences of the manual beside that; may be ""

    [[nodiscard]] QString dashed() const { return QStringLiteral("--") + QLatin1String(name); }
};

struct VerbDescription {
    enum class Takes { Nothing, Port, PortAndText };
    const char* name;
    Takes takes;
    const char* options; ///< of With::Verbs, a space between two
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
/// Null: there is none.
[[nodiscard]] const VerbDescription* findVerb(const QString& name);

/// What --help prints.
[[nodiscard]] QString helpText();

} // namespace portolan

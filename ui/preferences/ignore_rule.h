// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_range.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace portolan {

/// What to ignore: a single port, the ports of a range, or those of a process.
struct IgnoreRule {
    enum class Kind { Port, Range, Process };
    Kind kind = Kind::Port;
    PortRange ports { 1, 1 }; ///< of a Port or Range; the ends of a Port are the same
    QString process;          ///< of a Process: the name of an executable, '*' stands for any characters

    [[nodiscard]] static IgnoreRule port(quint16 port) { return { Kind::Port, { port, port }, {} }; }
    [[nodiscard]] static IgnoreRule range(PortRange range) { return { Kind::Range, range, {} }; }
    [[nodiscard]] static IgnoreRule of(const QString& process) { return { Kind::Process, { 1, 1 }, process }; }

    /// As the user types it: "3000", "5000-5010", "node*".
    [[nodiscard]] QString text() const;
    /// "Port 3000", "Ports 5000–5010", "Process node*".
    [[nodiscard]] QString title() const;

    friend bool operator==(const IgnoreRule&, const IgnoreRule&) = default;

    Q_DECLARE_TR_FUNCTIONS(IgnoreRule)
};
/// Ports by number, then processes by name.
[[nodiscard]] bool operator<(const IgnoreRule& one, const IgnoreRule& other);

struct ParsedIgnoreRule {
    std::optional<IgnoreRule> rule;
    QString fault; ///< a sentence, where there is no rule
};
/// Reads what IgnoreRule::text() writes, and other common ways to write a range. Only an empty text gives neither rule nor
/// fault.
[[nodiscard]] ParsedIgnoreRule parseIgnoreRule(const QString& text);
/// The non-empty entries of a comma-separated list, for parseIgnoreRule().
[[nodiscard]] QStringList ignoreRulesIn(const QString& list);

} // namespace portolan

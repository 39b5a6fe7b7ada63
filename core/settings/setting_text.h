// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/rules.h"

#include <QString>

#include <optional>

/// Values as people write them, in the settings file and in dialogs.
namespace portolan {

/// "3000", "5000-5010".
[[nodiscard]] QString portRangeText(const PortRange& range);
/// Nothing, unless it is a port or two with a dash between them, the smaller first.
[[nodiscard]] std::optional<PortRange> parsePortRange(const QString& text);
/// 1 to 65535, without a sign or leading zeros, or nothing.
[[nodiscard]] std::optional<quint16> parsePort(const QString& text);

/// A port's words, "off allow" say; without its label and scheme.
[[nodiscard]] QString ruleText(const Rule& rule);
/// Nothing where a word is unknown, or there is none.
[[nodiscard]] std::optional<Rule> parseRule(const QString& text);

/// "refuse", "allow".
[[nodiscard]] QString refusalText(RefusalPreference preference);
[[nodiscard]] std::optional<RefusalPreference> parseRefusal(const QString& text);
/// From "http" and "https".
[[nodiscard]] std::optional<WebScheme> parseScheme(const QString& text);

/// One line of at most 100 characters, without any that a terminal obeys or that would turn the sentence around it.
[[nodiscard]] QString cleanLabel(const QString& text);

} // namespace portolan

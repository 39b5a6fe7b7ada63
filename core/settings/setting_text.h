// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/rules.h"
#include "core/settings/port_notes.h"

#include <QString>

#include <optional>

/// Values as people write them, in the settings file and in dialogs.
namespace portolan {

/// "3000", "5000-5010".
[[nodiscard]] QString portRangeText(const PortRange& range);
/// A port, or two with a dash between them, the smaller first; else nothing.
[[nodiscard]] std::optional<PortRange> parsePortRange(const QString& text);
/// 1 to 65535, without a sign or leading zeros; else nothing.
[[nodiscard]] std::optional<quint16> parsePort(const QString& text);

/// A port's words, for example "off allow".
[[nodiscard]] QString ruleText(const Rule& rule);
/// Nothing if a word is unknown or there is no word.
[[nodiscard]] std::optional<Rule> parseRule(const QString& text);

/// "refuse", "allow".
[[nodiscard]] QString refusalText(RefusalPreference preference);
[[nodiscard]] std::optional<RefusalPreference> parseRefusal(const QString& text);
/// "EACCES" or "EADDRINUSE"; else nothing.
[[nodiscard]] std::optional<RefusalError> parseRefusalError(const QString& text);
/// "http" or "https"; else nothing.
[[nodiscard]] std::optional<WebScheme> parseScheme(const QString& text);

/// One line of at most 100 characters, without control characters of terminals or of the writing direction.
[[nodiscard]] QString cleanLabel(const QString& text);

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "app/portolan/terminal_text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace portolan {

namespace {

struct CharacterRange {
    char32_t first;
    char32_t last;
};

/// What Unicode's EastAsianWidth.txt (UAX #11) calls wide or fullwidth, with gaps of unassigned characters closed.
constexpr std::array wideRanges {
    CharacterRange { 0x1100, 0x115f },   // Hangul, leading consonants
    CharacterRange { 0x231a, 0x231b },   // watch, hourglass
    CharacterRange { 0x2329, 0x232a },   // angle brackets
    CharacterRange { 0x23e9, 0x23ec },   // fast forward and the like
    CharacterRange { 0x2614, 0x2615 },   // umbrella, hot drink
    CharacterRange { 0x2648, 0x2653 },   // zodiac
    CharacterRange { 0x26a1, 0x26a1 },   // high voltage
    CharacterRange { 0x2705, 0x2705 },   // check mark
    CharacterRange { 0x270a, 0x270b },   // fist, hand
    CharacterRange { 0x2728, 0x2728 },   // sparkles
    CharacterRange { 0x274c, 0x274c },   // cross mark
    CharacterRange { 0x2b50, 0x2b50 },   // star
    CharacterRange { 0x2e80, 0x303e },   // radicals, ideographic punctuation
    CharacterRange { 0x3041, 0x4dbf },   // kana, bopomofo, enclosed, ideographs
    CharacterRange { 0x4e00, 0xa4cf },   // ideographs, Yi
    CharacterRange { 0xa960, 0xa97f },   // Hangul
    CharacterRange { 0xac00, 0xd7a3 },   // Hangul syllables
    CharacterRange { 0xf900, 0xfaff },   // compatibility ideographs
    CharacterRange { 0xfe10, 0xfe19 },   // vertical forms
    CharacterRange { 0xfe30, 0xfe6f },   // compatibility forms
    CharacterRange { 0xff01, 0xff60 },   // fullwidth forms
    CharacterRange { 0xffe0, 0xffe6 },   // fullwidth signs
    CharacterRange { 0x16fe0, 0x18cff }, // Tangut, Khitan
    CharacterRange { 0x1b000, 0x1b2ff }, // kana supplement, Nushu
    CharacterRange { 0x1f300, 0x1f320 }, // pictographs
    CharacterRange { 0x1f32d, 0x1f64f }, // pictographs, faces
    CharacterRange { 0x1f680, 0x1f6fc }, // transport
    CharacterRange { 0x1f90c, 0x1faff }, // supplemental pictographs
    CharacterRange { 0x20000, 0x3fffd }, // ideographs
};

int columnsOf(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format)
        return 0;
    const auto* const found = std::lower_bound(wideRanges.begin(), wideRanges.end(), character,
        [](const CharacterRange& range, char32_t wanted) { return range.last < wanted; });
    return found != wideRanges.end() && found->first <= character ? 2 : 1;
}

} // namespace

int columnsOf(const QString& line)
{
    const QList<uint> characters = line.toUcs4();
    return std::accumulate(characters.begin(), characters.end(), 0,
        [](int columns, uint character) { return columns + columnsOf(char32_t(character)); });
}

QString cutToColumns(const QString& line, int columns)
{
    QString result;
    for (const uint number : line.toUcs4()) {
        const char32_t character = number;
        columns -= columnsOf(character);
        if (columns < 0)
            break;
        result += QString::fromUcs4(&character, 1);
    }
    return result;
}

QString printable(QString text)
{
    for (QChar& character : text) {
        const bool obeyed = character.category() == QChar::Other_Control && character != QLatin1Char('\n');
        const bool joins = character == QChar(0x200c) || character == QChar(0x200d); // joiners in words, and in emoji
        if (obeyed || (character.category() == QChar::Other_Format && !joins))
            character = QChar::ReplacementCharacter;
    }
    return text;
}

QStringList screenLines(const QStringList& table, const QStringList& events, const QString& hint, int columns, int rows)
{
    // The table matters most: it keeps half of a small screen.
    const qsizetype forTable = std::min<qsizetype>(table.size(), rows / 2);
    QStringList below = QStringList { QString() } + events + QStringList { QString(), hint };
    below = below.mid(std::max<qsizetype>(0, below.size() - (rows - forTable)));
    QStringList lines = table.mid(0, rows - below.size()) + below;
    for (QString& line : lines)
        line = cutToColumns(line, columns);
    return lines;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/look/colors.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace portolan {

namespace {

qreal linear(qreal channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

qreal luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

bool isDark(const QColor& background) { return luminance(background) < 0.3; }

/// A signal colour with the given hue (0 to 1), for text and marks on `background`.
QColor signal(qreal hue, qreal saturation, const QColor& background)
{
    const bool dark = isDark(background);
    return QColor::fromHslF(float(hue), float(dark ? saturation * 0.85 : saturation), dark ? 0.64F : 0.44F);
}

/// The lowest contrast of `color` with any of `backgrounds`.
qreal worstContrast(const QColor& color, const QList<QColor>& backgrounds)
{
    qreal worst = 21;
    for (const QColor& background : backgrounds)
        worst = std::min(worst, contrast(color, background));
    return worst;
}

/// The strongest tint of `tinted` on which `text` is still readable.
QColor background(const QColor& base, const QColor& tint, qreal share, const QColor& text)
{
    QColor result = mixed(base, tint, share);
    for (int step = 1; step <= 10 && contrast(text, result) < 5.5; ++step)
        result = mixed(base, tint, share * (10 - step) / 10);
    return result;
}

} // namespace

Colors::Colors(const QPalette& palette)
    : Colors(palette, palette.color(QPalette::Base))
{
}

Colors::Colors(const QPalette& palette, const QColor& surface)
    : surface(surface)
{
    // Delegates ask this for every cell. A table has few surfaces and many cells.
    struct Known {
        qint64 palette = 0;
        QPalette::ColorGroup group = QPalette::NColorGroups;
        QHash<QRgb, Colors> colors {};
    };
    static thread_local Known known;
    if (known.palette != palette.cacheKey() || known.group != palette.currentColorGroup())
        known = { palette.cacheKey(), palette.currentColorGroup() };
    auto found = known.colors.constFind(surface.rgb());
    if (found == known.colors.constEnd()) {
        derive(palette);
        found = known.colors.insert(surface.rgb(), *this);
    }
    *this = *found;
}

void Colors::derive(const QPalette& palette)
{
    window = palette.color(QPalette::Window);
    const QColor plain = readable(palette.color(QPalette::Text), { surface, window });
    const bool dark = isDark(surface);
    const QColor highlight = palette.color(QPalette::Highlight);
    const QColor red = signal(0.01, 0.70, surface);
    raised = background(surface, plain, 0.045, plain);
    selection = background(surface, highlight, dark ? 0.26 : 0.16, plain);
    dangerTint = background(surface, red, dark ? 0.13 : 0.08, plain);

    // Slightly above the required ratio, because antialiasing mixes the pixels at a letter's edge.
    text = readable(plain, backgrounds(), 4.6);
    dim = readable(mixed(surface, plain, 0.6), backgrounds(), 4.6);
    good = readable(signal(0.40, 0.70, surface), backgrounds(), 4.6);
    warning = readable(signal(0.10, 0.85, surface), backgrounds(), 4.6);
    danger = readable(red, backgrounds(), 4.6);

    // If a card has the window's colour, only its frame shows its edge.
    line = mixed(window, palette.color(QPalette::WindowText), contrast(surface, window) < 1.03 ? 0.4 : 0.15);
    accent = readable(highlight, { surface, window }, 3.0);
    accentText = palette.color(QPalette::HighlightedText);
    // Keep white text on a light blue by darkening the blue, unless it would no longer stand out from the window.
    const QColor calmer = readable(accent, { accentText });
    if (worstContrast(calmer, { surface, window }) >= 3)
        accent = calmer;
    accentText = readable(accentText, { accent });
}

QColor mixed(const QColor& under, const QColor& over, qreal share)
{
    const auto mix = [share](float low, float high) { return float(low + (high - low) * share); };
    return QColor::fromRgbF(
        mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()), mix(under.blueF(), over.blueF()));
}

qreal contrast(const QColor& one, const QColor& other)
{
    const auto [low, high] = std::minmax({ luminance(one), luminance(other) });
    return (high + 0.05) / (low + 0.05);
}

QColor readable(const QColor& color, const QList<QColor>& backgrounds, qreal ratio)
{
    const bool lighter = worstContrast(Qt::white, backgrounds) > worstContrast(Qt::black, backgrounds);
    const QColor end = lighter ? QColor(Qt::white) : QColor(Qt::black);
    QColor result = color;
    for (int step = 1; step <= 20 && worstContrast(result, backgrounds) < ratio; ++step)
        result = mixed(color, end, step / 20.0);
    return result;
}

} // namespace portolan

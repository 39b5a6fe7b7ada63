// SPDX-License-Identifier: MIT
#include "ui/look/colors.h"

#include <algorithm>
#include <cmath>

namespace portolan {

namespace {

qreal linear(qreal channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

qreal luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// A signal colour of the given hue (0 to 1) for text and marks on `background`.
QColor signal(qreal hue, qreal saturation, const QColor& background)
{
    const bool dark = luminance(background) < 0.3;
    const QColor color
        = QColor::fromHslF(float(hue), float(dark ? saturation * 0.85 : saturation), dark ? 0.64F : 0.44F);
    // More than the bare 4.5: the same colour also stands on tinted and selected rows.
    return readable(color, background, 5.4);
}

} // namespace

Colors::Colors(const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor window = palette.color(QPalette::Window);
    text = palette.color(QPalette::Text);
    surface = base;
    dim = readable(mixed(base, text, 0.6), mixed(base, text, 0.06), 4.7);
    line = mixed(window, palette.color(QPalette::WindowText), 0.15);
    raised = mixed(base, text, 0.045);
    accent = palette.color(QPalette::Highlight);
    accentText = palette.color(QPalette::HighlightedText);
    good = signal(0.40, 0.70, base);
    warning = signal(0.10, 0.85, base);
    danger = signal(0.01, 0.70, base);
    dangerTint = mixed(base, danger, luminance(base) < 0.3 ? 0.13 : 0.08);
    selection = mixed(base, accent, luminance(base) < 0.3 ? 0.26 : 0.16);
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

QColor readable(const QColor& color, const QColor& background, qreal ratio)
{
    const QColor end = luminance(background) < 0.18 ? QColor(Qt::white) : QColor(Qt::black);
    QColor result = color;
    for (int step = 1; step <= 20 && contrast(result, background) < ratio; ++step)
        result = mixed(color, end, step / 20.0);
    return result;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace portolan {

/// The dashes that run along a line to show that bytes flow: for more bytes they are faster and closer, within what is
/// calm to look at. It has no clock of its own. Lengths from where the bytes come from, in any unit that is about a
/// pixel; seconds.
class DashStream
{
public:
    static constexpr double dashLength = 9;

    /// Bytes a second. Nothing flows below half a byte; what is on its way runs out at its pace.
    void setRate(double bytesPerSecond);
    /// Moves on, on a line of `length`.
    void advance(double seconds, double length);
    /// As the line looks after it has long flowed like this: for one that comes into view, or stands still.
    void settle(double length);

    /// Whether there is nothing to see, now and later.
    [[nodiscard]] bool atRest() const { return m_heads.isEmpty() && m_spacing <= 0; }
    /// Where the dashes' front ends are; the farthest first.
    [[nodiscard]] const QList<double>& heads() const { return m_heads; }

    [[nodiscard]] double speed() const { return m_speed; }
    /// From one dash to the next; 0: none comes any more.
    [[nodiscard]] double spacing() const { return m_spacing; }

private:
    double m_speed = 0;
    double m_spacing = 0;
    QList<double> m_heads;
};

} // namespace portolan

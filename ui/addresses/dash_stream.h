// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace portolan {

/// Dashes that run along a line to show that bytes flow: the more bytes, the faster and denser, within calm limits. Has
/// no clock of its own. Lengths are measured from the sending end, in a unit of about a pixel; times in seconds.
class DashStream
{
public:
    static constexpr double dashLength = 9;

    /// Bytes per second. Below half a byte no dash starts; those under way run on at their pace.
    void setRate(double bytesPerSecond);
    /// Advances by `seconds` on a line of `length`.
    void advance(double seconds, double length);
    /// Fills the line as if this rate had flowed for long: for a line that comes into view or is not animated.
    void settle(double length);

    /// Whether nothing is visible and nothing will start.
    [[nodiscard]] bool atRest() const { return m_heads.isEmpty() && m_spacing <= 0; }
    /// The front ends of the dashes, farthest first.
    [[nodiscard]] const QList<double>& heads() const { return m_heads; }

    [[nodiscard]] double speed() const { return m_speed; }
    /// The distance from one dash to the next; 0: no more dashes start.
    [[nodiscard]] double spacing() const { return m_spacing; }

private:
    double m_speed = 0;
    double m_spacing = 0;
    QList<double> m_heads;
};

} // namespace portolan

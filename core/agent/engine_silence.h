// SPDX-License-Identifier: MIT
#pragma once

namespace portolan {

/// Tells an engine that pings from one that is gone or frozen, by looking at even intervals whether a ping came. Looks
/// are counted and not the time: while the computer sleeps, time passes and the engine cannot ping. Not thread-safe.
class EngineSilence
{
public:
    /// Intervals between looks that make up the limit.
    static constexpr int intervals = 6;

    void pinged() { m_looks = 0; }
    /// Looks once more. True: there was no ping for the limit, or for one interval more than that at most.
    [[nodiscard]] bool look() { return ++m_looks > intervals; }

private:
    int m_looks = 0; ///< since the last ping
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

namespace portolan {

/// Detects an engine that is gone or frozen, by checking at regular intervals whether it pinged. Counts checks instead of
/// time, because time also passes while the computer sleeps. Not thread-safe.
class EngineSilence
{
public:
    /// Intervals per limit.
    static constexpr int intervals = 6;

    void pinged() { m_looks = 0; }
    /// Checks once more. True: no ping for the limit, or at most one interval more.
    [[nodiscard]] bool look() { return ++m_looks > intervals; }

private:
    int m_looks = 0; ///< since the last ping
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"

#include <QString>

#include <cstdint>

namespace portolan::test {

/// A BPF program of somebody else on the root of the cgroups: asks for the state changes of connections that are accepted on a
/// port, in any network namespace, and counts those that close. The kernel removes it with the object. Root only.
class CloseCounter
{
public:
    explicit CloseCounter(uint16_t port);

    /// Why it does not count here; "" if it does.
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] uint64_t count() const;

private:
    UniqueFd m_map;
    UniqueFd m_program;
    UniqueFd m_link;
    QString m_error;
};

} // namespace portolan::test

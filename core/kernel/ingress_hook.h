// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <memory>
#include <string>

namespace portolan {

/// Attaches a BPF program to a network interface; it sees every incoming packet, after programs that were attached
/// earlier. Detached with this object. Several processes can each attach theirs. Not thread-safe.
class IngressHook
{
public:
    enum class Form {
        Link,   ///< tcx; removed when this process ends in any way (Linux 6.6)
        Filter, ///< clsact; if this process is killed, it stays until the next one is attached
    };

    /// `program`: descriptor of a SCHED_CLS program; stays the caller's, and may be closed afterwards. Errors:
    /// NotAvailable if there is no such interface; InvalidInput (EINVAL) if the kernel does not support `form`.
    [[nodiscard]] static Result<std::unique_ptr<IngressHook>> attach(
        int program, const std::string& interface, Form form);

    ~IngressHook();
    IngressHook(const IngressHook&) = delete;
    IngressHook& operator=(const IngressHook&) = delete;

private:
    IngressHook() = default;
    [[nodiscard]] Result<Done> attachFilter(int program, int interface);

    UniqueFd m_link;
    int m_interface = 0; ///< index; this and the rest are for a filter
    UniqueFd m_hold;     ///< of the filter's handle: while it is open, no other agent takes the filter for a leftover
    unsigned m_priority = 0;
    unsigned m_program = 0; ///< the kernel's number of the attached program; 0: none
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <memory>
#include <string>

namespace portolan {

/// A program in the kernel that sees every packet which comes in on one network interface, before anything else does
/// but what was there first. Taken off with this object. Not thread-safe.
class IngressHook
{
public:
    enum class Form {
        Link,   ///< gone with this process, however that ends (Linux 6.6)
        Filter, ///< of the traffic control; stays when this process is killed, until the next one replaces it
    };

    /// `program`: a descriptor of one of type SCHED_CLS; the caller's, of no more use afterwards. Errors: NotAvailable
    /// where there is no interface of that name; InvalidInput (EINVAL) where the kernel has no such form.
    [[nodiscard]] static Result<std::unique_ptr<IngressHook>> attach(
        int program, const std::string& interface, Form form);

    ~IngressHook();
    IngressHook(const IngressHook&) = delete;
    IngressHook& operator=(const IngressHook&) = delete;

private:
    IngressHook() = default;
    [[nodiscard]] Result<Done> attachFilter(int program, int interface);

    UniqueFd m_link;
    int m_interface = 0;   ///< index; with a filter
    unsigned m_handle = 0; ///< of the filter; 0: there is none
};

} // namespace portolan

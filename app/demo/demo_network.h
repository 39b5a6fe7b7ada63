// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/address_plan.h"
#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <string>

namespace portolan::demo {

/// The demo's network namespace, the pair of links that joins it to this one, and a route that swallows the demo's
/// packets when the link is gone. Removed by the destructor; what a killed demo left is removed when the next one
/// starts. Needs root.
///
/// Each demo holds the lock of one file in /run/portolan, which says what it made. A file whose lock is free is a dead
/// demo's.
class DemoNetwork
{
public:
    /// Errors: PermissionDenied without root; NotAvailable without the program ip; InUse when every name or network is
    /// taken; Other with the words of ip. The context is a sentence for the user.
    [[nodiscard]] static Result<DemoNetwork> make();

    DemoNetwork(DemoNetwork&&) = default;
    DemoNetwork& operator=(DemoNetwork&&) = delete;
    ~DemoNetwork();

    /// Where the namespace can be opened.
    [[nodiscard]] const std::string& namespacePath() const { return m_namespacePath; }

private:
    DemoNetwork(UniqueFd lock, std::string lockPath, const std::string& name);

    UniqueFd m_lock;
    std::string m_lockPath;
    std::string m_namespacePath;
};

} // namespace portolan::demo

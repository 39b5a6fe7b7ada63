// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/address_plan.h"
#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <string>

namespace portolan::demo {

/// The demo's network namespace, the pair of links that connects it to this one, and a route that drops the demo's
/// packets when the link is gone. The destructor removes them; the next demo removes what a killed one left. Needs
/// root.
///
/// Each demo locks one file in /run/portolan, which lists what it created. A file without a lock belongs to a dead
/// demo.
class DemoNetwork
{
public:
    /// Errors: PermissionDenied without root; NotAvailable without the program ip; InUse if every name or network is
    /// taken; Other with ip's message. The context is a sentence for the user.
    [[nodiscard]] static Result<DemoNetwork> make();

    DemoNetwork(DemoNetwork&&) = default;
    DemoNetwork& operator=(DemoNetwork&&) = delete;
    ~DemoNetwork();

    /// The file to open the namespace.
    [[nodiscard]] const std::string& namespacePath() const { return m_namespacePath; }

private:
    DemoNetwork(UniqueFd lock, std::string lockPath, const std::string& name);

    UniqueFd m_lock;
    std::string m_lockPath;
    std::string m_namespacePath;
};

} // namespace portolan::demo

// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"

namespace portolan {

/// The built-in guest for newcomers: a network namespace with the article's addresses and its server on port 3000. The program
/// portolan-demo creates it, starts the agent in it, and removes it when the agent ends.
class DemoLauncher : public Launcher
{
    Q_OBJECT

public:
    using Launcher::Launcher;

    void watch() override { }
    [[nodiscard]] bool present() override { return true; }
    void prepare() override;
};

} // namespace portolan

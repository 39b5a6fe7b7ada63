// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/running_portolan.h"
#include "tests/support/tcp.h"
#include "tests/support/twin.h"

#include <optional>

namespace portolan::test {

/// What connections through an instance's mirrors must do on every system. The cases fail like a test function, through
/// QCOMPARE.
class RelayCases
{
public:
    RelayCases(const RunningPortolan& portolan, const Twin& twin)
        : m_portolan(portolan)
        , m_twin(twin)
    {
    }

    /// Both ends of a connection through the host's localhost.
    struct Pair {
        Connection client;
        Connection service;
    };
    /// Connects to a guest service through this host address, as soon as it is mirrored. Nothing if that does not
    /// happen.
    [[nodiscard]] std::optional<Pair> connectTo(Listener& service, const char* way = "127.0.0.1") const;
    /// A value of the port's row in the status, such as count(3000, "connections", "active").
    [[nodiscard]] int count(int port, const char* group, const char* key) const;

    /// One side ends its direction after a question, then receives a lot before the other side ends its own.
    void halfClose(bool clientFirst) const;
    /// A thousand connections, all open before the first is used, each with its own amount of data.
    void connectionsOfRandomSizes() const;

private:
    const RunningPortolan& m_portolan;
    const Twin& m_twin;
};

} // namespace portolan::test

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/running_portolan.h"
#include "tests/support/tcp.h"
#include "tests/support/twin.h"

#include <optional>

namespace portolan::test {

/// Connections through an instance's mirrors, and what is expected of them whichever system it runs on. The cases fail
/// as a test function does, with QCOMPARE.
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
    /// To a service of the guest, by that address of the host, as soon as it is mirrored. Nothing if it does not come to be.
    [[nodiscard]] std::optional<Pair> connectTo(Listener& service, const char* way = "127.0.0.1") const;
    /// Of the port's row in the status, as count(3000, "connections", "active").
    [[nodiscard]] int count(int port, const char* group, const char* key) const;

    /// One end ends its direction after a question, and is told of much before the other ends its own.
    void halfClose(bool clientFirst) const;
    /// A thousand, all open before the first is used, each of a size of its own.
    void connectionsOfRandomSizes() const;

private:
    const RunningPortolan& m_portolan;
    const Twin& m_twin;
};

} // namespace portolan::test

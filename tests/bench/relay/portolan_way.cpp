// SPDX-License-Identifier: MIT
#include "tests/bench/relay/portolan_way.h"

#include "tests/bench/relay/process_tree.h"
#include "tests/support/portolan_instance.h"

#include <QTest>

namespace portolan::bench {

namespace {

class Portolan final : public Way
{
public:
    Portolan(const test::Twin& twin, const QString& path)
        : m_instance(twin)
    {
        // The bench chooses the path, not the environment of whoever started it.
        m_instance.setEnvironment("PORTOLAN_AGENT_OPTIONS", path == "relayed" ? "--steering=none" : "--steering=auto");
        if (!m_instance.startAndConnect()) {
            m_error = "it did not start: " + m_instance.process().errors().trimmed();
            return;
        }
        for (const Service service : allServices) {
            const quint16 port = loopbackPort(service);
            if (!QTest::qWaitFor([&] { return m_instance.state(port) == "mirrored"; }, 20000))
                m_error = QStringLiteral("port %1 is not mirrored but %2").arg(port).arg(m_instance.state(port));
            const auto taken = [&] { return m_instance.row(port).value("path").toString(path); };
            if (!QTest::qWaitFor([&] { return taken() == path; }, 5000))
                m_error = QStringLiteral("port %1 is %2").arg(port).arg(taken());
        }
    }

    [[nodiscard]] Target target(Service service) const override { return { "127.0.0.1", loopbackPort(service) }; }
    [[nodiscard]] QList<qint64> hostProcesses() const override { return { m_instance.process().pid() }; }
    [[nodiscard]] QList<qint64> guestProcesses() const override { return treeOf(m_instance.process().pid()).mid(1); }

private:
    mutable test::PortolanInstance m_instance; // querying its process collects output
};

} // namespace

std::unique_ptr<Way> startPortolan(const test::Twin& twin, const QString& path)
{
    return std::make_unique<Portolan>(twin, path);
}

} // namespace portolan::bench

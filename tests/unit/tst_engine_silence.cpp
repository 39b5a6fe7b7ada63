// SPDX-License-Identifier: MIT
#include "core/agent/agent.h"
#include "core/agent/engine_silence.h"
#include "core/base/unique_fd.h"
#include "core/kernel/cgroup_root.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <array>
#include <chrono>
#include <future>
#include <string>

#include <fcntl.h>
#include <unistd.h>

using namespace portolan;
using namespace std::chrono_literals;

namespace {

/// An agent in this process, on a thread of its own; the test plays the engine.
class RunningAgent
{
public:
    explicit RunningAgent(std::chrono::milliseconds longestSilence)
    {
        std::array<int, 2> input {};
        std::array<int, 2> output {};
        if (::pipe2(input.data(), O_CLOEXEC) != 0 || ::pipe2(output.data(), O_CLOEXEC) != 0)
            return;
        m_agentsInput.reset(input[0]);
        m_input.reset(input[1]);
        m_output.reset(output[0]);
        m_agentsOutput.reset(output[1]);
        ::fcntl(m_output.fd(), F_SETFL, O_NONBLOCK);
        Agent::Options options;
        options.refusal = RefusalChoice::None;
        options.input = m_agentsInput.fd();
        options.output = m_agentsOutput.fd();
        options.longestSilence = longestSilence;
        m_exitCode = std::async(std::launch::async, [options] { return Agent(options, openCgroupRoot()).run(); });
    }
    ~RunningAgent() { closeInput(); }

    void ping(int id)
    {
        const std::string line = R"({"type":"ping","id":)" + std::to_string(id) + "}\n";
        m_written = ::write(m_input.fd(), line.data(), line.size()) == static_cast<ssize_t>(line.size());
    }
    [[nodiscard]] bool written() const { return m_written; }
    void closeInput() { m_input.reset(); }
    [[nodiscard]] bool answered(int id)
    {
        std::array<char, 4096> buffer;
        for (ssize_t size = 0; (size = ::read(m_output.fd(), buffer.data(), buffer.size())) > 0;)
            m_text.append(buffer.data(), static_cast<size_t>(size));
        return m_text.find(R"({"id":)" + std::to_string(id) + R"(,"type":"pong"})") != std::string::npos;
    }
    [[nodiscard]] bool ended() const { return m_exitCode.wait_for(0s) == std::future_status::ready; }
    /// Call once.
    [[nodiscard]] int exitCode() { return m_exitCode.get(); }

private:
    UniqueFd m_agentsInput;
    UniqueFd m_agentsOutput;
    UniqueFd m_input;
    UniqueFd m_output;
    bool m_written = false;
    std::string m_text;
    std::future<int> m_exitCode; // the last member: its destructor waits for the agent
};

} // namespace

/// An engine that is frozen, or that must not kill its agent, leaves the agent running alone.
class TestEngineSilence : public QObject
{
    Q_OBJECT

private slots:
    void looks();
    void pingsKeepItQuiet();
    void agentEndsAfterSilence();
    void agentWaitsForTheFirstPing();
};

void TestEngineSilence::looks()
{
    EngineSilence silence;
    for (int i = 0; i < EngineSilence::intervals; ++i)
        QVERIFY(!silence.look());
    QVERIFY(silence.look());
    QVERIFY(silence.look());
}

void TestEngineSilence::pingsKeepItQuiet()
{
    EngineSilence silence;
    for (int round = 0; round < 100; ++round) {
        silence.pinged();
        for (int i = 0; i < EngineSilence::intervals; ++i)
            QVERIFY(!silence.look());
    }
    QVERIFY(silence.look());
}

void TestEngineSilence::agentEndsAfterSilence()
{
    RunningAgent agent(60ms);
    agent.ping(1);
    QVERIFY(agent.written());
    QTRY_VERIFY(agent.answered(1));
    QTRY_VERIFY(agent.ended()); // although its input is open
    QCOMPARE(agent.exitCode(), 0);
}

void TestEngineSilence::agentWaitsForTheFirstPing()
{
    RunningAgent agent(60ms);
    QTest::qWait(300); // an older engine, or a person, that does not ping
    QVERIFY(!agent.ended());
    agent.ping(1);
    QVERIFY(agent.written());
    QTRY_VERIFY(agent.answered(1));
    QTRY_VERIFY(agent.ended());
    QCOMPARE(agent.exitCode(), 0);
}

REGISTER_TEST(TestEngineSilence, QCoreApplication)
#include "tst_engine_silence.moc"

// SPDX-License-Identifier: MIT
#include "tests/system/agent_under_test.h"

#include "tests/support/twin.h"

#include <algorithm>

namespace portolan::test {

AgentUnderTest::AgentUnderTest(const QString& networkNamespace, const QStringList& arguments)
    : AgentUnderTest({}, QStringLiteral("ip"), QStringList { "netns", "exec", networkNamespace, path() } + arguments)
{
}

AgentUnderTest::AgentUnderTest(const Place& place, const QString& program, const QStringList& arguments)
    : m_process(place, program, arguments)
{
}

QString AgentUnderTest::path() { return QStringLiteral(PORTOLAN_AGENT); }

void AgentUnderTest::send(const protocol::EngineMessage& message)
{
    sendLine(QByteArray::fromStdString(protocol::encode(message)));
}

void AgentUnderTest::sendLine(const QByteArray& line) { m_process.write(line + '\n'); }

void AgentUnderTest::configure(const QString& interface)
{
    protocol::Configure message;
    message.token = protocol::Token::random();
    message.peers = { asio::ip::make_address(Twin::hostAddress) };
    message.interface = interface.toStdString();
    send(message);
}

void AgentUnderTest::deny(const std::vector<DeniedPort>& ports) { send(protocol::Deny { ports }); }

void AgentUnderTest::update()
{
    const QString output = m_process.output();
    for (qsizetype end = output.indexOf(u'\n', m_read); end >= 0; end = output.indexOf(u'\n', m_read)) {
        const QString line = output.mid(m_read, end - m_read);
        m_read = end + 1;
        Result<protocol::AgentMessage> message = protocol::decodeAgentMessage(line.toStdString());
        if (!message) {
            m_broken.append(line);
            continue;
        }
        if (const auto* changes = std::get_if<protocol::Listeners>(&message.value())) {
            if (changes->reset)
                m_listeners.clear();
            for (const uint64_t id : changes->removed)
                m_listeners.erase(id);
            for (const GuestListener& listener : changes->added)
                m_listeners[listener.id] = listener;
        }
        m_messages.push_back(std::move(message).value());
    }
}

const std::vector<protocol::AgentMessage>& AgentUnderTest::messages()
{
    update();
    return m_messages;
}

QStringList AgentUnderTest::broken()
{
    update();
    return m_broken;
}

std::optional<protocol::Interface> AgentUnderTest::interface(const std::string& name)
{
    const std::vector<protocol::Interface> known = last<protocol::Interfaces>().value_or(protocol::Interfaces {}).all;
    const auto found = std::ranges::find(known, name, &protocol::Interface::name);
    return found == known.end() ? std::nullopt : std::optional(*found);
}

const std::map<uint64_t, GuestListener>& AgentUnderTest::listeners()
{
    update();
    return m_listeners;
}

std::vector<GuestListener> AgentUnderTest::listenersOf(int port)
{
    std::vector<GuestListener> found;
    for (const auto& [id, listener] : listeners()) {
        if (listener.port.number == port)
            found.push_back(listener);
    }
    return found;
}

bool AgentUnderTest::everListened(int port)
{
    const auto tells = [port](const protocol::Listeners& changes) {
        return std::ranges::any_of(changes.added, [port](const auto& listener) { return listener.port.number == port; });
    };
    return std::ranges::any_of(all<protocol::Listeners>(), tells);
}

} // namespace portolan::test

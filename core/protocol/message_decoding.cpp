// SPDX-License-Identifier: MIT
#include "core/protocol/messages.h"

#include "core/protocol/message_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace portolan::protocol {

namespace {

using Json = nlohmann::json;

/// The deepest message has five levels, {"all": [{"addresses": [{}]}]}; the rest leaves room for future keys.
constexpr int maximumDepth = 8;
/// Far more listeners than any agent can see, and far from an overflow when the engine adds to it.
constexpr uint64_t highestOrder = uint64_t { 1 } << 48;

/// Length in bytes of the control character at the start of `text` (UTF-8, not empty); 0: there is none.
size_t controlLength(std::string_view text)
{
    const auto byte = [&text](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(0) < 0x20 || byte(0) == 0x7f)
        return 1;
    if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) <= 0x9f) // U+0080 to U+009F
        return 2;
    if (byte(0) != 0xe2)
        return 0;
    const bool mark = byte(1) == 0x80 && (byte(2) == 0x8e || byte(2) == 0x8f);    // U+200E, U+200F
    const bool embedding = byte(1) == 0x80 && byte(2) >= 0xaa && byte(2) <= 0xae; // U+202A to U+202E
    const bool isolate = byte(1) == 0x81 && byte(2) >= 0xa6 && byte(2) <= 0xa9;   // U+2066 to U+2069
    return mark || embedding || isolate ? 3 : 0;
}

/// Reads the members of one JSON object and checks their types and ranges. After the first failure every further value is
/// empty, so callers read everything and check once at the end. Checks before it reads: the JSON library would throw.
class Members
{
public:
    Members(const Json& object, std::string& problem)
        : m_object(object)
        , m_problem(problem)
    {
        if (!object.is_object())
            fail("an object is missing");
    }

    [[nodiscard]] bool has(const char* key) const { return m_problem.empty() && m_object.contains(key); }

    uint64_t number(const char* key, uint64_t smallest, uint64_t largest)
    {
        const Json* value = find(key);
        if (!value)
            return 0;
        if (!value->is_number_unsigned() || value->get<uint64_t>() < smallest || value->get<uint64_t>() > largest)
            return fail(key), 0;
        return value->get<uint64_t>();
    }

    uint16_t port(const char* key, uint64_t smallest = 1)
    {
        return static_cast<uint16_t>(number(key, smallest, std::numeric_limits<uint16_t>::max()));
    }

    /// "port", with "protocol" where it is not TCP.
    PortKey portKey()
    {
        const uint16_t number = port("port");
        return { number, word("protocol", { Protocol::Tcp, Protocol::Udp }, Protocol::Tcp) };
    }

    /// 1 where the key is missing.
    uint32_t count(const char* key)
    {
        if (!has(key))
            return 1;
        return static_cast<uint32_t>(number(key, 1, std::numeric_limits<uint32_t>::max()));
    }

    uint64_t id(const char* key) { return number(key, 0, std::numeric_limits<uint64_t>::max()); }

    bool flag(const char* key)
    {
        const Json* value = find(key);
        if (!value)
            return false;
        if (!value->is_boolean())
            return fail(key), false;
        return value->get<bool>();
    }

    bool flag(const char* key, bool missing) { return has(key) ? flag(key) : missing; }

    std::string text(const char* key, const char* missing)
    {
        return m_problem.empty() && m_object.contains(key) ? text(key) : missing;
    }

    /// Replaces characters that control a terminal or the writing direction by "?": process names of the guest are
    /// printed on terminals of the host.
    std::string text(const char* key)
    {
        const Json* value = find(key);
        if (!value)
            return {};
        if (!value->is_string() || value->get_ref<const std::string&>().size() > maximumTextLength)
            return fail(key), std::string();
        const auto& content = value->get_ref<const std::string&>();
        std::string harmless;
        harmless.reserve(content.size());
        for (std::string_view rest = content; !rest.empty();) {
            const size_t length = controlLength(rest);
            harmless += length == 0 ? rest.front() : '?';
            rest.remove_prefix(std::max<size_t>(length, 1));
        }
        return harmless;
    }

    Token token(const char* key)
    {
        const std::optional<Token> token = Token::fromHex(text(key));
        return token ? *token : (fail(key), Token());
    }

    Address address(const char* key)
    {
        const Json* value = find(key);
        return value ? addressIn(*value, key) : Address();
    }

    std::optional<Address> addressIfAny(const char* key)
    {
        return has(key) ? std::optional(address(key)) : std::nullopt;
    }

    Address addressIn(const Json& value, const char* key)
    {
        if (value.is_string()) {
            const auto& content = value.get_ref<const std::string&>();
            // "%eth0" names an interface of the other machine; asio would look it up on this one.
            if (content.size() < 64 && content.find('%') == std::string::npos) {
                if (const std::optional<Address> parsed = parseAddress(content))
                    return *parsed;
            }
        }
        return fail(key), Address();
    }

    /// A member that is an object; read it with its own Members.
    const Json& object(const char* key)
    {
        const Json* value = find(key);
        return value ? *value : nothing();
    }

    /// An array of two ports in ascending order; `missing` if the key is absent.
    PortRange portRange(const char* key, const PortRange& missing)
    {
        if (!has(key))
            return missing;
        const auto isPort = [](const Json& value) {
            return value.is_number_unsigned() && value.get<uint64_t>() >= 1 && value.get<uint64_t>() <= 65535;
        };
        const Json::array_t& ends = list(key);
        if (ends.size() != 2 || !isPort(ends[0]) || !isPort(ends[1]) || ends[0] > ends[1])
            return fail(key), missing;
        return { ends[0].get<uint16_t>(), ends[1].get<uint16_t>() };
    }

    std::vector<uint16_t> ports(const char* key, const PortRange& range = {})
    {
        std::vector<uint16_t> ports;
        for (const Json& each : list(key)) {
            if (!each.is_number_unsigned() || each < range.first || each > range.last)
                return fail(key), ports;
            ports.push_back(each.get<uint16_t>());
        }
        return ports;
    }

    /// The elements of an array.
    const Json::array_t& list(const char* key)
    {
        static const Json::array_t empty;
        const Json* value = find(key);
        if (!value)
            return empty;
        if (!value->is_array())
            return fail(key), empty;
        return value->get_ref<const Json::array_t&>();
    }

    template <typename Word> Word word(const char* key, std::initializer_list<Word> words)
    {
        const std::string content = text(key);
        for (const Word candidate : words) {
            if (toString(candidate) == content)
                return candidate;
        }
        return fail(key), *words.begin();
    }

    template <typename Word> Word word(const char* key, std::initializer_list<Word> words, Word missing)
    {
        return m_problem.empty() && m_object.contains(key) ? word(key, words) : missing;
    }

    void fail(const std::string& what)
    {
        if (m_problem.empty())
            m_problem = what;
    }

private:
    static const Json& nothing()
    {
        static const Json null;
        return null;
    }

    const Json* find(const char* key)
    {
        if (!m_problem.empty())
            return nullptr;
        const auto found = m_object.find(key);
        if (found == m_object.end())
            return fail(std::string(key) + " is missing"), nullptr;
        return &*found;
    }

    const Json& m_object;
    std::string& m_problem;
};

Process readProcess(const Json& json, std::string& problem)
{
    Members members(json, problem);
    Process process;
    process.pid = static_cast<uint32_t>(members.number("pid", 0, std::numeric_limits<uint32_t>::max()));
    process.name = members.text("name");
    return process;
}

Hello readHello(Members members)
{
    Hello hello;
    hello.protocol = static_cast<int>(members.number("protocol", 1, std::numeric_limits<int>::max()));
    hello.program = members.text("program");
    // Nothing else is defined for another version.
    if (hello.protocol != version)
        return hello;
    hello.kernel = members.text("kernel");
    hello.detection = members.word("detection", { Detection::Polling, Detection::Events });
    hello.detectionProblem = members.text("detectionProblem");
    hello.refusal = members.word("refusal", { Refusal::None, Refusal::Eacces, Refusal::Eperm, Refusal::Eaddrinuse });
    hello.refusalProblem = members.text("refusalProblem");
    hello.ephemeral = members.portRange("ephemeral", usualEphemeralPorts);
    hello.boot = members.text("boot", "");
    return hello;
}

Interface readInterface(Members members, std::string& problem)
{
    Interface interface;
    interface.name = members.text("name");
    interface.up = members.flag("up");
    interface.routed = members.flag("routed", false);
    interface.aside = members.flag("aside", false);
    for (const Json& each : members.list("addresses")) {
        Members item(each, problem);
        InterfaceAddress address;
        address.address = item.address("address");
        address.prefix = static_cast<int>(item.number("prefix", 0, address.address.is_v4() ? 32 : 128));
        interface.addresses.push_back(address);
    }
    return interface;
}

Interfaces readInterfaces(Members members, std::string& problem)
{
    Interfaces interfaces;
    size_t addresses = 0;
    for (const Json& each : members.list("all")) {
        interfaces.all.push_back(readInterface(Members(each, problem), problem));
        addresses += interfaces.all.back().addresses.size();
        if (interfaces.all.size() > mostInterfaces)
            members.fail("more than " + std::to_string(mostInterfaces) + " interfaces");
        if (addresses > mostAddresses)
            members.fail("more than " + std::to_string(mostAddresses) + " addresses");
        if (!problem.empty())
            break;
    }
    return interfaces;
}

Listeners readListeners(Members members, std::string& problem)
{
    Listeners listeners;
    listeners.reset = members.flag("reset");
    listeners.more = members.flag("more", false);
    listeners.truncated = members.flag("truncated", false);
    for (const Json& each : members.list("added")) {
        Members item(each, problem);
        GuestListener listener;
        listener.id = item.id("id");
        listener.address = unmapped(item.address("address"));
        listener.port = item.portKey();
        listener.v6Only = item.flag("v6Only");
        listener.process = readProcess(item.object("process"), problem);
        if (item.has("uid")) {
            listener.uid = static_cast<uint32_t>(item.number("uid", 0, std::numeric_limits<uint32_t>::max()));
            listener.user = item.text("user");
        }
        if (item.has("order"))
            listener.order = item.number("order", 0, highestOrder);
        listener.byNumber = item.flag("byNumber", false);
        if (!problem.empty())
            break;
        listeners.added.push_back(std::move(listener));
    }
    for (const Json& each : members.list("removed")) {
        if (!each.is_number_unsigned()) {
            members.fail("removed");
            break;
        }
        listeners.removed.push_back(each.get<uint64_t>());
    }
    return listeners;
}

RelayEndpoint readRelay(Members members)
{
    RelayEndpoint relay;
    relay.address = members.address("address");
    relay.port = members.port("port", 0);
    relay.ports = members.port("ports", 1);
    if (relay.port + relay.ports > 65536)
        members.fail("ports");
    return relay;
}

SteeringStatus readSteeringStatus(Members members, std::string& problem)
{
    using Stage = SteeringStatus::Stage;
    SteeringStatus steering;
    steering.stage = members.word("stage", { Stage::Off, Stage::Trial, Stage::Ready });
    steering.problem = members.text("problem");
    steering.v6 = members.flag("v6");
    steering.address = members.address("address");
    steering.answers = members.id("answers");
    size_t dialled = 0;
    for (const Json& each : members.list("services")) {
        Members item(each, problem);
        SteeredService service;
        service.address = unmapped(item.address("address"));
        service.port = item.port("port");
        service.rendezvous = item.ports("rendezvous", rendezvousPorts);
        dialled += service.rendezvous.size();
        if (problem.empty() && (service.rendezvous.empty() || dialled > rendezvousPorts.size()))
            item.fail("rendezvous");
        if (!problem.empty())
            break;
        steering.services.push_back(std::move(service));
    }
    if (steering.stage == Stage::Trial && steering.services.size() > mostTrialServices)
        members.fail("more than " + std::to_string(mostTrialServices) + " services on trial");
    return steering;
}

Refused readRefused(Members members, std::string& problem)
{
    Refused refused;
    refused.port = members.portKey();
    refused.address = members.address("address");
    refused.process = readProcess(members.object("process"), problem);
    refused.count = members.count("count");
    refused.error = members.word("error", { Refusal::Eacces, Refusal::Eperm, Refusal::Eaddrinuse }, Refusal::Eacces);
    return refused;
}

Configure readConfigure(Members members, std::string& problem)
{
    Configure configure;
    configure.token = members.token("token");
    configure.proof = members.token("proof");
    for (const Json& each : members.list("peers"))
        configure.peers.push_back(members.addressIn(each, "peers"));
    configure.interface = members.text("interface");
    configure.reportUsage = members.flag("reportUsage", false);
    configure.address = members.addressIfAny("address");
    if (!members.has("chosenPorts"))
        return configure;
    for (const Json& each : members.list("chosenPorts"))
        configure.chosenPorts.push_back(Members(each, problem).portKey());
    return configure;
}

Deny readDeny(Members members, std::string& problem)
{
    Deny deny;
    for (const Json& each : members.list("ports")) {
        Members item(each, problem);
        DeniedPort denied;
        denied.port = item.portKey();
        denied.wholeLoopback = item.flag("wholeLoopback");
        denied.error = item.word("error", { RefusalError::Eacces, RefusalError::Eaddrinuse }, RefusalError::Eacces);
        if (!problem.empty())
            break;
        deny.ports.push_back(denied);
    }
    return deny;
}

SteeringRequest readSteeringRequest(Members members, std::string& problem)
{
    SteeringRequest request;
    request.id = members.id("id");
    for (const Json& each : members.list("services")) {
        Members item(each, problem);
        const SteeringRequest::Service service { { unmapped(item.address("address")), item.portKey() },
            item.port("ports") };
        if (!problem.empty())
            break;
        request.services.push_back(service);
    }
    return request;
}

Tickets readTickets(Members members)
{
    Tickets tickets;
    tickets.id = members.id("id");
    tickets.host = unmapped(members.address("host"));
    tickets.seconds = members.port("seconds");
    tickets.ports = members.ports("ports");
    return tickets;
}

Error broken(const std::string& what) { return { ErrorCode::InvalidInput, 0, "broken message: " + what }; }

/// Whether the line nests deeper than any message. Checked before parsing, because four megabytes of "[" take hundreds
/// when parsed. (The JSON library's own callback would make long arrays take quadratic time.)
bool nestsTooDeep(std::string_view line)
{
    int depth = 0;
    bool inText = false;
    for (size_t i = 0; i < line.size(); ++i) {
        const char character = line[i];
        if (character == '"')
            inText = !inText;
        else if (inText && character == '\\')
            ++i;
        else if (!inText && (character == '{' || character == '[') && ++depth > maximumDepth)
            return true;
        else if (!inText && (character == '}' || character == ']'))
            --depth;
    }
    return false;
}

/// Parses the line and passes the object and its type to `read`.
template <typename Message, typename Read> Result<Message> decode(std::string_view line, const Read& read)
{
    if (line.size() > maximumLineLength)
        return broken("too long");
    if (nestsTooDeep(line))
        return broken("nested too deep");
    const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
    if (json.is_discarded())
        return broken("no JSON");
    std::string problem;
    Members members(json, problem);
    const std::string type = members.text("type");
    std::optional<Message> message;
    if (problem.empty())
        message = read(type, members, problem);
    if (!problem.empty())
        return broken(type + ": " + problem);
    if (!message)
        return broken("unknown type " + type);
    return std::move(*message);
}

} // namespace

Result<AgentMessage> decodeAgentMessage(std::string_view line)
{
    using Message = std::optional<AgentMessage>;
    return decode<AgentMessage>(line, [](const std::string& type, Members& members, std::string& problem) -> Message {
        if (type == "hello")
            return readHello(members);
        if (type == "interfaces")
            return readInterfaces(members, problem);
        if (type == "listeners")
            return readListeners(members, problem);
        if (type == "relay")
            return readRelay(members);
        if (type == "steeringStatus")
            return readSteeringStatus(members, problem);
        if (type == "admitted")
            return Admitted { members.id("id") };
        if (type == "refused")
            return readRefused(members, problem);
        if (type == "problem")
            return Problem { members.text("text") };
        if (type == "usage")
            return Usage { members.flag("used") };
        if (type == "pong")
            return Pong { members.id("id") };
        return std::nullopt;
    });
}

Result<EngineMessage> decodeEngineMessage(std::string_view line)
{
    using Message = std::optional<EngineMessage>;
    return decode<EngineMessage>(line, [](const std::string& type, Members& members, std::string& problem) -> Message {
        if (type == "configure")
            return readConfigure(members, problem);
        if (type == "deny")
            return readDeny(members, problem);
        if (type == "steeringRequest")
            return readSteeringRequest(members, problem);
        if (type == "tickets")
            return readTickets(members);
        if (type == "ping")
            return Ping { members.id("id") };
        return std::nullopt;
    });
}

} // namespace portolan::protocol

// SPDX-License-Identifier: MIT
#include "core/protocol/messages.h"

#include "core/protocol/message_text.h"

#include <nlohmann/json.hpp>

namespace portolan::protocol {

namespace {

using Json = nlohmann::json;

Json text(std::string_view value) { return std::string(value.substr(0, maximumTextLength / replacementLength)); }

Json address(const Address& value)
{
    if (value.is_v4())
        return value.to_string();
    // A scope id is only meaningful on this machine.
    asio::ip::address_v6 plain = value.to_v6();
    plain.scope_id(0);
    return plain.to_string();
}

/// Adds the port to the fields. Its protocol is told only where it is not TCP.
Json withPort(Json fields, const PortKey& port)
{
    fields["port"] = port.number;
    if (port.protocol != Protocol::Tcp)
        fields["protocol"] = toString(port.protocol);
    return fields;
}

Json process(const Process& value) { return { { "pid", value.pid }, { "name", text(value.name) } }; }

Json toJson(const Hello& hello)
{
    return { { "type", "hello" }, { "protocol", hello.protocol }, { "program", text(hello.program) },
        { "kernel", text(hello.kernel) }, { "detection", toString(hello.detection) },
        { "detectionProblem", text(hello.detectionProblem) }, { "refusal", toString(hello.refusal) },
        { "refusalProblem", text(hello.refusalProblem) },
        { "ephemeral", { hello.ephemeral.first, hello.ephemeral.last } }, { "boot", text(hello.boot) } };
}

Json toJson(const Interface& interface)
{
    Json addresses = Json::array();
    for (const InterfaceAddress& each : interface.addresses)
        addresses.push_back({ { "address", address(each.address) }, { "prefix", each.prefix } });
    return { { "name", text(interface.name) }, { "up", interface.up }, { "routed", interface.routed },
        { "aside", interface.aside }, { "addresses", std::move(addresses) } };
}

Json toJson(const Interfaces& interfaces)
{
    Json all = Json::array();
    for (const Interface& each : interfaces.all)
        all.push_back(toJson(each));
    return { { "type", "interfaces" }, { "all", std::move(all) } };
}

Json toJson(const Listeners& listeners)
{
    Json added = Json::array();
    for (const GuestListener& listener : listeners.added) {
        added.push_back(withPort({ { "id", listener.id }, { "address", address(listener.address) },
                                     { "v6Only", listener.v6Only }, { "process", process(listener.process) },
                                     { "order", listener.order }, { "byNumber", listener.byNumber } },
            listener.port));
        if (listener.uid) {
            added.back()["uid"] = *listener.uid;
            added.back()["user"] = text(listener.user);
        }
    }
    return { { "type", "listeners" }, { "reset", listeners.reset }, { "added", std::move(added) },
        { "removed", Json(listeners.removed) }, { "more", listeners.more }, { "truncated", listeners.truncated } };
}

Json toJson(const RelayEndpoint& relay)
{
    return { { "type", "relay" }, { "address", address(relay.address) }, { "port", relay.port },
        { "ports", relay.ports } };
}

Json toJson(const SteeringStatus& steering)
{
    Json services = Json::array();
    for (const SteeredService& each : steering.services)
        services.push_back(
            { { "address", address(each.address) }, { "port", each.port }, { "rendezvous", Json(each.rendezvous) } });
    return { { "type", "steeringStatus" }, { "stage", toString(steering.stage) }, { "problem", text(steering.problem) },
        { "v6", steering.v6 }, { "address", address(steering.address) }, { "services", std::move(services) },
        { "answers", steering.answers } };
}

Json toJson(const Admitted& admitted) { return { { "type", "admitted" }, { "id", admitted.id } }; }

Json toJson(const Refused& refused)
{
    return withPort({ { "type", "refused" }, { "address", address(refused.address) },
                        { "process", process(refused.process) }, { "count", refused.count },
                        { "error", toString(refused.error) } },
        refused.port);
}

Json toJson(const Problem& problem) { return { { "type", "problem" }, { "text", text(problem.text) } }; }

Json toJson(const Usage& usage) { return { { "type", "usage" }, { "used", usage.used } }; }

Json toJson(const Pong& pong) { return { { "type", "pong" }, { "id", pong.id } }; }

Json toJson(const Configure& configure)
{
    Json peers = Json::array();
    for (const Address& peer : configure.peers)
        peers.push_back(address(peer));
    Json chosen = Json::array();
    for (const PortKey& port : configure.chosenPorts)
        chosen.push_back(withPort(Json::object(), port));
    Json json { { "type", "configure" }, { "token", configure.token.toHex() }, { "peers", std::move(peers) },
        { "interface", text(configure.interface) }, { "reportUsage", configure.reportUsage },
        { "proof", configure.proof.toHex() }, { "chosenPorts", std::move(chosen) } };
    if (configure.address)
        json["address"] = address(*configure.address);
    return json;
}

Json toJson(const Deny& deny)
{
    Json ports = Json::array();
    for (const DeniedPort& denied : deny.ports)
        ports.push_back(withPort(
            { { "wholeLoopback", denied.wholeLoopback }, { "error", toString(denied.error) } }, denied.port));
    return { { "type", "deny" }, { "ports", std::move(ports) } };
}

Json toJson(const SteeringRequest& request)
{
    Json services = Json::array();
    for (const SteeringRequest::Service& each : request.services) {
        services.push_back(
            withPort({ { "address", address(each.service.address) }, { "ports", each.ports } }, each.service.port));
    }
    return { { "type", "steeringRequest" }, { "id", request.id }, { "services", std::move(services) } };
}

Json toJson(const Tickets& tickets)
{
    return { { "type", "tickets" }, { "id", tickets.id }, { "host", address(tickets.host) },
        { "seconds", tickets.seconds }, { "ports", Json(tickets.ports) } };
}

Json toJson(const Ping& ping) { return { { "type", "ping" }, { "id", ping.id } }; }

/// Names of processes and files may not be UTF-8: invalid bytes become U+FFFD.
std::string toLine(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace

std::string encode(const AgentMessage& message)
{
    return std::visit([](const auto& content) { return toLine(toJson(content)); }, message);
}

std::string encode(const EngineMessage& message)
{
    return std::visit([](const auto& content) { return toLine(toJson(content)); }, message);
}

std::string_view toString(Refusal refusal)
{
    switch (refusal) {
    case Refusal::Eacces: return "EACCES";
    case Refusal::Eperm: return "EPERM";
    case Refusal::Eaddrinuse: return "EADDRINUSE";
    case Refusal::None: break;
    }
    return "none";
}

std::string_view toString(Detection detection) { return detection == Detection::Events ? "events" : "polling"; }

std::string_view toString(SteeringStatus::Stage stage)
{
    switch (stage) {
    case SteeringStatus::Stage::Trial: return "trial";
    case SteeringStatus::Stage::Ready: return "ready";
    case SteeringStatus::Stage::Off: break;
    }
    return "off";
}

} // namespace portolan::protocol

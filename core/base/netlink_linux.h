// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <linux/netlink.h>

namespace portolan {

/// Sends requests to the kernel over netlink (man 7 netlink), one at a time. Blocks only while the kernel assembles the
/// answer. Not thread-safe.
class Netlink
{
public:
    /// Called for each message of an answer with its type and the content after its header. See netlinkItems().
    using Reader = std::function<void(uint16_t type, std::span<const char> content)>;
    struct Answer {
        bool interrupted = false; ///< the list changed meanwhile: objects may be missing or duplicate
    };

    /// `protocol`: such as NETLINK_ROUTE. `subject`: for errors, such as "the list of network interfaces".
    Netlink(int protocol, std::string subject)
        : m_protocol(protocol)
        , m_subject(std::move(subject))
    {
    }

    /// Lists all objects of a kind. `body`: the fixed part of the request. Errors: the kernel's errno in `osError`.
    template <typename Body> [[nodiscard]] Result<Answer> list(uint16_t type, const Body& body, const Reader& reader)
    {
        return ask(type, NLM_F_DUMP, std::as_bytes(std::span(&body, 1)), reader);
    }
    /// Looks up one object. Errors as above; the errno for "not found" depends on the kind.
    template <typename Body> [[nodiscard]] Result<Answer> find(uint16_t type, const Body& body, const Reader& reader)
    {
        return ask(type, 0, std::as_bytes(std::span(&body, 1)), reader);
    }

private:
    [[nodiscard]] Result<Answer> ask(
        uint16_t type, uint16_t flags, std::span<const std::byte> body, const Reader& reader);
    [[nodiscard]] Result<Done> send(uint16_t type, uint16_t flags, std::span<const std::byte> body);
    [[nodiscard]] Result<Answer> receive(bool list, const Reader& reader);

    const int m_protocol;
    const std::string m_subject;
    UniqueFd m_socket;
    uint32_t m_sequence = 0; ///< distinguishes the answer from leftovers of an earlier one
};

/// The fixed part of a message's content; nothing if the content is too short.
template <typename Body> [[nodiscard]] std::optional<Body> netlinkBody(std::span<const char> content)
{
    Body body {};
    if (content.size() < sizeof(body))
        return std::nullopt;
    std::memcpy(&body, content.data(), sizeof(body));
    return body;
}

/// The attributes after a fixed part of that type.
template <typename Body> [[nodiscard]] std::span<const char> netlinkAttributes(std::span<const char> content)
{
    return content.subspan(std::min<size_t>(NLMSG_ALIGN(sizeof(Body)), content.size()));
}

/// Reads messages of that type that have a fixed part `Body`, and calls `handle(body, attributes)` for each.
template <typename Body, typename Handle> [[nodiscard]] Netlink::Reader netlinkItems(uint16_t type, Handle handle)
{
    return [type, handle](uint16_t found, std::span<const char> content) {
        const std::optional<Body> body = netlinkBody<Body>(content);
        if (found == type && body)
            handle(*body, netlinkAttributes<Body>(content));
    };
}

/// The value of the first attribute of that type, if there is one.
[[nodiscard]] std::optional<std::span<const char>> netlinkAttribute(std::span<const char> attributes, uint16_t type);
/// The number in it.
[[nodiscard]] std::optional<uint32_t> netlinkNumber(std::span<const char> attributes, uint16_t type);
/// The address in it, of the `family` AF_INET or AF_INET6.
[[nodiscard]] std::optional<Address> netlinkAddress(std::span<const char> attributes, uint16_t type, uint8_t family);

} // namespace portolan

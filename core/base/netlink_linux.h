// SPDX-License-Identifier: MIT
#pragma once

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

/// Questions to the kernel over netlink (man 7 netlink), one at a time. They block, but for no longer than the kernel
/// takes to put the answer together. Not thread-safe.
class Netlink
{
public:
    /// Takes one message of an answer: its type, and what follows its header.
    using Reader = std::function<void(uint16_t type, std::span<const char> content)>;
    struct Answer {
        bool interrupted = false; ///< the objects changed while they were listed: some may be missing, or come twice
    };

    /// `protocol` as NETLINK_ROUTE; `subject` for the errors, as "the list of network interfaces".
    Netlink(int protocol, std::string subject)
        : m_protocol(protocol)
        , m_subject(std::move(subject))
    {
    }

    /// All objects of a kind. `body` is the question's fixed part. Errors: the kernel's own, by their `osError`.
    template <typename Body> [[nodiscard]] Result<Answer> list(uint16_t type, const Body& body, const Reader& reader)
    {
        return ask(type, NLM_F_DUMP, std::as_bytes(std::span(&body, 1)), reader);
    }
    /// One object. Errors as above; which of them says that there is none depends on the kind.
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
    uint32_t m_sequence = 0; ///< tells an answer's messages from leftovers of the one before
};

/// The fixed part of a message's content; nothing where that is shorter.
template <typename Body> [[nodiscard]] std::optional<Body> netlinkBody(std::span<const char> content)
{
    Body body {};
    if (content.size() < sizeof(body))
        return std::nullopt;
    std::memcpy(&body, content.data(), sizeof(body));
    return body;
}

/// What follows a fixed part of that type.
template <typename Body> [[nodiscard]] std::span<const char> netlinkAttributes(std::span<const char> content)
{
    return content.subspan(std::min<size_t>(NLMSG_ALIGN(sizeof(Body)), content.size()));
}

/// The value of the first attribute of that type, if there is one.
[[nodiscard]] std::optional<std::span<const char>> netlinkAttribute(std::span<const char> attributes, uint16_t type);

} // namespace portolan

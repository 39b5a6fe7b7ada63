// SPDX-License-Identifier: MIT
#include "core/base/netlink_linux.h"

#include "core/base/address_bytes.h"

#include <array>
#include <cerrno>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace portolan {

Result<Netlink::Answer> Netlink::ask(
    uint16_t type, uint16_t flags, std::span<const std::byte> body, const Reader& reader)
{
    if (!m_socket)
        m_socket.reset(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, m_protocol));
    if (!m_socket)
        return systemError(errno, "Cannot open a netlink socket for " + m_subject);
    if (const Result<Done> sent = send(type, flags, body); !sent)
        return sent.error();
    return receive((flags & NLM_F_DUMP) != 0, reader);
}

Result<Done> Netlink::send(uint16_t type, uint16_t flags, std::span<const std::byte> body)
{
    nlmsghdr header {};
    header.nlmsg_len = static_cast<uint32_t>(NLMSG_LENGTH(body.size()));
    header.nlmsg_type = type;
    header.nlmsg_flags = static_cast<uint16_t>(NLM_F_REQUEST | flags);
    header.nlmsg_seq = ++m_sequence;
    std::array<iovec, 2> parts { { { &header, sizeof(header) },
        { const_cast<std::byte*>(body.data()), body.size() } } };
    static_assert(sizeof(header) == NLMSG_HDRLEN); // no padding in between
    msghdr message {};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    ssize_t sent = 0;
    do {
        sent = ::sendmsg(m_socket.fd(), &message, 0);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return systemError(errno, "Cannot ask the kernel for " + m_subject);
    return Done {};
}

Result<Netlink::Answer> Netlink::receive(bool list, const Reader& reader)
{
    Answer answer;
    std::array<char, size_t { 32 } * 1024> buffer; // the kernel's largest message in a dump
    for (;;) {
        const ssize_t size = ::recv(m_socket.fd(), buffer.data(), buffer.size(), 0);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0) {
            const int error = size < 0 ? errno : EIO;
            m_socket.reset(); // discards the rest of the answer
            return systemError(error, "Cannot read " + m_subject);
        }
        std::span<const char> rest(buffer.data(), static_cast<size_t>(size));
        while (const std::optional<nlmsghdr> header = netlinkBody<nlmsghdr>(rest)) {
            if (header->nlmsg_len < sizeof(nlmsghdr) || header->nlmsg_len > rest.size())
                break;
            const std::span<const char> content = rest.subspan(NLMSG_HDRLEN, header->nlmsg_len - NLMSG_HDRLEN);
            rest = rest.subspan(std::min<size_t>(NLMSG_ALIGN(header->nlmsg_len), rest.size()));
            if (header->nlmsg_seq != m_sequence)
                continue;
            answer.interrupted |= (header->nlmsg_flags & NLM_F_DUMP_INTR) != 0;
            if (header->nlmsg_type == NLMSG_DONE)
                return answer;
            if (header->nlmsg_type == NLMSG_ERROR) {
                const std::optional<nlmsgerr> error = netlinkBody<nlmsgerr>(content);
                return systemError(error ? -error->error : EIO, "The kernel refuses " + m_subject);
            }
            reader(header->nlmsg_type, content);
            if (!list)
                return answer;
        }
    }
}

std::optional<std::span<const char>> netlinkAttribute(std::span<const char> attributes, uint16_t type)
{
    while (const std::optional<nlattr> header = netlinkBody<nlattr>(attributes)) {
        if (header->nla_len < sizeof(nlattr) || header->nla_len > attributes.size())
            break;
        if ((header->nla_type & NLA_TYPE_MASK) == type)
            return attributes.subspan(NLA_HDRLEN, header->nla_len - NLA_HDRLEN);
        attributes = attributes.subspan(std::min<size_t>(NLA_ALIGN(header->nla_len), attributes.size()));
    }
    return std::nullopt;
}

std::optional<uint32_t> netlinkNumber(std::span<const char> attributes, uint16_t type)
{
    const std::optional<std::span<const char>> value = netlinkAttribute(attributes, type);
    return value ? netlinkBody<uint32_t>(*value) : std::nullopt;
}

std::optional<Address> netlinkAddress(std::span<const char> attributes, uint16_t type, uint8_t family)
{
    const std::optional<std::span<const char>> value = netlinkAttribute(attributes, type);
    const bool v4 = family == AF_INET;
    if (!value || (!v4 && family != AF_INET6) || value->size() != (v4 ? sizeof(in_addr) : sizeof(in6_addr)))
        return std::nullopt;
    return addressFrom(value->data(), v4);
}

} // namespace portolan

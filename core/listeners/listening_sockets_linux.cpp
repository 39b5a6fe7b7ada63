// SPDX-License-Identifier: MIT
#include "core/listeners/listening_sockets.h"

#include "core/base/unique_fd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <unordered_set>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace portolan {

namespace {

constexpr int maximumAttempts = 3;

Result<UniqueFd> openNetlink()
{
    UniqueFd netlink(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    if (!netlink)
        return systemError(errno, "Cannot open a netlink socket for the list of listening sockets");
    return netlink;
}

inet_diag_req_v2 listenersOf(uint8_t family)
{
    inet_diag_req_v2 wanted {};
    wanted.sdiag_family = family;
    wanted.sdiag_protocol = IPPROTO_TCP; // the listening subflow of an MPTCP socket is among them
    wanted.idiag_states = 1U << TCP_LISTEN;
    return wanted;
}

Result<Done> request(int netlink, const inet_diag_req_v2& wanted, uint16_t flags, uint32_t sequence)
{
    struct {
        nlmsghdr header;
        inet_diag_req_v2 body;
    } message {};
    message.header.nlmsg_len = sizeof(message);
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST | flags;
    message.header.nlmsg_seq = sequence;
    message.body = wanted;

    sockaddr_nl kernel {};
    kernel.nl_family = AF_NETLINK;
    ssize_t sent = 0;
    do {
        sent = ::sendto(netlink, &message, sizeof(message), 0, reinterpret_cast<sockaddr*>(&kernel), sizeof(kernel));
    } while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return systemError(errno, "Cannot ask the kernel for its listening sockets");
    return Done {};
}

Address addressOf(const inet_diag_msg& message)
{
    if (message.idiag_family == AF_INET) {
        asio::ip::address_v4::bytes_type bytes;
        std::memcpy(bytes.data(), message.id.idiag_src, bytes.size());
        return asio::ip::address_v4(bytes);
    }
    asio::ip::address_v6::bytes_type bytes;
    std::memcpy(bytes.data(), message.id.idiag_src, bytes.size());
    return unmapped(asio::ip::address_v6(bytes));
}

/// The message's attribute INET_DIAG_SKV6ONLY, which the kernel adds for listening IPv6 sockets; false without it.
bool v6OnlyOf(const char* attributes, size_t length)
{
    while (length >= sizeof(nlattr)) {
        nlattr attribute {};
        std::memcpy(&attribute, attributes, sizeof(attribute));
        if (attribute.nla_len < sizeof(attribute) || attribute.nla_len > length)
            return false;
        if (attribute.nla_type == INET_DIAG_SKV6ONLY && attribute.nla_len > NLA_HDRLEN)
            return attributes[NLA_HDRLEN] != 0;
        const size_t step = NLA_ALIGN(attribute.nla_len);
        if (step >= length)
            return false;
        attributes += step;
        length -= step;
    }
    return false;
}

ListeningSocket socketOf(const inet_diag_msg& message, const char* attributes, size_t length)
{
    ListeningSocket socket;
    socket.address = addressOf(message);
    socket.port = ntohs(message.id.idiag_sport);
    socket.v6Only = socket.address.is_v6() && v6OnlyOf(attributes, length);
    socket.cookie = uint64_t { message.id.idiag_cookie[1] } << 32 | message.id.idiag_cookie[0];
    socket.inode = message.idiag_inode;
    socket.uid = message.idiag_uid;
    return socket;
}

struct Part {
    std::vector<ListeningSocket> sockets;
    bool complete = false;    ///< the kernel's last message has come
    bool interrupted = false; ///< the table changed under the dump
    int error = 0;            ///< errno that the kernel answered with
};

/// Takes the netlink messages in `data` apart. Those of another sequence number are leftovers and passed over.
void parse(const char* data, size_t size, uint32_t sequence, Part& part)
{
    while (size >= sizeof(nlmsghdr) && !part.complete) {
        nlmsghdr header {};
        std::memcpy(&header, data, sizeof(header));
        if (header.nlmsg_len < sizeof(header) || header.nlmsg_len > size)
            return;
        const char* payload = data + NLMSG_HDRLEN;
        const size_t length = header.nlmsg_len - NLMSG_HDRLEN;
        if (header.nlmsg_seq == sequence) {
            part.interrupted |= (header.nlmsg_flags & NLM_F_DUMP_INTR) != 0;
            if (header.nlmsg_type == NLMSG_DONE) {
                part.complete = true;
            } else if (header.nlmsg_type == NLMSG_ERROR) {
                nlmsgerr error {};
                std::memcpy(&error, payload, std::min(length, sizeof(error)));
                part.error = -error.error;
                part.complete = true;
            } else if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY && length >= sizeof(inet_diag_msg)) {
                inet_diag_msg message {};
                std::memcpy(&message, payload, sizeof(message));
                const size_t attributes = std::min<size_t>(NLMSG_ALIGN(sizeof(message)), length);
                part.sockets.push_back(socketOf(message, payload + attributes, length - attributes));
            }
        }
        const size_t step = std::min<size_t>(NLMSG_ALIGN(header.nlmsg_len), size);
        data += step;
        size -= step;
    }
}

/// Takes in the answers to the request of that sequence number. Of one that is no dump there is `oneAnswer` only.
Result<Part> readAnswers(int netlink, uint32_t sequence, bool oneAnswer)
{
    Part part;
    std::array<char, size_t { 32 } * 1024> buffer; // the largest message that the kernel makes in a dump
    while (!part.complete) {
        const ssize_t size = ::recv(netlink, buffer.data(), buffer.size(), 0);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return systemError(size < 0 ? errno : EIO, "Cannot read the list of listening sockets");
        parse(buffer.data(), static_cast<size_t>(size), sequence, part);
        part.complete |= oneAnswer && !part.sockets.empty();
    }
    return part;
}

Result<Part> dumpFamily(int netlink, uint8_t family, uint32_t sequence)
{
    if (const Result<Done> asked = request(netlink, listenersOf(family), NLM_F_DUMP, sequence); !asked)
        return asked.error();
    return readAnswers(netlink, sequence, false);
}

/// A socket may come twice where the table changed between two messages.
void removeDuplicates(std::vector<ListeningSocket>& sockets)
{
    std::unordered_set<uint64_t> seen;
    std::erase_if(sockets,
        [&seen](const ListeningSocket& socket) { return socket.cookie != 0 && !seen.insert(socket.cookie).second; });
}

} // namespace

/// To the kernel.
struct ListeningSockets::Channel {
    UniqueFd netlink;
    uint32_t sequence = 0; ///< tells the answers of one dump from those of the one before

    [[nodiscard]] Result<Done> open()
    {
        if (netlink)
            return Done {};
        Result<UniqueFd> opened = openNetlink();
        if (!opened)
            return opened.error();
        netlink = std::move(opened).value();
        return Done {};
    }
};

ListeningSockets::ListeningSockets()
    : m_channel(std::make_unique<Channel>())
{
}

ListeningSockets::~ListeningSockets() = default;

Result<std::vector<ListeningSocket>> ListeningSockets::dump()
{
    if (const Result<Done> opened = m_channel->open(); !opened)
        return opened.error();
    std::vector<ListeningSocket> sockets;
    // A dump that the kernel marks as interrupted is taken again.
    for (int attempt = 0; attempt < maximumAttempts; ++attempt) {
        sockets.clear();
        bool interrupted = false;
        for (const uint8_t family : { AF_INET, AF_INET6 }) {
            Result<Part> part = dumpFamily(m_channel->netlink.fd(), family, ++m_channel->sequence);
            if (!part) {
                m_channel->netlink.reset(); // whatever is left in it belongs to a dump that is given up
                return part.error();
            }
            // A kernel without IPv6 knows no such table.
            const bool noSuchFamily
                = family == AF_INET6 && (part.value().error == ENOENT || part.value().error == EINVAL);
            if (part.value().error != 0 && !noSuchFamily)
                return systemError(part.value().error, "The kernel refuses the list of listening sockets");
            interrupted |= part.value().interrupted;
            sockets.insert(sockets.end(), part.value().sockets.begin(), part.value().sockets.end());
        }
        if (!interrupted)
            break;
    }
    removeDuplicates(sockets);
    return sockets;
}

Result<std::optional<ListeningSocket>> ListeningSockets::find(const Name& name)
{
    if (const Result<Done> opened = m_channel->open(); !opened)
        return opened.error();
    inet_diag_req_v2 wanted = listenersOf(name.address.is_v4() ? AF_INET : AF_INET6);
    wanted.id.idiag_sport = htons(name.port);
    wanted.id.idiag_cookie[0] = static_cast<uint32_t>(name.cookie);
    wanted.id.idiag_cookie[1] = static_cast<uint32_t>(name.cookie >> 32);
    if (name.address.is_v4()) {
        const auto bytes = name.address.to_v4().to_bytes();
        std::memcpy(wanted.id.idiag_src, bytes.data(), bytes.size());
    } else {
        const auto bytes = name.address.to_v6().to_bytes();
        std::memcpy(wanted.id.idiag_src, bytes.data(), bytes.size());
    }
    const uint32_t sequence = ++m_channel->sequence;
    const Result<Done> asked = request(m_channel->netlink.fd(), wanted, 0, sequence);
    if (!asked)
        return asked.error();
    const Result<Part> part = readAnswers(m_channel->netlink.fd(), sequence, true);
    if (!part) {
        m_channel->netlink.reset();
        return part.error();
    }
    const std::vector<ListeningSocket>& found = part.value().sockets;
    if (found.empty() || found.front().cookie != name.cookie)
        return std::optional<ListeningSocket>();
    return std::optional(found.front());
}

} // namespace portolan

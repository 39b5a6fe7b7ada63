// SPDX-License-Identifier: MIT
#include "core/listeners/listening_sockets.h"

#include "core/base/address_bytes.h"
#include "core/base/netlink_linux.h"

#include <cerrno>
#include <cstring>
#include <span>
#include <unordered_set>

#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace portolan {

namespace {

constexpr int maximumAttempts = 3;

inet_diag_req_v2 listenersOf(uint8_t family)
{
    inet_diag_req_v2 wanted {};
    wanted.sdiag_family = family;
    wanted.sdiag_protocol = IPPROTO_TCP; // the listening subflow of an MPTCP socket is among them
    wanted.idiag_states = 1U << TCP_LISTEN;
    return wanted;
}

ListeningSocket socketOf(const inet_diag_msg& message, std::span<const char> attributes)
{
    // The kernel adds this for listening IPv6 sockets.
    const std::optional<std::span<const char>> v6Only = netlinkAttribute(attributes, INET_DIAG_SKV6ONLY);
    ListeningSocket socket;
    socket.address = unmapped(addressFrom(message.id.idiag_src, message.idiag_family == AF_INET));
    socket.port = ntohs(message.id.idiag_sport);
    socket.v6Only = socket.address.is_v6() && v6Only && !v6Only->empty() && v6Only->front() != 0;
    socket.cookie = uint64_t { message.id.idiag_cookie[1] } << 32 | message.id.idiag_cookie[0];
    socket.number = message.idiag_inode;
    socket.uid = message.idiag_uid;
    return socket;
}

/// Adds the sockets of an answer to `sockets`.
Netlink::Reader into(std::vector<ListeningSocket>& sockets)
{
    return netlinkItems<inet_diag_msg>(
        SOCK_DIAG_BY_FAMILY, [&sockets](const inet_diag_msg& message, std::span<const char> attributes) {
            sockets.push_back(socketOf(message, attributes));
        });
}

/// A socket may be listed twice if the table changed between two messages.
void removeDuplicates(std::vector<ListeningSocket>& sockets)
{
    std::unordered_set<uint64_t> seen;
    std::erase_if(sockets,
        [&seen](const ListeningSocket& socket) { return socket.cookie != 0 && !seen.insert(socket.cookie).second; });
}

} // namespace

struct ListeningSockets::Channel {
    Netlink kernel { NETLINK_SOCK_DIAG, "the list of listening sockets" };
};

ListeningSockets::ListeningSockets()
    : m_channel(std::make_unique<Channel>())
{
}

ListeningSockets::~ListeningSockets() = default;

Result<std::vector<ListeningSocket>> ListeningSockets::dump()
{
    std::vector<ListeningSocket> sockets;
    // Repeats a dump that the kernel marks as interrupted.
    for (int attempt = 0; attempt < maximumAttempts; ++attempt) {
        sockets.clear();
        bool interrupted = false;
        for (const uint8_t family : { AF_INET, AF_INET6 }) {
            const Result<Netlink::Answer> answer
                = m_channel->kernel.list(SOCK_DIAG_BY_FAMILY, listenersOf(family), into(sockets));
            // A kernel without IPv6 has no such table.
            const int error = answer ? 0 : answer.error().osError;
            if (!answer && (family != AF_INET6 || (error != ENOENT && error != EINVAL)))
                return answer.error();
            interrupted |= answer && answer.value().interrupted;
        }
        if (!interrupted)
            break;
    }
    removeDuplicates(sockets);
    return sockets;
}

Result<std::optional<ListeningSocket>> ListeningSockets::find(const Name& name)
{
    inet_diag_req_v2 wanted = listenersOf(name.address.is_v4() ? AF_INET : AF_INET6);
    wanted.id.idiag_sport = htons(name.port);
    wanted.id.idiag_cookie[0] = static_cast<uint32_t>(name.cookie);
    wanted.id.idiag_cookie[1] = static_cast<uint32_t>(name.cookie >> 32);
    const std::vector<uint8_t> bytes = bytesOf(name.address);
    std::memcpy(wanted.id.idiag_src, bytes.data(), bytes.size());
    std::vector<ListeningSocket> found;
    const Result<Netlink::Answer> answer = m_channel->kernel.find(SOCK_DIAG_BY_FAMILY, wanted, into(found));
    // There is no such socket, or another one has its address.
    if (!answer && answer.error().osError != ENOENT && answer.error().osError != ESTALE)
        return answer.error();
    if (found.empty() || found.front().cookie != name.cookie)
        return std::optional<ListeningSocket>();
    return std::optional(found.front());
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/relay/way.h"

#include <map>
#include <memory>
#include <vector>

namespace portolan {

/// The ways to one guest, best first; each connection tries them in this order. Lives on the relay thread, shared by the
/// guest's mirrors and their connections. May be made and passed on by other threads.
class Ways : public std::enable_shared_from_this<Ways>
{
public:
    using List = std::vector<std::shared_ptr<Way>>;
    using Service = std::shared_ptr<const sockets::Endpoint>;

    explicit Ways(List bestFirst);

    [[nodiscard]] const List& list() const { return m_list; }
    /// A service that a mirror or a connection uses. The ways remember what they know of it until the last copy is gone.
    [[nodiscard]] Service use(const sockets::Endpoint& service);
    /// Closes every way.
    void close();

private:
    void forget(const sockets::Endpoint& service);

    List m_list;
    std::map<sockets::Endpoint, std::weak_ptr<const sockets::Endpoint>> m_used;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/relay/ways.h"

#include <utility>

namespace portolan {

Ways::Ways(List bestFirst)
    : m_list(std::move(bestFirst))
{
}

Ways::Service Ways::use(const sockets::Endpoint& service)
{
    std::weak_ptr<const sockets::Endpoint>& used = m_used[service];
    if (Service known = used.lock())
        return known;
    const Service fresh(new sockets::Endpoint(service), [self = shared_from_this()](const sockets::Endpoint* last) {
        const std::unique_ptr<const sockets::Endpoint> own(last);
        self->forget(*own);
    });
    used = fresh;
    return fresh;
}

void Ways::forget(const sockets::Endpoint& service)
{
    m_used.erase(service);
    for (const auto& way : m_list)
        way->forget(service);
}

void Ways::close()
{
    for (const auto& way : m_list)
        way->close();
}

} // namespace portolan

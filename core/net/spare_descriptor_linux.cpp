// SPDX-License-Identifier: MIT
#include "core/net/spare_descriptor.h"

#include "core/base/unique_fd.h"

#include <cerrno>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

namespace portolan {

struct SpareDescriptor::Reserve {
    UniqueFd fd;

    // An eventfd, as it needs no file system.
    void take() { fd.reset(::eventfd(0, EFD_CLOEXEC)); }
};

SpareDescriptor::SpareDescriptor()
    : m_reserve(std::make_unique<Reserve>())
{
    m_reserve->take();
}

SpareDescriptor::~SpareDescriptor() = default;

SpareDescriptor::Outcome SpareDescriptor::acceptAndReset(sockets::Acceptor& acceptor)
{
    // Without a descriptor accept4() does not say whether there is anybody, and another thread may take the spare one.
    pollfd waiting { acceptor.native_handle(), POLLIN, 0 };
    if (::poll(&waiting, 1, 0) == 0)
        return Outcome::NobodyWaits;
    m_reserve->fd.reset();
    UniqueFd accepted(::accept4(acceptor.native_handle(), nullptr, nullptr, SOCK_CLOEXEC));
    Outcome outcome = errno == EAGAIN ? Outcome::NobodyWaits : Outcome::Impossible;
    if (accepted) {
        outcome = Outcome::Reset;
        const linger atOnce { 1, 0 };
        ::setsockopt(accepted.fd(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        accepted.reset();
    }
    m_reserve->take();
    return outcome;
}

} // namespace portolan

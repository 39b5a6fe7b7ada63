// SPDX-License-Identifier: MIT
#include "core/net/acceptor.h"

#include "core/base/descriptor_limit.h"
#include "core/base/unique_fd.h"
#include "core/net/system_socket_linux.h"

#include <asio/error.hpp>

#include <cerrno>
#include <tuple>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace portolan::sockets {

namespace {

// The kernel takes less where net.core.somaxconn says so.
constexpr int backlog = 4096;

Error listenError(const asio::error_code& error, const Endpoint& local)
{
    return systemError(error.value(), "listen on " + local.address().to_string() + " port " + std::to_string(local.port()));
}

/// Bound as a listener is to be.
Result<UniqueFd> bindSocket(const Endpoint& local)
{
    UniqueFd fd = makeSocket(local.protocol().family());
    if (!fd)
        return listenError(lastError(), local);
    if (fd.fd() >= descriptorsForListeners())
        return listenError(asio::error::no_descriptors, local);
    // Linux lets nobody else listen on the port all the same; it is SO_REUSEPORT that would.
    setOption(fd.fd(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (local.protocol() == asio::ip::tcp::v6())
        setOption(fd.fd(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
    if (::bind(fd.fd(), local.data(), static_cast<socklen_t>(local.size())) != 0)
        return listenError(lastError(), local);
    return fd;
}

} // namespace

Result<Done> tryBind(const Endpoint& local)
{
    const Result<UniqueFd> fd = bindSocket(local);
    if (!fd)
        return fd.error();
    return Done {};
}

Result<Acceptor> listen(asio::io_context& context, const Endpoint& local)
{
    Result<UniqueFd> fd = bindSocket(local);
    if (!fd)
        return fd.error();
    if (::listen(fd.value().fd(), backlog) != 0)
        return listenError(lastError(), local);
    Acceptor acceptor(context);
    asio::error_code error;
    acceptor.assign(local.protocol(), fd.value().fd(), error);
    if (!error) {
        std::ignore = fd.value().release();
        acceptor.non_blocking(true, error);
    }
    if (error)
        return listenError(error, local);
    return acceptor;
}

Result<Done> bindToInterface(Acceptor& acceptor, const std::string& interface)
{
    const auto size = static_cast<socklen_t>(interface.size());
    if (::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_BINDTODEVICE, interface.data(), size) != 0)
        return systemError(errno, "Cannot bind the relay in the guest to " + interface);
    return Done {};
}

void closeListener(Acceptor& acceptor)
{
    if (!acceptor.is_open())
        return;
    // Ends the listening itself, where close() only gives up our descriptor. A child between fork() and exec() has
    // another.
    ::shutdown(acceptor.native_handle(), SHUT_RDWR);
    asio::error_code ignored;
    acceptor.close(ignored);
}

uint64_t inode(Acceptor& acceptor)
{
    struct stat status {
    };
    if (::fstat(acceptor.native_handle(), &status) != 0)
        return 0;
    return status.st_ino;
}

void acceptNext(Acceptor& acceptor, std::function<void(const asio::error_code&, Socket)> done)
{
    acceptor.async_wait(
        asio::socket_base::wait_read, [&acceptor, done = std::move(done)](const asio::error_code& waitError) {
            if (waitError == asio::error::operation_aborted || !acceptor.is_open())
                return;
            Socket accepted(acceptor.get_executor().context());
            asio::error_code error = waitError;
            if (!error)
                error = acceptNow(acceptor, accepted);
            done(error, std::move(accepted));
        });
}

asio::error_code acceptNow(Acceptor& acceptor, Socket& accepted)
{
    UniqueFd fd(::accept4(acceptor.native_handle(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!fd)
        return lastError();
    asio::io_context& home = accepted.context();
    accepted = Socket(home, std::make_shared<Socket::System>(home, std::move(fd)));
    return {};
}

// An eventfd, as it needs no file system.
SpareDescriptor::SpareDescriptor()
    : m_spare(std::make_shared<UniqueFd>(::eventfd(0, EFD_CLOEXEC)))
{
}

SpareDescriptor::Outcome SpareDescriptor::acceptAndReset(Acceptor& acceptor)
{
    // Without a descriptor accept4() does not say whether there is anybody, and another thread may take the spare one.
    pollfd waiting { acceptor.native_handle(), POLLIN, 0 };
    if (::poll(&waiting, 1, 0) == 0)
        return Outcome::NobodyWaits;
    m_spare->reset();
    Socket accepted(acceptor.get_executor().context());
    const asio::error_code error = acceptNow(acceptor, accepted);
    accepted.closeWithReset();
    m_spare->reset(::eventfd(0, EFD_CLOEXEC));
    if (!error)
        return Outcome::Reset;
    return error == asio::error::try_again ? Outcome::NobodyWaits : Outcome::Impossible;
}

} // namespace portolan::sockets

// SPDX-License-Identifier: MIT
#include "core/net/acceptor.h"

#include "core/net/system_socket_windows.h"

#include <asio/ip/v6_only.hpp>

#include <memory>
#include <utility>

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mstcpip.h>

namespace portolan::sockets {

namespace {

constexpr int backlog = SOMAXCONN;

using ExclusiveAddress = asio::detail::socket_option::boolean<SOL_SOCKET, SO_EXCLUSIVEADDRUSE>;

Error listenError(const asio::error_code& error, const Endpoint& local)
{
    return systemError(error.value(), "listen on " + local.address().to_string() + " port " + std::to_string(local.port()));
}

/// Bound as a listener is to be. Not by Asio's own constructor for it, which would let others take the port.
asio::error_code bindExclusively(Acceptor& acceptor, const Endpoint& local)
{
    asio::error_code error;
    acceptor.open(local.protocol(), error);
    if (error)
        return error;
    inheritNot(acceptor.native_handle());
    acceptor.set_option(ExclusiveAddress(true), error);
    if (!error && local.protocol() == asio::ip::tcp::v6())
        acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error)
        acceptor.bind(local, error);
    return error;
}

} // namespace

Result<Done> tryBind(const Endpoint& local)
{
    asio::io_context context;
    Acceptor acceptor(context);
    if (const asio::error_code error = bindExclusively(acceptor, local))
        return listenError(error, local);
    return Done {};
}

Result<Acceptor> listen(asio::io_context& context, const Endpoint& local)
{
    Acceptor acceptor(context);
    if (const asio::error_code error = bindExclusively(acceptor, local))
        return listenError(error, local);
    asio::error_code error;
    acceptor.listen(backlog, error);
    if (!error)
        acceptor.non_blocking(true, error);
    if (error)
        return listenError(error, local);
    return acceptor;
}

Result<Done> bindToInterface(Acceptor&, const std::string&) { return Done {}; }

void closeListener(Acceptor& acceptor)
{
    asio::error_code ignored;
    acceptor.close(ignored);
}

uint64_t inode(Acceptor& acceptor)
{
    asio::error_code error;
    const Endpoint local = acceptor.local_endpoint(error);
    return error ? 0 : endpointNumber(local.address(), local.port());
}

void acceptNext(Acceptor& acceptor, std::function<void(const asio::error_code&, Socket)> done)
{
    // A listener cannot be waited for here, only accepted from.
    asio::io_context& home = acceptor.get_executor().context();
    auto accepted = std::make_shared<Socket::System>(home);
    acceptor.async_accept(
        accepted->socket, [&acceptor, &home, accepted, done = std::move(done)](asio::error_code error) {
            if (error == asio::error::operation_aborted || !acceptor.is_open())
                return;
            if (!error)
                error = accepted->prepare();
            done(error, error ? Socket(home) : Socket(home, accepted));
        });
}

asio::error_code acceptNow(Acceptor& acceptor, Socket& accepted)
{
    asio::io_context& home = accepted.context();
    auto system = std::make_shared<Socket::System>(home);
    asio::error_code error;
    acceptor.accept(system->socket, error);
    if (!error)
        error = system->prepare();
    if (!error)
        accepted = Socket(home, std::move(system));
    return error;
}

/// What Windows runs out of is memory, and a handle given up would not bring it back.
SpareDescriptor::SpareDescriptor() = default;
SpareDescriptor::Outcome SpareDescriptor::acceptAndReset(Acceptor&) { return Outcome::Impossible; }

} // namespace portolan::sockets

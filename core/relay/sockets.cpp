// SPDX-License-Identifier: MIT
#include "core/relay/sockets.h"

namespace portolan::sockets {

bool isLater(const asio::error_code& error)
{
    return error == asio::error::would_block || error == asio::error::try_again || error == asio::error::interrupted;
}

bool isConnectedToItself(const Socket& socket)
{
    asio::error_code ignored;
    const Endpoint local = socket.local_endpoint(ignored);
    return local.port() != 0 && local == socket.remote_endpoint(ignored);
}

void closeOrderly(Socket& socket)
{
    asio::error_code ignored;
    socket.set_option(asio::socket_base::linger(false, 0), ignored);
    socket.close(ignored);
}

void closeWithReset(Socket& socket)
{
    asio::error_code ignored;
    socket.set_option(asio::socket_base::linger(true, 0), ignored);
    socket.close(ignored);
}

} // namespace portolan::sockets

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

namespace portolan::demo {

/// Answers every HTTP request with the article's sentence and the date, then closes. Runs on its io_context's thread.
class HttpServer
{
public:
    explicit HttpServer(asio::io_context& context)
        : m_acceptor(context)
    {
    }

    /// Errors: InUse, PermissionDenied and other socket errors.
    [[nodiscard]] Result<Done> listen(const asio::ip::tcp::endpoint& endpoint);

private:
    void accept();

    asio::ip::tcp::acceptor m_acceptor;
};

} // namespace portolan::demo

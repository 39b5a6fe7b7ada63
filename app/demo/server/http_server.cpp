// SPDX-License-Identifier: MIT
#include "app/demo/server/http_server.h"

#include <asio/buffer.hpp>
#include <asio/read_until.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>

#include <array>
#include <chrono>
#include <ctime>
#include <memory>
#include <string>

using asio::ip::tcp;
using namespace std::chrono_literals;

namespace portolan::demo {

namespace {

constexpr size_t maximumRequest = 16 * 1024;
constexpr auto requestTimeout = 30s;

std::string responseText()
{
    const std::time_t now = std::time(nullptr);
    std::tm local {};
    ::localtime_r(&now, &local);
    std::array<char, 64> date {};
    std::strftime(date.data(), date.size(), "%a %b %d %Y %H:%M:%S GMT%z", &local);
    const std::string body = std::string("This is WSL2. ") + date.data() + "\n";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

/// One request and its answer. Its pending operations keep it alive.
class Exchange : public std::enable_shared_from_this<Exchange>
{
public:
    explicit Exchange(tcp::socket socket)
        : m_socket(std::move(socket))
        , m_timer(m_socket.get_executor())
    {
    }

    void start()
    {
        m_timer.expires_after(requestTimeout);
        m_timer.async_wait([self = shared_from_this()](asio::error_code error) {
            if (!error)
                self->close();
        });
        asio::async_read_until(m_socket, asio::dynamic_buffer(m_request, maximumRequest), "\r\n\r\n",
            [self = shared_from_this()](asio::error_code error, size_t) { error ? self->close() : self->answer(); });
    }

private:
    void answer()
    {
        m_response = responseText();
        asio::async_write(m_socket, asio::buffer(m_response),
            [self = shared_from_this()](asio::error_code, size_t) { self->close(); });
    }

    void close()
    {
        m_timer.cancel();
        asio::error_code ignored;
        m_socket.shutdown(tcp::socket::shutdown_both, ignored);
        m_socket.close(ignored);
    }

    tcp::socket m_socket;
    asio::steady_timer m_timer;
    std::string m_request;
    std::string m_response;
};

} // namespace

Result<Done> HttpServer::listen(const tcp::endpoint& endpoint)
{
    asio::error_code error;
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error)
        return systemError(error.value(), "cannot listen on port " + std::to_string(endpoint.port()));
    accept();
    return Done();
}

void HttpServer::accept()
{
    m_acceptor.async_accept([this](asio::error_code error, tcp::socket socket) {
        if (!error)
            std::make_shared<Exchange>(std::move(socket))->start();
        if (error != asio::error::operation_aborted)
            accept();
    });
}

} // namespace portolan::demo

// SPDX-License-Identifier: MIT
#include "app/demo/server/http_server.h"

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>

#include <csignal>
#include <cstdio>

#include <grp.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

/// It talks to anybody and needs no privileges. (65534 is "nobody" everywhere.)
bool becomeNobody()
{
    const pid_t parent = ::getppid();
    int signal = 0; // the parent-death signal, which a change of user resets
    if (::prctl(PR_GET_PDEATHSIG, &signal) != 0)
        return false;
    if (::setgroups(0, nullptr) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0)
        return false;
    if (::prctl(PR_SET_PDEATHSIG, signal) != 0)
        return false;
    if (signal != 0 && ::getppid() != parent) // the parent died meanwhile
        ::raise(signal);
    return true;
}

} // namespace

/// demo-server: the article's server, as a program of its own so that the table of ports shows it by name.
int main()
{
    asio::io_context context;
    portolan::demo::HttpServer server(context);
    const portolan::Result<portolan::Done> listening = server.listen({ asio::ip::address_v4::any(), 3000 });
    if (!listening) {
        std::fprintf(stderr, "demo-server: %s\n", listening.error().context.c_str());
        return 1;
    }
    if (::geteuid() == 0 && !becomeNobody()) {
        std::perror("demo-server: cannot become nobody");
        return 1;
    }
    asio::signal_set signals(context, SIGTERM, SIGINT, SIGHUP);
    signals.async_wait([&context](asio::error_code, int) { context.stop(); });
    context.run();
    return 0;
}

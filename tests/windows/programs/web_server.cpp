// SPDX-License-Identifier: MIT
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <winsock2.h>
#include <ws2tcpip.h>

/// Another Windows application that has a port: ADDRESS PORT. Prints "listening", answers every connection with a page
/// that identifies it, and runs until killed.

namespace {

/// Wine lists a listener without its process as long as only Wine's server has used the socket. After a call that needs
/// the socket in this process, even one that fails, the list names the process, as on Windows.
void becomeListed(SOCKET listener)
{
    u_long on = 1; // otherwise Wine waits for something that never comes
    ioctlsocket(listener, FIONBIO, &on);
    char nothing = 0;
    recv(listener, &nothing, 1, MSG_PEEK);
    send(listener, &nothing, 0, 0);
    on = 0;
    ioctlsocket(listener, FIONBIO, &on);
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc != 3)
        return 2;
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
    addrinfo hints {};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* address = nullptr;
    if (getaddrinfo(argv[1], argv[2], &hints, &address) != 0)
        return 2;
    const SOCKET listener = socket(address->ai_family, SOCK_STREAM, IPPROTO_TCP);
    if (bind(listener, address->ai_addr, static_cast<int>(address->ai_addrlen)) != 0 || listen(listener, 16) != 0) {
        std::printf("error %d\n", WSAGetLastError());
        return 1;
    }
    becomeListed(listener);
    std::puts("listening");
    std::fflush(stdout);
    for (;;) {
        const SOCKET client = accept(listener, nullptr, nullptr);
        char question[4096];
        if (recv(client, question, sizeof question, 0) > 0) {
            const std::string page = "a program of this Windows\n";
            const std::string answer
                = "HTTP/1.0 200 OK\r\nContent-Length: " + std::to_string(page.size()) + "\r\n\r\n" + page;
            send(client, answer.data(), static_cast<int>(answer.size()), 0);
        }
        closesocket(client);
    }
}

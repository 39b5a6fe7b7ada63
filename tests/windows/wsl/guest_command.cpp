// SPDX-License-Identifier: MIT
#include "tests/windows/wsl/guest_command.h"

#include <algorithm>
#include <array>
#include <thread>

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>

namespace standin {

namespace {

constexpr int streams = 4;
constexpr size_t blockSize = 65536;

/// Quotes for CommandLineToArgvW.
std::wstring inQuotes(const std::wstring& argument)
{
    std::wstring result = L"\"";
    size_t backslashes = 0;
    for (const wchar_t character : argument) {
        if (character == L'\\') {
            ++backslashes;
            continue;
        }
        result.append(character == L'"' ? 2 * backslashes + 1 : backslashes, L'\\');
        backslashes = 0;
        result += character;
    }
    return result.append(2 * backslashes, L'\\') + L'"';
}

bool start(const std::wstring& helper, const std::vector<std::wstring>& arguments)
{
    std::wstring program = L"Z:" + helper;
    std::replace(program.begin(), program.end(), L'/', L'\\');
    std::wstring line = inQuotes(program);
    for (const std::wstring& argument : arguments)
        line += L' ' + inQuotes(argument);
    STARTUPINFOW startup {};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES; // no handles: the helper would keep inherited ones open
    PROCESS_INFORMATION process {};
    return CreateProcessW(
               program.c_str(), line.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr, &startup, &process)
        != FALSE;
}

void carryInput(SOCKET socket)
{
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    std::vector<char> block(blockSize);
    DWORD size = 0;
    while (ReadFile(input, block.data(), static_cast<DWORD>(block.size()), &size, nullptr) && size > 0) {
        for (DWORD sent = 0; sent < size;) {
            const int taken = send(socket, block.data() + sent, static_cast<int>(size - sent), 0);
            if (taken <= 0)
                return;
            sent += static_cast<DWORD>(taken);
        }
    }
    shutdown(socket, SD_SEND);
}

void carryOutput(SOCKET socket, DWORD stream)
{
    const HANDLE output = GetStdHandle(stream);
    std::vector<char> block(blockSize);
    for (;;) {
        const int size = recv(socket, block.data(), static_cast<int>(block.size()), 0);
        if (size <= 0)
            return;
        for (DWORD written = 0; written < static_cast<DWORD>(size);) {
            DWORD taken = 0;
            if (!WriteFile(output, block.data() + written, static_cast<DWORD>(size) - written, &taken, nullptr)) {
                // Nobody reads it any more, so the program gets an error when it writes again.
                closesocket(socket);
                return;
            }
            written += taken;
        }
    }
}

/// Four bytes, little-endian; -1 if they do not arrive.
int readExitCode(SOCKET socket)
{
    std::array<unsigned char, 4> bytes {};
    int size = 0;
    while (size < 4) {
        const int got = recv(socket, reinterpret_cast<char*>(bytes.data()) + size, 4 - size, 0);
        if (got <= 0)
            return -1;
        size += got;
    }
    return static_cast<int>(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | static_cast<unsigned>(bytes[3]) << 24);
}

/// Within this time the helper must have connected.
bool somebodyComes(SOCKET listener)
{
    fd_set set;
    FD_ZERO(&set);
    FD_SET(listener, &set);
    timeval limit { 20, 0 };
    return select(0, &set, nullptr, nullptr, &limit) == 1;
}

bool accept(SOCKET listener, std::array<SOCKET, streams>& sockets)
{
    for (int i = 0; i < streams; ++i) {
        if (!somebodyComes(listener))
            return false;
        const SOCKET socket = ::accept(listener, nullptr, nullptr);
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char*>(&on), sizeof on);
        char which = 0;
        if (recv(socket, &which, 1, 0) != 1 || which < '0' || which >= '0' + streams)
            return false;
        sockets[static_cast<size_t>(which - '0')] = socket;
    }
    return true;
}

} // namespace

int runInGuest(const std::wstring& helper, const std::vector<std::wstring>& arguments)
{
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
    const SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(0x7f4d0001);
    int size = sizeof address;
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener, streams) != 0
        || getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        return -1;
    std::vector<std::wstring> all { std::to_wstring(ntohs(address.sin_port)) };
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::array<SOCKET, streams> sockets {};
    if (!start(helper, all) || !accept(listener, sockets))
        return -1;
    closesocket(listener);

    // The thread may wait in ReadFile for ever; it ends with this process.
    std::thread(carryInput, sockets[0]).detach();
    std::thread output(carryOutput, sockets[1], STD_OUTPUT_HANDLE);
    std::thread errors(carryOutput, sockets[2], STD_ERROR_HANDLE);
    const int code = readExitCode(sockets[3]);
    output.join();
    errors.join();
    return code;
}

} // namespace standin

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace portolan {

/// The kind of failure, for callers that act on it. The ui builds the user's sentence from it and the facts.
enum class ErrorCode {
    InUse,            ///< the address is held by another socket
    PermissionDenied, ///< the operating system does not let this user do it
    Reserved,         ///< in a range that the operating system reserves (Windows' excluded ports)
    NotAvailable,     ///< the address, family, program or feature does not exist on this machine
    Refused,          ///< by the other side
    Unreachable,      ///< the other side did not answer
    NoRoute,          ///< this machine knows no way to the other side's network
    HostUnreachable,  ///< somebody on the way says that the other side cannot be reached
    InvalidInput,     ///< a text, message or file in a wrong format
    Version,          ///< the other side has another version
    Resources,        ///< out of descriptors or memory
    Other,
};

/// A failure as a value. `context` says in plain English what failed; it contains no secrets.
struct Error {
    ErrorCode code = ErrorCode::Other;
    int osError = 0; ///< errno or GetLastError(); 0: none
    std::string context;

    friend bool operator==(const Error&, const Error&) = default;
};

/// The code for a value of errno (Windows: GetLastError() or WSAGetLastError()) after opening, binding or connecting a socket.
[[nodiscard]] ErrorCode errorCodeFor(int osError);
/// The system's message for such a value, in UTF-8.
[[nodiscard]] std::string systemText(int osError);
/// An Error with the code for `osError` and the context "`what`: the system's message".
[[nodiscard]] Error systemError(int osError, const std::string& what);

/// A value or an Error. Accessing the one that is absent is a bug (std::bad_variant_access).
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// For operations without a value: `Result<Done>`.
using Done = std::monostate;

} // namespace portolan

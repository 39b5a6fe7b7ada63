// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace portolan {

/// What kind of failure it was, for callers that act on it. The user's sentence is made elsewhere, from these and the facts.
enum class ErrorCode {
    InUse,            ///< the address is held by another socket
    PermissionDenied, ///< the operating system does not let this user do it
    Reserved,         ///< a range that the operating system keeps for itself (Windows' excluded ports)
    NotAvailable,     ///< the address, family, program or feature does not exist on this machine
    Refused,          ///< the other side said no
    Unreachable,      ///< the other side did not answer
    InvalidInput,     ///< text, message or file that breaks its format
    Version,          ///< the other side speaks another version
    Resources,        ///< out of descriptors or memory
    Other,
};

/// A failure as a value. `context` says in plain English what was tried; it holds no secret.
struct Error {
    ErrorCode code = ErrorCode::Other;
    int osError = 0; ///< errno or GetLastError() at the place of failure; 0: none
    std::string context;

    friend bool operator==(const Error&, const Error&) = default;
};

/// The code for a value of errno (Windows: of GetLastError() or WSAGetLastError()), for the calls that open, bind and connect
/// sockets.
[[nodiscard]] ErrorCode errorCodeFor(int osError);
/// What the system says of such a value, in UTF-8.
[[nodiscard]] std::string systemText(int osError);
/// An Error whose code follows from `osError`; its context is "`what`: the system's text".
[[nodiscard]] Error systemError(int osError, const std::string& what);

/// A value or an Error. Reading the one that is not there is a programming mistake (std::bad_variant_access).
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

/// For operations that yield nothing: `Result<Done>`.
using Done = std::monostate;

} // namespace portolan

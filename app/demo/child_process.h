// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>

#include <sys/types.h>

namespace portolan::demo {

/// A program that runs inside a network namespace. It ends with this process, however that ends (unless it changes its
/// user, which disables that). The destructor ends it.
class ChildProcess
{
public:
    /// Its descriptors 0 and 1. Descriptor 2 is always this process' own.
    enum class Streams {
        Ours,
        Null, ///< /dev/null
    };
    /// Errors: NotAvailable if there is no such program, PermissionDenied, Other; the context is a sentence.
    [[nodiscard]] static Result<ChildProcess> start(
        const std::string& program, const std::string& namespacePath, Streams streams);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Checks whether it has ended: the exit code, or 128 plus the signal number. -1: still running.
    [[nodiscard]] int poll();
    void terminate();

private:
    explicit ChildProcess(pid_t pid)
        : m_pid(pid)
    {
    }
    int reap(int options);

    pid_t m_pid = -1;
    int m_exitCode = -1;
};

} // namespace portolan::demo

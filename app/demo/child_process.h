// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>

#include <sys/types.h>

namespace portolan::demo {

/// A program that runs inside a network namespace. It ends with this process, however that ends (unless it becomes
/// another user, which takes that away again). Ended by the destructor.
class ChildProcess
{
public:
    /// What its descriptors 0 and 1 are; 2 is always this process' own.
    enum class Streams {
        Ours,
        Null, ///< /dev/null
    };
    /// Errors: NotAvailable when there is no such program, PermissionDenied, Other; the context is a sentence.
    [[nodiscard]] static Result<ChildProcess> start(
        const std::string& program, const std::string& namespacePath, Streams streams);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Takes note of its end, if it has ended: the exit code, or 128 and the signal's number. -1: it runs.
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

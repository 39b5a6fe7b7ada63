// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"
#include "core/kernel/agent_identity_shared.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct bpf_link;
struct bpf_object;
struct ring_buffer;

namespace portolan {

/// The BPF programs of one object file (core/kernel/*.bpf.c), loaded and attached. The kernel removes them with this
/// object, and when this process ends in any way. Errors: the kernel's errno; EINVAL may mean a missing kernel feature or
/// just a missing privilege. Not thread-safe.
class KernelProgram
{
public:
    struct Parts {
        std::span<const char> object;      ///< see kernel_objects.h
        const char* name = "";             ///< shown by bpftool
        std::vector<const char*> attached; ///< programs to attach to the cgroup
        const char* leftOut = nullptr;     ///< a program not to load
    };

    /// `what`: for errors, such as "the program that refuses binds".
    explicit KernelProgram(std::string what);
    ~KernelProgram();
    KernelProgram(const KernelProgram&) = delete;
    KernelProgram& operator=(const KernelProgram&) = delete;

    /// Loads the object with `settings` as its constants, and attaches its programs. Call once; do not use the object after
    /// an error.
    template <typename Settings>
    [[nodiscard]] Result<Done> load(const Parts& parts, const Settings& settings, const UniqueFd& cgroup)
    {
        return load(parts, &settings, sizeof(settings), cgroup);
    }
    /// After load(), for objects with a ring buffer `events`. Binds a socket that the programs recognize by its cookie:
    /// so they learn the agent's process and network namespace as the kernel numbers them, which the agent may not know
    /// itself. Fails if they do not see this guest's binds.
    [[nodiscard]] Result<Done> startEvents();

    /// Descriptor of a map, owned by this object; -1: there is no such map.
    [[nodiscard]] int map(const char* name) const;
    /// The same for a loaded program.
    [[nodiscard]] int program(const char* name) const;

    /// Readable when there are events. Owned by this object.
    [[nodiscard]] int eventsDescriptor() const;
    /// Passes the pending events to `handle`, at most `limit`. Returns how many there were.
    template <typename Event> size_t takeEvents(size_t limit, const std::function<void(const Event&)>& handle)
    {
        return takeRawEvents(limit, [&handle](const void* data, size_t size) {
            if (size >= sizeof(Event))
                handle(*static_cast<const Event*>(data));
        });
    }

private:
    struct CloseObject {
        void operator()(bpf_object* object) const;
    };
    struct CloseLink {
        void operator()(bpf_link* link) const;
    };
    struct CloseBuffer {
        void operator()(ring_buffer* buffer) const;
    };
    struct Taking;
    using RawHandler = std::function<void(const void*, size_t)>;

    [[nodiscard]] Result<Done> load(const Parts& parts, const void* settings, size_t size, const UniqueFd& cgroup);
    [[nodiscard]] Result<Done> attach(const char* program, const UniqueFd& cgroup);
    [[nodiscard]] Result<Done> introduce();
    size_t takeRawEvents(size_t limit, const RawHandler& handle);

    std::string m_what;
    std::unique_ptr<Taking> m_taking;
    std::unique_ptr<bpf_object, CloseObject> m_object;
    std::vector<std::unique_ptr<bpf_link, CloseLink>> m_links;
    std::unique_ptr<ring_buffer, CloseBuffer> m_events;
};

/// The setting that makes BPF programs report pids of this process' pid namespace.
[[nodiscard]] agent_pid_namespace agentPidNamespace();

} // namespace portolan

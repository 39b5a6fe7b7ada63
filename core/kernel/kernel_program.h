// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <bpf/libbpf.h>

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
    [[nodiscard]] int eventsDescriptor() const { return map("events"); }
    /// Passes the pending events to `handle`, at most `limit`. Returns how many there were.
    template <typename Event> size_t takeEvents(size_t limit, const std::function<void(const Event&)>& handle)
    {
        return takeRawEvents(limit, [&handle](const void* data, size_t size) {
            if (size >= sizeof(Event))
                handle(*static_cast<const Event*>(data));
        });
    }

private:
    template <auto close> struct Close {
        void operator()(auto* object) const { close(object); }
    };
    using RawHandler = std::function<void(const void*, size_t)>;

    [[nodiscard]] Result<Done> load(const Parts& parts, const void* settings, size_t size, const UniqueFd& cgroup);
    size_t takeRawEvents(size_t limit, const RawHandler& handle);
    static int takeEvent(void* self, void* data, size_t size);

    std::string m_what;
    std::unique_ptr<bpf_object, Close<&bpf_object__close>> m_object;
    std::vector<std::unique_ptr<bpf_link, Close<&bpf_link__destroy>>> m_links;
    std::unique_ptr<ring_buffer, Close<&ring_buffer__free>> m_events;
    const RawHandler* m_handle = nullptr; ///< within takeRawEvents()
    size_t m_limit = 0;
    size_t m_taken = 0;
};

} // namespace portolan

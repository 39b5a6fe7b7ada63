// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/agent_identity_shared.h"
#include "core/base/result.h"
#include "core/base/unique_fd.h"

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

/// Programs of the agent's in the kernel that belong together: one object file of core/kernel/*.bpf.c, loaded and attached.
/// They are gone with this object, and with this process however that ends. open(), constants, load(), attach(),
/// introduce() in this order; after an error the object is of no further use. Errors: as the kernel gives them; a kernel
/// that lacks a feature says EINVAL, and so it does where only a privilege is missing. Not thread-safe.
class KernelProgram
{
public:
    /// `what` stands in errors: "the program that refuses binds".
    explicit KernelProgram(std::string what);
    ~KernelProgram();
    KernelProgram(const KernelProgram&) = delete;
    KernelProgram& operator=(const KernelProgram&) = delete;

    [[nodiscard]] Result<Done> open(std::span<const char> object, const char* name);
    /// The object's `settings`, which the kernel reads as constants.
    template <typename Settings> [[nodiscard]] Result<Done> setConstants(const Settings& settings)
    {
        return setConstants(&settings, sizeof(settings));
    }
    /// Does not load that program of the object.
    void leaveOut(const char* program);
    [[nodiscard]] Result<Done> load();
    [[nodiscard]] Result<Done> attach(const char* program, const UniqueFd& cgroup);
    /// Binds a socket that the programs know by its cookie. They learn from it who the agent is and in which network
    /// namespace: names that the agent itself does not know where it lives in namespaces, or cannot ask for on an older
    /// kernel. That it worked shows that they really see this guest's binds.
    [[nodiscard]] Result<Done> introduce();

    /// Of a map, a descriptor of this object's; -1: there is none of that name.
    [[nodiscard]] int map(const char* name) const;
    /// Of a loaded program, likewise.
    [[nodiscard]] int program(const char* name) const;

    /// Takes part in the ring buffer `events` of the object.
    [[nodiscard]] Result<Done> followEvents();
    /// Readable when there are events; this object's.
    [[nodiscard]] int eventsDescriptor() const;
    /// Hands out the events that wait, `limit` at most. Returns how many there were.
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

    [[nodiscard]] Result<Done> setConstants(const void* settings, size_t size);
    size_t takeRawEvents(size_t limit, const RawHandler& handle);

    std::string m_what;
    std::unique_ptr<Taking> m_taking;
    std::unique_ptr<bpf_object, CloseObject> m_object;
    std::vector<std::unique_ptr<bpf_link, CloseLink>> m_links;
    std::unique_ptr<ring_buffer, CloseBuffer> m_events;
};

/// What programs in the kernel need in order to give process numbers of this process' pid namespace.
[[nodiscard]] agent_pid_namespace agentPidNamespace();

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/bind_refusal_shared.h"
#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

struct bpf_link;
struct bpf_object;
struct ring_buffer;

namespace portolan {

/// The program in the kernel that refuses binds (bind_refusal.bpf.c), loaded and attached. It is gone with this object,
/// and with this process however that ends. Not thread-safe.
class BindRefusalProgram
{
public:
    /// What not every kernel can do.
    struct Features {
        bool chooseError = true;   ///< refuse with EACCES (Linux 5.18) instead of EPERM
        bool localProcess = false; ///< give process numbers of the agent's pid namespace as well (Linux 6.10)
    };

    BindRefusalProgram();
    ~BindRefusalProgram();
    BindRefusalProgram(const BindRefusalProgram&) = delete;
    BindRefusalProgram& operator=(const BindRefusalProgram&) = delete;

    /// Loads the program and attaches it to the cgroup. No port is denied yet. To be called once; after an error the
    /// object is of no further use. Errors: as the kernel gives them; a kernel that lacks a feature says EINVAL, and so
    /// it does where only a privilege is missing.
    [[nodiscard]] Result<Done> load(const Features& features, const UniqueFd& cgroup);

    void setAddresses(const bind_refusal_addresses& addresses);
    /// `denial`: BIND_REFUSAL_PASS and the like.
    void setPort(uint16_t port, uint8_t denial);

    /// Readable when there are events; this object's.
    [[nodiscard]] int eventsDescriptor() const;
    /// Hands out the events that wait, `limit` at most. Returns how many there were.
    size_t takeEvents(size_t limit, const std::function<void(const bind_refusal_event&)>& handle);

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

    [[nodiscard]] Result<Done> attach(
        const char* program, const UniqueFd& cgroup, std::unique_ptr<bpf_link, CloseLink>& link);
    [[nodiscard]] Result<Done> introduce();
    [[nodiscard]] int map(const char* name) const;

    std::unique_ptr<Taking> m_taking;
    std::unique_ptr<bpf_object, CloseObject> m_object;
    std::unique_ptr<bpf_link, CloseLink> m_bind4;
    std::unique_ptr<bpf_link, CloseLink> m_bind6;
    std::unique_ptr<ring_buffer, CloseBuffer> m_events;
};

} // namespace portolan

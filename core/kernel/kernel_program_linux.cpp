// SPDX-License-Identifier: MIT
#include "core/kernel/kernel_program.h"

#include "core/kernel/agent_identity_shared.h"

#include <cerrno>
#include <utility>

#include <bpf/bpf.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace portolan {

namespace {

/// libbpf would write to stderr, which the agent does not own. The errno is enough.
int discard(libbpf_print_level, const char*, va_list) { return 0; }

Error failure(int osError, const std::string& what) { return systemError(osError < 0 ? -osError : osError, what); }

} // namespace

KernelProgram::KernelProgram(std::string what)
    : m_what(std::move(what))
{
    libbpf_set_print(&discard);
}

Result<Done> KernelProgram::load(const Parts& parts, const void* settings, size_t size, const UniqueFd& cgroup)
{
    bpf_object_open_opts options {};
    options.sz = sizeof(options);
    options.object_name = parts.name;
    m_object.reset(bpf_object__open_mem(parts.object.data(), parts.object.size(), &options));
    if (!m_object)
        return failure(errno, "Cannot read " + m_what);
    bpf_map* constants = bpf_object__find_map_by_name(m_object.get(), ".rodata");
    const int set = constants ? bpf_map__set_initial_value(constants, settings, size) : -ENOENT;
    if (set != 0)
        return failure(set, "Cannot set " + m_what + " up");
    if (parts.leftOut)
        bpf_program__set_autoload(bpf_object__find_program_by_name(m_object.get(), parts.leftOut), false);
    if (const int loaded = bpf_object__load(m_object.get()); loaded != 0)
        return failure(loaded, "Cannot load " + m_what);
    for (const char* name : parts.attached) {
        const bpf_program* program = bpf_object__find_program_by_name(m_object.get(), name);
        // A link and not an attachment: the kernel removes it when this process ends.
        m_links.emplace_back(program ? bpf_program__attach_cgroup(program, cgroup.fd()) : nullptr);
        if (!m_links.back())
            return failure(errno, "Cannot attach " + m_what);
    }
    return Done {};
}

Result<Done> KernelProgram::startEvents()
{
    m_events.reset(ring_buffer__new(eventsDescriptor(), &KernelProgram::takeEvent, this, nullptr));
    if (!m_events)
        return failure(errno, "Cannot read the events of " + m_what);
    const std::string failed = "Cannot use " + m_what;
    const UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    agent_identity identity {};
    socklen_t length = sizeof(identity.probe);
    const uint32_t key = 0;
    sockaddr_in address {};
    address.sin_family = AF_INET; // any address, any port
    if (!socket || ::getsockopt(socket.fd(), SOL_SOCKET, SO_COOKIE, &identity.probe, &length) != 0
        || bpf_map_update_elem(map("identity"), &key, &identity, BPF_ANY) != 0
        || ::bind(socket.fd(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0
        || bpf_map_lookup_elem(map("identity"), &key, &identity) != 0)
        return failure(errno, failed);
    if (identity.network_namespace == 0)
        return Error { ErrorCode::NotAvailable, 0, failed + ": it does not see this guest's sockets" };
    return Done {};
}

int KernelProgram::map(const char* name) const { return bpf_object__find_map_fd_by_name(m_object.get(), name); }

int KernelProgram::program(const char* name) const
{
    const bpf_program* found = bpf_object__find_program_by_name(m_object.get(), name);
    return found ? bpf_program__fd(found) : -1;
}

size_t KernelProgram::takeRawEvents(size_t limit, const RawHandler& handle)
{
    m_handle = &handle;
    m_limit = limit;
    m_taken = 0;
    ring_buffer__consume(m_events.get());
    m_handle = nullptr;
    return m_taken;
}

int KernelProgram::takeEvent(void* self, void* data, size_t size)
{
    auto& program = *static_cast<KernelProgram*>(self);
    ++program.m_taken;
    (*program.m_handle)(data, size);
    return program.m_taken < program.m_limit ? 0 : -EAGAIN; // a negative result ends the round without losing events
}

} // namespace portolan

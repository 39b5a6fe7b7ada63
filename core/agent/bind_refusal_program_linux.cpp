// SPDX-License-Identifier: MIT
#include "core/agent/bind_refusal_program.h"

#include "core/agent/bind_refusal_object.h"
#include "core/agent/system_facts.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace portolan {

namespace {

/// libbpf explains itself on stderr, which is not the agent's to use; what the kernel's errno says is enough.
int discard(libbpf_print_level, const char*, va_list) { return 0; }

Error failure(int osError, const std::string& what) { return systemError(osError < 0 ? -osError : osError, what); }

} // namespace

/// What the ring buffer's callback works for; libbpf keeps its address.
struct BindRefusalProgram::Taking {
    const std::function<void(const bind_refusal_event&)>* handle = nullptr;
    size_t limit = 0;
    size_t taken = 0;

    static int take(void* context, void* data, size_t size)
    {
        auto& self = *static_cast<Taking*>(context);
        bind_refusal_event event {};
        std::memcpy(&event, data, std::min(size, sizeof(event)));
        ++self.taken;
        (*self.handle)(event);
        return self.taken < self.limit ? 0 : -EAGAIN; // a negative result ends the round; nothing is lost
    }
};

void BindRefusalProgram::CloseObject::operator()(bpf_object* object) const { bpf_object__close(object); }
void BindRefusalProgram::CloseLink::operator()(bpf_link* link) const { bpf_link__destroy(link); }
void BindRefusalProgram::CloseBuffer::operator()(ring_buffer* buffer) const { ring_buffer__free(buffer); }

BindRefusalProgram::BindRefusalProgram()
    : m_taking(std::make_unique<Taking>())
{
    libbpf_set_print(&discard);
}

BindRefusalProgram::~BindRefusalProgram() = default;

Result<Done> BindRefusalProgram::load(const Features& features, const UniqueFd& cgroup)
{
    const std::span<const char> object = bindRefusalObject();
    bpf_object_open_opts options {};
    options.sz = sizeof(options);
    options.object_name = "bind_refusal";
    m_object.reset(bpf_object__open_mem(object.data(), object.size(), &options));
    if (!m_object)
        return failure(errno, "Cannot read the program that refuses binds");

    bind_refusal_settings settings {};
    settings.choose_error = features.chooseError ? 1 : 0;
    if (features.localProcess) {
        const PidNamespace space = pidNamespace();
        settings.pid_namespace_device = space.device;
        settings.pid_namespace_inode = space.inode;
    }
    bpf_map* constants = bpf_object__find_map_by_name(m_object.get(), ".rodata");
    const int set = constants ? bpf_map__set_initial_value(constants, &settings, sizeof(settings)) : -ENOENT;
    if (set != 0)
        return failure(set, "Cannot set the program that refuses binds up");
    if (const int loaded = bpf_object__load(m_object.get()); loaded != 0)
        return failure(loaded, "Cannot load the program that refuses binds");
    if (Result<Done> attached = attach("bind4", cgroup, m_bind4); !attached)
        return attached;
    if (Result<Done> attached = attach("bind6", cgroup, m_bind6); !attached)
        return attached;
    m_events.reset(ring_buffer__new(map("events"), &Taking::take, m_taking.get(), nullptr));
    if (!m_events)
        return failure(errno, "Cannot read the events of the program that refuses binds");
    return introduce();
}

Result<Done> BindRefusalProgram::attach(
    const char* program, const UniqueFd& cgroup, std::unique_ptr<bpf_link, CloseLink>& link)
{
    bpf_program* found = bpf_object__find_program_by_name(m_object.get(), program);
    if (!found)
        return failure(ENOENT, "Cannot attach the program that refuses binds");
    // A link, not an attachment: the kernel takes it back when this process is gone.
    link.reset(bpf_program__attach_cgroup(found, cgroup.fd()));
    if (!link)
        return failure(errno, "Cannot attach the program that refuses binds");
    return Done {};
}

/// Binds a socket that the program knows by its cookie. The program learns from it who the agent is and in which
/// network namespace: names that the agent itself does not know where it lives in namespaces, or cannot ask for on an
/// older kernel. That it worked shows that the program really sees this guest's binds.
Result<Done> BindRefusalProgram::introduce()
{
    const std::string what = "The program that refuses binds does not work";
    const UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    bind_refusal_identity identity {};
    socklen_t length = sizeof(identity.probe);
    if (!socket || ::getsockopt(socket.fd(), SOL_SOCKET, SO_COOKIE, &identity.probe, &length) != 0)
        return failure(errno, what);
    const uint32_t key = 0;
    if (bpf_map_update_elem(map("identity"), &key, &identity, BPF_ANY) != 0)
        return failure(errno, what);
    sockaddr_in address {};
    address.sin_family = AF_INET; // any address, any port
    if (::bind(socket.fd(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0)
        return failure(errno, what);
    if (bpf_map_lookup_elem(map("identity"), &key, &identity) != 0)
        return failure(errno, what);
    if (identity.network_namespace == 0)
        return Error { ErrorCode::NotAvailable, 0, what + ": it does not see this guest's sockets" };
    return Done {};
}

int BindRefusalProgram::map(const char* name) const { return bpf_object__find_map_fd_by_name(m_object.get(), name); }

void BindRefusalProgram::setAddresses(const bind_refusal_addresses& addresses)
{
    const uint32_t key = 0;
    bpf_map_update_elem(map("addresses"), &key, &addresses, BPF_ANY); // of an array, which cannot fail
}

void BindRefusalProgram::setPort(uint16_t port, uint8_t denial)
{
    const uint32_t key = port;
    bpf_map_update_elem(map("denied_ports"), &key, &denial, BPF_ANY);
}

int BindRefusalProgram::eventsDescriptor() const { return map("events"); }

size_t BindRefusalProgram::takeEvents(size_t limit, const std::function<void(const bind_refusal_event&)>& handle)
{
    *m_taking = { &handle, limit, 0 };
    ring_buffer__consume(m_events.get());
    m_taking->handle = nullptr;
    return m_taking->taken;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "core/agent/process_of_event.h"

#include "core/agent/thread_name.h"
#include "core/kernel/system_facts.h"
#include "core/listeners/process_name.h"

namespace portolan {

Process processOfEvent(uint32_t pid, std::string_view thread)
{
    Process process { pid, pid == 0 ? std::string() : executableName(pid) };
    if (process.name.empty() && !looksLikeThreadName(thread))
        process.name = thread;
    return process;
}

bool isPortolan(const Process& process)
{
    return process.pid != 0 && (process.pid == processId() || isPortolanThread(process.name));
}

bool isPortolanThread(std::string_view name) { return name == "portolan-agent" || name == "portolan"; }

} // namespace portolan

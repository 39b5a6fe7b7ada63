// SPDX-License-Identifier: MIT
#include "core/agent/kernel_problem.h"

#include "core/kernel/system_facts.h"

namespace portolan {

std::string explainKernelProblem(const Error& error, const std::string& cannot)
{
    if (!mayLoadKernelPrograms())
        return "The agent is not allowed to load programs into the kernel. It must run as root, or with the "
               "capabilities CAP_BPF, CAP_PERFMON and CAP_NET_ADMIN.";
    if (error.code == ErrorCode::PermissionDenied && kernelHasBpfCapability())
        return "The guest's system does not allow the agent to load programs into the kernel although it has the "
               "privileges, as in some containers ("
            + error.context + ").";
    return "The guest's kernel " + kernelRelease() + " cannot " + cannot
        + ". This needs Linux 5.8 or later with BPF for cgroups (" + error.context + ").";
}

std::string explainCgroupProblem(const Error& error, const std::string& cannot)
{
    return mayLoadKernelPrograms() ? cannot + ": " + error.context + "." : explainKernelProblem(error, {});
}

} // namespace portolan

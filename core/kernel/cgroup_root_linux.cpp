// SPDX-License-Identifier: MIT
#include "core/kernel/cgroup_root.h"

#include <cerrno>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace portolan {

namespace {

// From linux/mount.h, which conflicts with sys/mount.h.
constexpr unsigned contextCloseOnExec = 1; // FSOPEN_CLOEXEC
constexpr unsigned mountCloseOnExec = 1;   // FSMOUNT_CLOEXEC
constexpr unsigned createCommand = 6;      // FSCONFIG_CMD_CREATE

/// The real root has inode 1; a cgroup namespace shows a lower cgroup as its root.
bool isRoot(const UniqueFd& directory)
{
    struct statfs fileSystem {
    };
    struct stat information {
    };
    return ::fstatfs(directory.fd(), &fileSystem) == 0 && fileSystem.f_type == CGROUP2_SUPER_MAGIC
        && ::fstat(directory.fd(), &information) == 0 && information.st_ino == 1;
}

} // namespace

Result<UniqueFd> openCgroupRoot()
{
    for (const char* path : { "/sys/fs/cgroup", "/sys/fs/cgroup/unified" }) {
        UniqueFd directory(::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (directory && isRoot(directory))
            return directory;
    }
    const UniqueFd context(static_cast<int>(::syscall(SYS_fsopen, "cgroup2", contextCloseOnExec)));
    if (!context && (errno == ENOSYS || errno == ENODEV))
        return Error { ErrorCode::NotAvailable, errno, "this kernel has no cgroup v2 tree, or hides it" };
    UniqueFd mount;
    if (context && ::syscall(SYS_fsconfig, context.fd(), createCommand, nullptr, nullptr, 0) == 0)
        mount.reset(static_cast<int>(::syscall(SYS_fsmount, context.fd(), mountCloseOnExec, 0)));
    if (!mount)
        return systemError(errno, "the cgroup tree cannot be opened");
    if (!isRoot(mount))
        return Error { ErrorCode::NotAvailable, 0, "this process sees only a part of the cgroup tree, not its root" };
    return mount;
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <sys/syscall.h>
#include <unistd.h>

namespace portolan::test {

/// As long as it lives, this thread of a test, which root started, is another user's for the kernel. Other threads are not.
class AsUser
{
public:
    explicit AsUser(uid_t user) { become(user); }
    ~AsUser() { become(0); }
    AsUser(const AsUser&) = delete;
    AsUser& operator=(const AsUser&) = delete;

private:
    static void become(uid_t user)
    {
        if (::syscall(SYS_setresuid, -1, user, -1) != 0)
            qFatal("the test could not change its user");
    }
};

} // namespace portolan::test

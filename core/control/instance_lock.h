// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QFile>

namespace portolan {

/// Held by the one process that is the instance. The system frees it when that process ends, in whatever way. So what the file
/// contains and how old it is mean nothing, and it stays there. Works across containers that share the folder. Where the folder is
/// on NFS it works across machines if the server offers locks; otherwise take() fails with the server's reason.
class InstanceLock
{
public:
    explicit InstanceLock(const QString& path)
        : m_file(path)
    {
    }

    /// Errors: InUse if another process holds it; else a sentence with the path.
    [[nodiscard]] Result<Done> take();
    void release() { m_file.close(); }

private:
    [[nodiscard]] Result<Done> lock();
    [[nodiscard]] std::string failure() const { return "Cannot lock the file " + m_file.fileName().toStdString(); }

    QFile m_file;
};

} // namespace portolan

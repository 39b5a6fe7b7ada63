// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/host_seniority.h"

#include <QString>

namespace portolan {

/// Keeps a PortOrder from one run to the next, in a JSON file of at most 1 MiB that only this program reads. A file that is
/// missing or broken, or cannot be written, costs no more than the memory. Owned by the engine, used on its thread.
class PortOrderFile
{
public:
    /// `path` "": keeps nothing.
    explicit PortOrderFile(QString path);

    /// What was kept about the guest of that name.
    [[nodiscard]] PortOrder load(const QString& guest) const;
    /// Replaces the file, unless it holds the same. Waits for the disk.
    void save(const PortOrder& order);

private:
    QString m_path;
    QByteArray m_saved; ///< by this object
};

} // namespace portolan

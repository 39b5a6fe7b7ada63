// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace portolan::test {

/// A writable copy of the machine's files. Changes are kept in memory and disappear with this object; the machine stays
/// as it is. So a package can be installed and removed with the real tools. Devices, /proc, /sys and /run are the
/// machine's. Needs root and overlayfs.
class ThrowAwayRoot
{
public:
    /// `folders`: those that may be on a different file system than /. Create files for the test before this object.
    explicit ThrowAwayRoot(const QStringList& folders);
    ~ThrowAwayRoot();
    ThrowAwayRoot(const ThrowAwayRoot&) = delete;
    ThrowAwayRoot& operator=(const ThrowAwayRoot&) = delete;

    /// Why it could not be created; "" if it was.
    [[nodiscard]] QString error() const { return m_error; }
    /// The beginning of a command to run in it.
    [[nodiscard]] QStringList enter() const;
    [[nodiscard]] Outcome run(const QStringList& command) const;
    /// The files in `folder`, a folder of / itself, that were created or changed; their paths, sorted.
    [[nodiscard]] QStringList written(const QString& folder) const;

private:
    QTemporaryDir m_place;
    QString m_error;
    std::unique_ptr<Program> m_keeper;
};

} // namespace portolan::test

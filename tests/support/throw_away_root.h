// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace portolan::test {

/// The machine's own files, to be written to as one likes: what changes is kept in memory and goes with this object, while
/// the machine stays as it is. So a package can be installed and removed with the real tools. Devices, /proc, /sys and /run
/// are the machine's. Needs root and overlayfs.
class ThrowAwayRoot
{
public:
    /// `folders`: those that may lie on another file system than /. Files that the test makes itself should be there before.
    explicit ThrowAwayRoot(const QStringList& folders);
    ~ThrowAwayRoot();
    ThrowAwayRoot(const ThrowAwayRoot&) = delete;
    ThrowAwayRoot& operator=(const ThrowAwayRoot&) = delete;

    /// Why there is none; "": there is.
    [[nodiscard]] QString error() const { return m_error; }
    /// The beginning of a command that is to run in it.
    [[nodiscard]] QStringList enter() const;
    [[nodiscard]] Outcome run(const QStringList& command) const;
    /// The files in `folder`, which is one of / itself, that were made or changed; their paths, sorted.
    [[nodiscard]] QStringList written(const QString& folder) const;

private:
    QTemporaryDir m_place;
    QString m_error;
    std::unique_ptr<Program> m_keeper;
};

} // namespace portolan::test

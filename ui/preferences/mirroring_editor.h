// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"

#include <QObject>

#include <functional>
#include <optional>

namespace portolan {

/// Changes the preferences of the core part by part. A change builds on those before it, also on those that the core is
/// still carrying out. UI thread.
class MirroringEditor final : public QObject
{
    Q_OBJECT

public:
    /// `core` outlives the editor.
    explicit MirroringEditor(Core& core, QObject* parent = nullptr);

    /// As they are when all changes have been carried out.
    [[nodiscard]] const Preferences& current() const;
    void change(const std::function<void(Preferences&)>& change);

signals:
    /// current() is another, by us or others.
    void changed();

private:
    void compare();

    Core& m_core;
    Preferences m_told; ///< as the last changed() found them
    std::optional<Preferences> m_wished;
    int m_waiting = 0; ///< for the core, with so many changes
};

} // namespace portolan

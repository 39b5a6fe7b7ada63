// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"

#include <QObject>

#include <functional>
#include <optional>

namespace portolan {

/// Changes the core's preferences part by part. Each change builds on the earlier ones, even on those still pending in the
/// core. UI thread.
class MirroringEditor final : public QObject
{
    Q_OBJECT

public:
    /// `core` outlives the editor.
    explicit MirroringEditor(Core& core, QObject* parent = nullptr);

    /// The preferences once all pending changes are done.
    [[nodiscard]] const Preferences& current() const;
    void change(const std::function<void(Preferences&)>& change);

signals:
    /// current() has changed, through us or others.
    void changed();

private:
    void compare();

    Core& m_core;
    Preferences m_told; ///< at the last changed()
    std::optional<Preferences> m_wished;
    int m_waiting = 0; ///< pending changes
};

} // namespace portolan

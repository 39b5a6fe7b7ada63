// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"

#include <QTimer>

#include <cstdint>
#include <utility>

namespace portolan {

/// A named network namespace of Linux ("ip netns add NAME") as the guest.
class NetnsLauncher : public Launcher
{
    Q_OBJECT

public:
    explicit NetnsLauncher(const QString& name, QObject* parent = nullptr);

    /// The names of all namespaces that can be guests, without the one that this program runs in. Any thread.
    [[nodiscard]] static QStringList available();

    void watch() override;
    [[nodiscard]] bool present() override;
    [[nodiscard]] QString absence() const override;
    /// A deleted namespace lives on while a process is in it, such as the agent. So this compares what the name stands for.
    [[nodiscard]] bool replaced() override;
    void prepare() override;

private:
    /// Device and inode of the namespace that the name stands for; zeros if there is none.
    using Identity = std::pair<uint64_t, uint64_t>;
    [[nodiscard]] static Identity identityOf(const QString& path);
    [[nodiscard]] static Identity ownIdentity();
    [[nodiscard]] Identity identity() const { return identityOf(m_path); }

    QString m_name;
    QString m_path;
    Identity m_launched {};
    Identity m_seen {};
    QTimer m_timer;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace portolan {

/// Says when another program of this host begins or ceases to listen, where the system can be had to tell: on Linux with the
/// privilege to load programs into the kernel. Elsewhere it never says so; whoever needs to know looks again and again.
class ListenerChanges : public QObject
{
    Q_OBJECT

public:
    explicit ListenerChanges(QObject* parent = nullptr);
    ~ListenerChanges() override;

    /// Whether it tells.
    [[nodiscard]] bool available() const { return m_system != nullptr; }

signals:
    void changed();

private:
    struct System;
    std::unique_ptr<System> m_system;
};

} // namespace portolan

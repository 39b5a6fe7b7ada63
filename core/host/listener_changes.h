// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace portolan {

/// Reports when another program of this host starts or stops listening. Works on Linux with the privilege to load programs into
/// the kernel. Elsewhere it never reports anything, and its user has to poll.
class ListenerChanges : public QObject
{
    Q_OBJECT

public:
    explicit ListenerChanges(QObject* parent = nullptr);
    ~ListenerChanges() override;

    /// Whether it reports changes.
    [[nodiscard]] bool available() const { return m_system != nullptr; }

signals:
    void changed();

private:
    struct System;
    std::unique_ptr<System> m_system;
};

} // namespace portolan

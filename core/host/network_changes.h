// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace portolan {

/// Reports when an interface of the host or one of its addresses changes. Where the system does not support that, it never
/// reports anything; to be sure, its user also polls now and then.
class NetworkChanges : public QObject
{
    Q_OBJECT

public:
    explicit NetworkChanges(QObject* parent = nullptr);
    ~NetworkChanges() override;

signals:
    void changed();

private:
    struct System;
    std::unique_ptr<System> m_system;
};

} // namespace portolan

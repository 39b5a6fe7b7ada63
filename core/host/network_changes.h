// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace portolan {

/// Says when an interface of the host or an address on it changes. Where the system cannot be asked to tell, it never says so;
/// whoever needs to know for certain looks now and then as well.
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

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"

#include <QObject>

namespace portolan {

/// Says when an interface of the host or an address on it changes. Where the system cannot be asked to tell, it never says so;
/// whoever needs to know for certain looks now and then as well.
class NetworkChanges : public QObject
{
    Q_OBJECT

public:
    explicit NetworkChanges(QObject* parent = nullptr);

signals:
    void changed();

private:
    void drain();

    UniqueFd m_netlink;
};

} // namespace portolan

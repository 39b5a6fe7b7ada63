// SPDX-License-Identifier: MIT
#include "core/host/network_changes.h"

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>

#include <iphlpapi.h>
#include <netioapi.h>

namespace portolan {

/// Windows calls back on its own thread. CancelMibChangeNotify2() waits for a running call; no call follows.
struct NetworkChanges::System {
    HANDLE interfaces = nullptr;
    HANDLE addresses = nullptr;

    ~System()
    {
        for (HANDLE notification : { interfaces, addresses }) {
            if (notification)
                ::CancelMibChangeNotify2(notification);
        }
    }

    static void tell(void* changes)
    {
        auto* receiver = static_cast<NetworkChanges*>(changes);
        QMetaObject::invokeMethod(receiver, &NetworkChanges::changed, Qt::QueuedConnection);
    }
    static void CALLBACK interfaceChanged(void* changes, MIB_IPINTERFACE_ROW*, MIB_NOTIFICATION_TYPE) { tell(changes); }
    static void CALLBACK addressChanged(void* changes, MIB_UNICASTIPADDRESS_ROW*, MIB_NOTIFICATION_TYPE)
    {
        tell(changes);
    }
};

NetworkChanges::NetworkChanges(QObject* parent)
    : QObject(parent)
    , m_system(std::make_unique<System>())
{
    ::NotifyIpInterfaceChange(AF_UNSPEC, &System::interfaceChanged, this, FALSE, &m_system->interfaces);
    ::NotifyUnicastIpAddressChange(AF_UNSPEC, &System::addressChanged, this, FALSE, &m_system->addresses);
}

NetworkChanges::~NetworkChanges() = default;

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QHash>

namespace portolan {

/// Requested changes that are not carried out yet, by port. Rows show them at once, whatever older snapshots say.
template <typename Value> class Wishes
{
public:
    void insert(PortKey port, const Value& value)
    {
        Wish& wish = m_wishes[port];
        wish.value = value;
        ++wish.pending;
    }
    /// One request was carried out. Returns true if it was the last: from now on the snapshot is right.
    bool settle(PortKey port)
    {
        const auto found = m_wishes.find(port);
        if (found == m_wishes.end() || --found->pending > 0)
            return false;
        m_wishes.erase(found);
        return true;
    }
    void forget(PortKey port) { m_wishes.remove(port); }

    [[nodiscard]] Value value(PortKey port, const Value& otherwise) const
    {
        return m_wishes.value(port, { otherwise }).value;
    }

private:
    struct Wish {
        Value value {};
        int pending = 0;
    };
    QHash<PortKey, Wish> m_wishes;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>

namespace portolan {

/// What was asked for and is not carried out yet, by port: a row shows it at once, whatever older snapshots say.
template <typename Value> class Wishes
{
public:
    void insert(quint16 port, const Value& value)
    {
        Wish& wish = m_wishes[port];
        wish.value = value;
        ++wish.pending;
    }
    /// One command is carried out. True: it was the last one, so that from now on the snapshot is right.
    bool settle(quint16 port)
    {
        const auto found = m_wishes.find(port);
        if (found == m_wishes.end() || --found->pending > 0)
            return false;
        m_wishes.erase(found);
        return true;
    }
    void forget(quint16 port) { m_wishes.remove(port); }

    [[nodiscard]] Value value(quint16 port, const Value& otherwise) const
    {
        const auto found = m_wishes.constFind(port);
        return found == m_wishes.constEnd() ? otherwise : found->value;
    }

private:
    struct Wish {
        Value value {};
        int pending = 0;
    };
    QHash<quint16, Wish> m_wishes;
};

} // namespace portolan

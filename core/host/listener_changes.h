// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace portolan {

class ListenerEventFeed;

/// Says when another program of this host begins or ceases to listen, where the system can be had to tell: on Linux with the
/// privilege to load programs into the kernel. Elsewhere it never says so; whoever needs to know looks again and again.
class ListenerChanges : public QObject
{
    Q_OBJECT

public:
    explicit ListenerChanges(QObject* parent = nullptr);
    ~ListenerChanges() override;

    /// Whether it tells.
    [[nodiscard]] bool available() const { return m_feed != nullptr; }

signals:
    void changed();

private:
    void drain();

    std::unique_ptr<ListenerEventFeed> m_feed;
};

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray/notifier.h"

namespace portolan {

/// Records the notices.
class FakeNotifier final : public Notifier
{
public:
    using Notifier::Notifier;

    QList<Notice> shown;
    QList<Notice::Kind> withdrawn;

    void show(const Notice& notice) override { shown.append(notice); }
    void withdraw(Notice::Kind kind) override
    {
        withdrawn.append(kind);
        emit closed(kind);
    }

    void click(Notice::Kind kind) { emit clicked(kind); }
    void choose(Notice::Kind kind, const QString& key) { emit chosen(kind, key); }
    void close(Notice::Kind kind) { emit closed(kind); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList titles;
        for (const Notice& notice : shown)
            titles.append(notice.title);
        return titles;
    }
};

} // namespace portolan

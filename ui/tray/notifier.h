// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace portolan {

class TrayIcon;

/// A desktop notification. Plain text: what comes from the guest is never markup.
struct Notice {
    enum class Kind { Conflict, NewPort, Hint };
    struct Action {
        QString key; ///< never "default", which means a click on the notice itself
        QString text;
    };

    Kind kind = Kind::Hint;
    QString title;
    QString text;
    QString clickText; ///< says what a click on the notice does, where there are no buttons
    QList<Action> actions;
};

/// Shows notices in the desktop's way, one of each kind at a time. UI thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Replaces the visible notice of its kind.
    virtual void show(const Notice& notice) = 0;
    /// Removes the notice of this kind, as far as the desktop can.
    virtual void withdraw(Notice::Kind kind) = 0;

signals:
    void clicked(portolan::Notice::Kind kind);
    /// The user chose one of the notice's actions.
    void chosen(portolan::Notice::Kind kind, const QString& key);
    /// The notice of this kind is no longer visible.
    void closed(portolan::Notice::Kind kind);
};

/// The desktop's own notifier. Falls back to `tray`, which outlives it.
[[nodiscard]] std::unique_ptr<Notifier> makeNotifier(TrayIcon& tray);

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace portolan {

class TrayIcon;

/// Something to tell the user, wherever on the desktop he is. Plain text: what comes from the guest is never markup.
struct Notice {
    enum class Kind { Conflict, NewPort, Hint };
    struct Action {
        QString key; ///< not "default", which is the click on the notice itself
        QString text;

        friend bool operator==(const Action&, const Action&) = default;
    };

    Kind kind = Kind::Hint;
    QString title;
    QString text;
    QString clickText; ///< what a click on the notice does: shown where there are no buttons
    QList<Action> actions;

    friend bool operator==(const Notice&, const Notice&) = default;
};

/// Shows notices in the desktop's way, one of each kind at a time. UI thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes the place of the notice of its kind that is still to be seen.
    virtual void show(const Notice& notice) = 0;
    /// The notice of this kind no longer holds; as far as the desktop can take it back.
    virtual void withdraw(Notice::Kind kind) = 0;

signals:
    void clicked(portolan::Notice::Kind kind);
    /// One of the notice's actions.
    void chosen(portolan::Notice::Kind kind, const QString& key);
    /// The notice of this kind is no longer to be seen.
    void closed(portolan::Notice::Kind kind);
};

/// The desktop's own way. `tray`, which outlives it, speaks where there is no other.
[[nodiscard]] std::unique_ptr<Notifier> makeNotifier(TrayIcon& tray);

} // namespace portolan

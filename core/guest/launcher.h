// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace portolan {

/// A program with its arguments.
struct Command {
    QString program;
    QStringList arguments;
    bool asksForPassword = false; ///< it may: a failure is not to be tried again without being asked for

    friend bool operator==(const Command&, const Command&) = default;
};

/// Knows one kind of guest: whether it is there, and how the agent is started inside it. Lives on the engine's thread.
/// Nothing is watched before watch(). prepare() may be called when the guest is there; it ends with one ready() or failed(),
/// at once or later, and is not called again before that.
class Launcher : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins to emit presenceChanged().
    virtual void watch() = 0;
    /// Whether the guest is there now.
    [[nodiscard]] virtual bool present() = 0;
    /// Why the guest is not there, as a sentence; "" where there is nothing to say but that.
    [[nodiscard]] virtual QString absence() const { return {}; }
    /// What the user has to do before there can be a guest, as a sentence; "" where the guest only does not run.
    [[nodiscard]] virtual QString obstacle() const { return {}; }
    /// Whether the guest that the last ready() was about is gone, though one of that name may be there again.
    [[nodiscard]] virtual bool replaced() { return false; }
    /// Whether the guest ends by itself when nobody uses it, which an agent in it hinders.
    [[nodiscard]] virtual bool canRest() const { return false; }
    /// Lets go of such a guest: present() says no until it has ended and come back, or goes on without us for a while, or wake() is
    /// called. The agent is to be ended then.
    virtual void rest() { }
    [[nodiscard]] virtual bool resting() const { return false; }
    virtual void wake() { }
    /// Makes all ready for the agent's start.
    virtual void prepare() = 0;

signals:
    void presenceChanged();
    void ready(const portolan::Command& command);
    /// `text` is a sentence for the user: what failed and what to do.
    void failed(const QString& text);
};

/// The launcher for a guest as given with --guest: "wsl", "wsl:DISTRO", "netns:NAME", "demo".
/// Errors: InvalidInput with a sentence that lists these.
[[nodiscard]] Result<std::unique_ptr<Launcher>> makeLauncher(const QString& guest);

/// The path of a program that belongs to this one: beside it, as it is built, or where it is installed.
/// Errors: NotAvailable, with the places that were looked at.
[[nodiscard]] Result<QString> siblingProgram(const QString& name);

/// Options that the agent is to be started with: those of the environment variable PORTOLAN_AGENT_OPTIONS, separated by
/// spaces. For tests, which have the agent do with less than its kernel can.
[[nodiscard]] QStringList agentOptions();

} // namespace portolan

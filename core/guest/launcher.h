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
    bool asksForPassword = false; ///< it may: after a failure only the user retries
    QString warning {};           ///< what the user should know about it, as a sentence; "" if nothing

    friend bool operator==(const Command&, const Command&) = default;
};

/// Knows one kind of guest: whether it is present, and how to start the agent in it. Lives on the engine's thread.
/// Watches nothing before watch(). prepare() may be called while the guest is present. It ends with one ready() or failed(), at
/// once or later, and must not be called again before that.
class Launcher : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts to emit presenceChanged().
    virtual void watch() = 0;
    /// Whether the guest is present now.
    [[nodiscard]] virtual bool present() = 0;
    /// Why the guest is not present, as a sentence; "" if there is nothing more to say.
    [[nodiscard]] virtual QString absence() const { return {}; }
    /// What the user has to do before there can be a guest, as a sentence; "" if the guest just does not run.
    [[nodiscard]] virtual QString obstacle() const { return {}; }
    /// Whether the guest of the last ready() is gone. Another guest of the same name may have taken its place.
    [[nodiscard]] virtual bool replaced() { return false; }
    /// Whether the guest ends by itself when nobody uses it. A running agent prevents that.
    [[nodiscard]] virtual bool canRest() const { return false; }
    /// Lets go of such a guest; the caller ends the agent. present() returns false until the guest has ended and come back, or
    /// has kept running without us for a while, or wake() is called.
    virtual void rest() { }
    [[nodiscard]] virtual bool resting() const { return false; }
    virtual void wake() { }
    /// Prepares the agent's start.
    virtual void prepare() = 0;

signals:
    void presenceChanged();
    void ready(const portolan::Command& command);
    /// `text` tells the user what failed and what to do.
    void failed(const QString& text);
};

/// The launcher for a guest as given with --guest: "wsl", "wsl:DISTRO", "netns:NAME", "demo".
/// Errors: InvalidInput, with a sentence that lists these.
[[nodiscard]] Result<std::unique_ptr<Launcher>> makeLauncher(const QString& guest);

/// The path of another program of Portolan: beside this one (in the build folder) or where it is installed.
/// Errors: NotAvailable, with the places that were searched.
[[nodiscard]] Result<QString> siblingProgram(const QString& name);

/// Options for the agent, from the environment variable PORTOLAN_AGENT_OPTIONS, separated by spaces. Tests use them to make the
/// agent work with less than its kernel can do.
[[nodiscard]] QStringList agentOptions();

} // namespace portolan

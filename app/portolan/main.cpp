// SPDX-License-Identifier: MIT
#include "app/portolan/command_line.h"
#include "app/portolan/command_table.h"
#include "app/portolan/completion.h"
#include "app/portolan/manual.h"
#include "app/portolan/remote_command.h"
#include "app/portolan/surroundings.h"
#include "app/portolan/terminal_view.h"
#include "app/portolan/termination.h"
#include "core/base/descriptor_limit.h"
#include "core/control/activation_token.h"
#include "core/control/control_server.h"
#include "core/control/instance_lock.h"
#include "core/engine/live_core.h"
#include "core/log/event_log.h"
#include "core/log/log_path.h"
#include "core/settings/settings_place.h"
#include "ui/desktop/desktop_shell.h"
#include "ui/preferences/autostart.h"
#include "ui/preferences/desktop_preferences.h"
#include "ui/text/sentences.h"
#include "ui/text/translations.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QSessionManager>
#include <QThread>

#include <cstdio>

using namespace portolan;

namespace {

/// How long an instance that starts or ends may hold the lock without an answer, and how often a second start looks again. At
/// login the desktop may start both the entry for autostart and the last session.
constexpr int silenceMs = 5000;
constexpr unsigned long pauseMs = 50;

void say(FILE* stream, const QString& text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

int refuse(const QString& sentence, int code)
{
    surroundings::complain(sentence);
    return code;
}

/// A portable program writes nothing outside its own folder.
Places placesOf(const QString& instance, const SettingsPlace& settings)
{
    const QString log = logPath(instance);
    return { instance, settings.path, settings.portable,
        settings.portable ? QFileInfo(settings.path).dir().filePath(QFileInfo(log).fileName()) : log };
}

/// Logs and such memories belong into the same folder, the system's for the state of programs.
QString orderPathBeside(const QString& log)
{
    const QFileInfo file(log);
    return file.dir().filePath(file.completeBaseName() + QStringLiteral(".order.json"));
}

/// Everything that lives as long as the instance, in order of dependency.
class Instance
{
public:
    Instance(QCoreApplication& application, const EngineOptions& options, Places places)
        : m_application(application)
        , m_places(std::move(places))
        , m_core(options)
        , m_log(m_core, RotatingFile(m_places.log))
        , m_control(m_core, &sentences::portMessage)
    {
        QObject::connect(&m_termination, &Termination::requested, &m_application, &Instance::leave);
        QObject::connect(&m_control, &ControlServer::quitRequested, &m_application, &Instance::leave);
    }

    [[nodiscard]] Result<Done> listen(const QString& socketPath) { return m_control.listen(socketPath); }

    /// Stops everything except the connections to clients: a client that asked for the end sees it when its connection
    /// closes.
    void stop()
    {
        m_core.stop();
        m_control.stopListening();
    }

    int runOnTerminal()
    {
        m_control.setHasWindow(false);
        TerminalView view(m_core, &sentences::portMessage);
        return m_application.exec();
    }

    /// `typed`: the arguments, with which a session manager can start it again.
    int runOnDesktop(
        bool hidden, const QStringList& typed, DesktopPreferences& preferences, Translations& translations)
    {
        Autostart autostart(QCoreApplication::applicationFilePath(), m_places.instance);
        DesktopShell desktop(m_core, preferences, autostart, translations, m_places);
        QObject::connect(&m_control, &ControlServer::showRequested, &desktop, [&](const QString& token) {
            const ActivationScope scope(token);
            desktop.raiseWindow();
        });
        QObject::connect(&desktop, &DesktopShell::quitRequested, &m_application, &Instance::leave);
        QObject::connect(qGuiApp, &QGuiApplication::saveStateRequest, &desktop, [&](QSessionManager& session) {
            session.setRestartCommand(QStringList { QCoreApplication::applicationFilePath() }
                + restartArguments(typed, !desktop.window().isVisible())
                + QStringList { QStringLiteral("-session"), session.sessionId() + u'_' + session.sessionKey() });
        });
        {
            // Where the start is hidden the token must not outlive it: the next raise would fail with it.
            const ActivationScope scope(surroundings::activationToken());
            desktop.start(hidden);
        }
        surroundings::standAlone();
        return m_application.exec();
    }

private:
    /// Unlike quit(), which closes the windows first: a closed window means that Portolan stays in the tray.
    static void leave() { QCoreApplication::exit(); }

    QCoreApplication& m_application;
    Places m_places;
    Termination m_termination;
    LiveCore m_core;
    EventLog m_log;
    ControlServer m_control;
};

int run(QCoreApplication& application, const CommandLine& line, const QStringList& typed, const InstanceFiles& files)
{
    InstanceLock lock(files.lock);
    Result<Done> taken = lock.take();
    for (QDeadlineTimer patience(silenceMs); !taken; taken = lock.take()) {
        const bool last = patience.hasExpired(); // the answer may take its time, and the lock be free then
        const Result<Done> left = taken.error().code == ErrorCode::InUse ? leaveToRunningInstance(line, files) : taken;
        if (left)
            return exitcode::done;
        if (left.error().code != ErrorCode::NotAvailable || last)
            return refuse(QString::fromStdString(left.error().context), exitcode::refused);
        QThread::msleep(pauseMs);
    }

    const SettingsPlace settings = settingsPlace(line.instance, QCoreApplication::applicationDirPath());
    const Places places = placesOf(line.instance, settings);
    const EngineOptions options { line.guest, surroundings::usualGuest(), { line.adapter, line.guestInterface },
        settings.path, orderPathBeside(places.log) };
    if (!line.guest.isEmpty()) {
        if (const Result<std::unique_ptr<Launcher>> launcher = makeLauncher(line.guest); !launcher)
            return refuse(QString::fromStdString(launcher.error().context), exitcode::usage);
    }

    raiseDescriptorLimit();
    Instance instance(application, options, places);
    DesktopPreferences preferences(settings.path);
    Translations translations;
    translations.use(Translations::localeFor(preferences.language()));
    if (const Result<Done> listening = instance.listen(files.socket); !listening)
        return refuse(QString::fromStdString(listening.error().context), exitcode::refused);
    const int code = line.headless ? instance.runOnTerminal()
                                   : instance.runOnDesktop(line.hidden, typed, preferences, translations);
    instance.stop();
    lock.release(); // another instance may start from here on
    return code;
}

} // namespace

int main(int argc, char* argv[])
{
    surroundings::useStandardStreams();
    const QStringList typed = surroundings::arguments(argc, argv);
    const Result<CommandLine> parsed = parseCommandLine(typed);
    if (!parsed)
        return refuse(
            QString::fromStdString(parsed.error().context) + QStringLiteral(" See portolan --help."), exitcode::usage);
    const CommandLine& line = parsed.value();
    if (line.action == CommandLine::Action::Help) {
        say(stdout, helpText());
        return exitcode::done;
    }
    if (line.action == CommandLine::Action::Version) {
        say(stdout, QStringLiteral("portolan %1\n").arg(QStringLiteral(PORTOLAN_VERSION)));
        return exitcode::done;
    }
    if (line.action == CommandLine::Action::PrintManual) {
        say(stdout, manualPage());
        return exitcode::done;
    }
    if (line.action == CommandLine::Action::PrintCompletion) {
        const Result<QString> script = completionScript(line.kind);
        if (!script)
            return refuse(QString::fromStdString(script.error().context), exitcode::usage);
        say(stdout, script.value());
        return exitcode::done;
    }
    const Result<InstanceFiles> files = instanceFiles(line.instance);
    if (!files) {
        return refuse(QString::fromStdString(files.error().context),
            files.error().code == ErrorCode::InvalidInput ? exitcode::usage : exitcode::refused);
    }

    QCoreApplication::setApplicationName(QStringLiteral("portolan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PORTOLAN_VERSION));
    if (line.action == CommandLine::Action::Remote || line.action == CommandLine::Action::PrintChoices) {
        QCoreApplication application(argc, argv);
        return line.action == CommandLine::Action::Remote ? runRemoteCommand(line, files.value())
                                                          : printChoices(line, files.value());
    }
    if (line.headless) {
        QCoreApplication application(argc, argv);
        return run(application, line, typed, files.value());
    }
    if (!surroundings::hasDisplay())
        return refuse(QStringLiteral("There is no display. Start Portolan without a window: portolan --headless"),
            exitcode::refused);
    // The name of the desktop entry: Wayland, the taskbar and notifications find the icon and the name by it.
    QGuiApplication::setDesktopFileName(QStringLiteral("org.portolan.Portolan"));
    surroundings::useDesktopLook();
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false); // it stays in the tray
    return run(application, line, typed, files.value());
}

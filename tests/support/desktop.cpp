// SPDX-License-Identifier: MIT
#include "tests/support/desktop.h"

#include <QDir>
#include <QTest>

namespace portolan::test {

namespace {

constexpr int patienceMilliseconds = 30000;

} // namespace

Desktop::Desktop(const QString& pictures)
    : m_pictures(pictures)
{
    QDir().mkpath(pictures);
    // Xvfb picks a free display number and prints it when it is ready. Without -noreset it would restart, and drop new
    // clients, whenever its last client (such as a short xdotool) disconnects.
    m_server = std::make_unique<Program>(Place(), QStringLiteral("Xvfb"),
        QStringList { "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset" });
    if (!QTest::qWaitFor(
            [this] { return m_server->output().endsWith(u'\n') || !m_server->running(); }, patienceMilliseconds)
        || m_server->output().trimmed().isEmpty()) {
        m_error = QStringLiteral("Xvfb did not start: ") + m_server->errors();
        return;
    }
    m_display = u':' + m_server->output().trimmed();
    m_windowManager = std::make_unique<Program>(place(), QStringLiteral("openbox"), QStringList {});
    const auto managed = [this] {
        const QStringList property { "-root", "_NET_SUPPORTING_WM_CHECK" };
        return run(place(), QStringLiteral("xprop"), property).output.contains(QLatin1String("window id"));
    };
    if (!QTest::qWaitFor(managed, patienceMilliseconds)) {
        m_error = QStringLiteral("There is no window manager: ") + m_windowManager->errors();
        return;
    }
    startTray();
}

void Desktop::startTray()
{
    m_tray = std::make_unique<Program>(place(), QStringLiteral("trayer"),
        QStringList { "--edge", "bottom", "--align", "right", "--widthtype", "pixel", "--width", "200", "--height",
            "32", "--SetDockType", "true", "--SetPartialStrut", "true" });
    // The tray stays hidden until it has an icon. Its second window of this name is the one that icons look for.
    const auto ready = [this] { return xdotool({ "search", "--name", "^trayer$" }).output.count(u'\n') >= 2; };
    if (!QTest::qWaitFor(ready, patienceMilliseconds))
        m_error = QStringLiteral("There is no tray: ") + m_tray->errors();
}

void Desktop::stopTray()
{
    m_tray->stop();
    m_tray.reset();
}

Desktop::~Desktop()
{
    for (const auto& program : { &m_tray, &m_windowManager, &m_server }) {
        if (*program)
            (*program)->stop();
    }
}

QImage Desktop::picture(const QString& name) const
{
    const QString file = QDir(m_pictures).filePath(name + QStringLiteral(".png"));
    (void)run(place(), QStringLiteral("import"), { "-window", "root", file });
    return QImage(file);
}

QStringList Desktop::windows(const QStringList& search) const
{
    return xdotool(QStringList { "search", "--onlyvisible" } + search).output.split(u'\n', Qt::SkipEmptyParts);
}

QRect Desktop::geometry(const QString& window) const
{
    // xdotool counts the window manager's frame twice.
    const QString text = run(place(), QStringLiteral("xwininfo"), { "-id", window }).output;
    const auto number = [&text](const char* name) {
        return text.section(QLatin1String(name), 1, 1).section(u'\n', 0, 0).trimmed().toInt();
    };
    return { number("Absolute upper-left X:"), number("Absolute upper-left Y:"), number("Width:"), number("Height:") };
}

void Desktop::click(const QPoint& place, int button) const
{
    (void)xdotool(
        { "mousemove", QString::number(place.x()), QString::number(place.y()), "click", QString::number(button) });
}

bool Desktop::press(const QString& key) const { return xdotool({ "key", key }).exitCode == 0; }

void Desktop::restPointer() const { (void)xdotool({ "mousemove", "5", "5" }); }

QRect Desktop::tray() const
{
    const QStringList found = windows({ "--class", "^trayer$" });
    return found.isEmpty() ? QRect() : geometry(found.first());
}

Place Desktop::place() const
{
    Place place;
    place.environment.insert(QStringLiteral("DISPLAY"), m_display);
    return place;
}

Outcome Desktop::xdotool(const QStringList& arguments) const
{
    return run(place(), QStringLiteral("xdotool"), arguments);
}

} // namespace portolan::test

// SPDX-License-Identifier: MIT
// portolan_readme_pictures FOLDER: README's pictures, of the real program, real servers and a real tray, in a twin.
// Needs root; PORTOLAN_BIN names the folder of the programs.
#include "tests/support/desktop.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/servers.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace portolan::test;

namespace {

constexpr QSize windowSize(1180, 680);
constexpr QPoint windowPlace(30, 24);
/// The table's first row, port 80, in window coordinates.
constexpr QPoint firstRow(640, 212);
/// Long enough for the traffic graphs to have a shape.
constexpr int trafficMilliseconds = 45000;

/// The colours of a desktop, as Qt reads them from KDE's settings file.
const char* const lightDesktop = R"([Colors:Window]
BackgroundNormal=239,240,241
ForegroundNormal=35,38,41
[Colors:View]
BackgroundNormal=255,255,255
BackgroundAlternate=247,247,247
ForegroundNormal=35,38,41
ForegroundLink=41,128,185
[Colors:Button]
BackgroundNormal=252,252,252
ForegroundNormal=35,38,41
[Colors:Selection]
BackgroundNormal=61,174,233
ForegroundNormal=255,255,255
[Colors:Tooltip]
BackgroundNormal=247,247,247
ForegroundNormal=35,38,41
)";
const char* const darkDesktop = R"([Colors:Window]
BackgroundNormal=42,46,50
ForegroundNormal=252,252,252
[Colors:View]
BackgroundNormal=27,30,32
BackgroundAlternate=35,38,41
ForegroundNormal=252,252,252
ForegroundLink=29,153,243
[Colors:Button]
BackgroundNormal=49,54,59
ForegroundNormal=252,252,252
[Colors:Selection]
BackgroundNormal=61,174,233
ForegroundNormal=252,252,252
[Colors:Tooltip]
BackgroundNormal=49,54,59
ForegroundNormal=252,252,252
)";

/// Gives the twin's guest a realistic name, for this program only.
const char* const namedGuestScript = R"(
exec 3<"/run/netns/$1"
shift
mount -t tmpfs none /run/netns
touch /run/netns/guest
mount --bind /proc/self/fd/3 /run/netns/guest
exec 3<&-
exec "$@"
)";

[[noreturn]] void fail(const QString& sentence)
{
    std::fprintf(stderr, "portolan_readme_pictures: %s\n", qPrintable(sentence));
    std::exit(1);
}

void expect(const char* what, const std::function<bool()>& condition)
{
    if (!QTest::qWaitFor(condition, 60000))
        fail(QStringLiteral("waited in vain: ") + QLatin1String(what));
}

/// A desktop with its colours, a program on it, a host and a guest with services, and clients that use them.
class Stage
{
public:
    Stage(const QDir& folder, const char* colors);
    ~Stage();

    void takeWindow(const QString& name) const { take(name, m_desktop.geometry(window())); }
    void takeConflict(const QString& name);
    void takeTrayMenu(const QString& name);

private:
    void startServices();
    void startPortolan(const char* colors);
    void startClients();
    [[nodiscard]] QString window() const { return m_desktop.windows({ "--name", "Portolan$" }).value(0); }
    [[nodiscard]] Place host() const { return m_bed.twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed.twin.guest(); }
    void xdotool(const QStringList& arguments) const;
    /// Saves a part of the screen as FOLDER/NAME.png.
    void take(const QString& name, const QRect& part) const;

    QDir m_folder;
    Desktop m_desktop;
    TestBed m_bed;
    QTemporaryDir m_files;
    std::vector<std::shared_ptr<void>> m_services;
    std::vector<std::unique_ptr<Program>> m_clients;
};

Stage::Stage(const QDir& folder, const char* colors)
    : m_folder(folder)
    , m_desktop(folder.filePath(QStringLiteral("screens")))
{
    if (const QString error = m_desktop.error() + m_bed.twin.error(); !error.isEmpty())
        fail(error);
    Place place;
    place.environment.insert("DISPLAY", m_desktop.display());
    (void)run(place, "display", { "-window", "root", "xc:#46627f" });
    startPortolan(colors);
    startServices();
    startClients();
}

Stage::~Stage()
{
    m_clients.clear();
    (void)m_bed.portolan.quit();
}

void Stage::startPortolan(const char* colors)
{
    PortolanInstance& portolan = m_bed.portolan;
    QFile settings(portolan.folder() + "/config/kdeglobals");
    if (!settings.open(QFile::WriteOnly) || settings.write(colors) < 0)
        fail(settings.errorString());
    settings.close();
    portolan.setEnvironment("XDG_CURRENT_DESKTOP", "KDE");
    portolan.setEnvironment("KDE_FULL_SESSION", "true");
    portolan.setEnvironment("KDE_SESSION_VERSION", "5");
    portolan.setEnvironment("XDG_STATE_HOME", portolan.folder() + "/.local/state"); // the usual folder
    portolan.setEnvironment("DISPLAY", m_desktop.display());
    portolan.setEnvironment("QT_QPA_PLATFORM", "xcb");
    portolan.setEnvironment("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    portolan.setWrapper({ "unshare", "--mount", "sh", "-ec", namedGuestScript, "sh", m_bed.twin.guestName() });
    portolan.start({ "--guest", "netns:guest" });
    expect("the guest", [&] { return portolan.guestState() == "connected"; });
    expect("the window", [this] { return !window().isEmpty(); });
    xdotool({ "windowsize", "--sync", window(), QString::number(windowSize.width()),
        QString::number(windowSize.height()) });
    xdotool({ "windowmove", window(), QString::number(windowPlace.x()), QString::number(windowPlace.y()) });
    expect("the window's size", [this] { return m_desktop.geometry(window()).size() == windowSize; });
}

void Stage::startServices()
{
    PortolanInstance& portolan = m_bed.portolan;
    const auto mirrored = [&](int port) {
        expect("a port", [&portolan, port] { return portolan.state(port) == "mirrored"; });
    };
    auto nginx = std::make_shared<Nginx>(host(), QStringList { "0.0.0.0:80" });
    expect("nginx", [&] { return nginx->waitUntilListening(); });
    m_services.push_back(nginx);

    m_services.push_back(std::make_shared<NodeServer>(guest(), 3000));
    m_services.push_back(std::make_shared<NodeServer>(guest(), 5173, "::1"));
    m_services.push_back(std::make_shared<RedisServer>(guest(), 6379));
    for (int number = 1; number <= 5; ++number) {
        QFile file(m_files.filePath(QString::number(number)));
        if (!file.open(QFile::WriteOnly) || !file.resize(60000 * number))
            fail(file.errorString());
    }
    Place place = guest();
    place.folder = m_files.path();
    for (const char* port : { "8000", "9000" })
        m_services.push_back(std::make_shared<Program>(place, "python3", QStringList { "-m", "http.server", port }));
    for (const int port : { 3000, 5173, 6379, 8000, 9000 })
        mirrored(port);
    (void)portolan.command({ "disable", "9000" });
    expect("a port that is off", [&] { return portolan.state(9000) == "off"; });

    // The article's conflict.
    auto refused = std::make_shared<NodeServer>(guest(), 80);
    expect("a refusal", [&] { return portolan.row(80).value("refused").isObject(); });
}

void Stage::startClients()
{
    const auto client = [this](const QString& script) {
        m_clients.push_back(std::make_unique<Program>(host(), "bash", QStringList { "-c", script }));
    };
    const QString fetch = "while :; do curl -s --noproxy '*' -o /dev/null %1; sleep 0.$((RANDOM % 9)); done";
    client(fetch.arg("http://localhost:8000/$((RANDOM % 5 + 1))"));
    client(fetch.arg("http://localhost:3000/?[1-7]"));
    client("exec redis-cli -h 127.0.0.1 -r 1000000 -i 0.2 ping");
    client("exec redis-cli -h 127.0.0.1 -r 1000000 -i 1 info");
    m_desktop.restPointer();
    QTest::qWait(trafficMilliseconds);
}

void Stage::xdotool(const QStringList& arguments) const
{
    Place place;
    place.environment.insert("DISPLAY", m_desktop.display());
    (void)run(place, "xdotool", arguments);
}

void Stage::take(const QString& name, const QRect& part) const
{
    const QImage screen = m_desktop.picture(name);
    const QString file = m_folder.filePath(name + ".png");
    if (part.isEmpty() || !screen.copy(part & screen.rect()).save(file))
        fail("no picture: " + name);
    // A palette is enough for text and plain areas, and makes the file a third as large.
    const Outcome outcome = run({}, "convert",
        { file, "-strip", "+dither", "-colors", "256", "-define", "png:compression-level=9", "PNG8:" + file });
    if (outcome.exitCode != 0)
        fail(outcome.errors);
}

void Stage::takeConflict(const QString& name)
{
    m_desktop.click(m_desktop.geometry(window()).topLeft() + firstRow);
    m_desktop.restPointer();
    QTest::qWait(1000);
    takeWindow(name);
}

void Stage::takeTrayMenu(const QString& name)
{
    // Out of the menu's way.
    xdotool({ "windowminimize", window() });
    expect("the window to go", [this] { return window().isEmpty(); });
    const QRect tray = m_desktop.tray();
    const QStringList before = m_desktop.windows({ "--class", "^portolan$" });
    // Our icon is the only one, at the edge of the screen. The menu opens above the click.
    m_desktop.click({ tray.right() - tray.height() / 2, tray.top() + 2 }, 3);
    QString menu;
    expect("the tray's menu", [&] {
        for (const QString& each : m_desktop.windows({ "--class", "^portolan$" })) {
            if (!before.contains(each) && m_desktop.geometry(each).height() > 60)
                menu = each;
        }
        return !menu.isEmpty();
    });
    QTest::qWait(1000);
    // Includes the corner of the screen with the icon.
    take(name, QRect(m_desktop.geometry(menu).topLeft() - QPoint(24, 24), QPoint(9999, 9999)));
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: portolan_readme_pictures FOLDER\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    {
        Stage light(folder, lightDesktop);
        light.takeWindow("window-light");
        light.takeConflict("conflict");
        light.takeTrayMenu("tray");
    }
    Stage dark(folder, darkDesktop);
    dark.takeWindow("window-dark");
    return 0;
}

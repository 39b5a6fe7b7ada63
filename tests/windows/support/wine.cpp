// SPDX-License-Identifier: MIT
#include "tests/windows/support/wine.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <unistd.h>

namespace portolan::test {

namespace {

const QStringList registryFiles { "system.reg", "user.reg", "userdef.reg" };

/// The folders in the user's home that programs write to.
const QStringList changingFolders { "AppData/Local", "AppData/Roaming" };

/// Several test programs may need Wine. A later one waits for the whole test of the earlier one.
constexpr int patienceMilliseconds = 300000;

/// Wine insists that the drive belongs to its user, but root may have run the tests before.
QString folderOfUser() { return QStringLiteral("%1/wine-%2").arg(PORTOLAN_WINE_CACHE).arg(::getuid()); }

/// Replaces the folder `to` with a real folder of the drive: Wine tends to link such folders to others on the machine,
/// which tests must not change.
bool replaceFolder(const QString& from, const QString& to, const QString& drive)
{
    const QString parent = QFileInfo(QFileInfo(to).path()).canonicalFilePath();
    if (QFileInfo(to).isSymLink() || !(parent + u'/').startsWith(QFileInfo(drive).canonicalFilePath() + u'/'))
        return false;
    return run({}, "rm", { "-rf", "--one-file-system", "--", to }).exitCode == 0
        && run({}, "cp", { "-a", "--", from, to }).exitCode == 0;
}

} // namespace

Wine::Wine(const Place& place, const WineOptions& options)
    : m_folder(folderOfUser())
    , m_lock(m_folder + ".lock")
    , m_place(place)
    , m_wrapper(options.wrapper)
{
    QDir().mkpath(PORTOLAN_WINE_CACHE);
    m_lock.setStaleLockTime(0);
    if (!m_lock.tryLock(patienceMilliseconds)) {
        m_error = QStringLiteral("Another test uses the Windows in %1.").arg(m_folder);
        return;
    }
    const QMap<QString, QString> settings {
        { "WINEPREFIX", m_folder },
        // Wine links Documents, Desktop and the like to the home that it finds.
        { "HOME", m_folder + "/home" },
        { "WINEARCH", "win64" },
        { "WINEDEBUG", "-all" },
        // No entries in this machine's menus, no questions about components that nobody needs, and the test's own netsh
        // if there is one.
        { "WINEDLLOVERRIDES", "winemenubuilder.exe=d;mscoree=d;mshtml=d;netsh.exe=n,b" },
        // Wine hides variables that begin with QT_ from its programs.
        { "WINEQT_QPA_FONTDIR", "Z:/usr/share/fonts/truetype/dejavu" },
        { "LANG", "C.UTF-8" },
    };
    for (auto setting = settings.begin(); setting != settings.end(); ++setting)
        m_place.environment.insert(setting.key(), setting.value());
    if (options.display.isEmpty()) {
        m_place.environment.remove("DISPLAY");
        m_place.environment.insert("WINEQT_QPA_PLATFORM", "minimal");
    } else {
        m_place.environment.insert("DISPLAY", options.display);
    }
    if ((!QFile::exists(m_folder + "/new") && !makeDrive()) || !resetDrive() || !startServer())
        return;
    // While explorer runs, programs start in a tenth of the time. It is also Windows' task bar.
    m_explorer = start("explorer.exe", { "/desktop" });
    if (run("cmd.exe", { "/c", "exit 3" }).exitCode != 3)
        m_error = QStringLiteral("Wine starts no programs.");
}

Wine::~Wine()
{
    if (!m_server)
        return;
    (void)command("wineserver", { "-k" });
    if (m_server->waitForEnd() < 0)
        m_server->kill();
}

bool Wine::startServer()
{
    const QStringList all = m_wrapper + QStringList { "wineserver", "--foreground", "--persistent" };
    m_server = std::make_unique<Program>(m_place, all.first(), all.mid(1));
    if (m_server->running())
        return true;
    m_error = QStringLiteral("Wine's server did not start: ") + m_server->errors();
    return false;
}

bool Wine::makeDrive()
{
    // Recreate an unfinished drive; rm does not follow links.
    (void)test::run({}, "rm", { "-rf", "--one-file-system", "--", m_folder });
    QDir().mkpath(m_folder + "/home");
    if (!startServer())
        return false;
    bool made = command("wineboot", { "--init" }).exitCode == 0
        && addToRegistry("HKCU\\Software\\Wine", "Version", "REG_SZ", "win10")
        // Crashes must not open a window, which would take the keyboard from another test.
        && addToRegistry("HKCU\\Software\\Wine\\WineDbg", "ShowCrashDialog", "REG_DWORD", "0");
    // The fonts of Windows' own windows are missing here, and Qt might replace them with a font with serifs.
    for (const char* font : { "Segoe UI", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2" })
        made = made && addToRegistry("HKCU\\Software\\Wine\\Fonts\\Replacements", font, "REG_SZ", "DejaVu Sans");
    (void)command("wineserver", { "-k" });
    (void)m_server->waitForEnd();
    m_server.reset();
    if (!made || !QFile::exists(m_folder + "/user.reg")) {
        m_error = QStringLiteral("Wine could not make a drive in %1.").arg(m_folder);
        return false;
    }
    const QString kept = m_folder + "/new.part";
    QDir().mkpath(kept + "/AppData");
    for (const QString& folder : changingFolders) {
        if (!replaceFolder(home() + u'/' + folder, kept + u'/' + folder, m_folder)) {
            m_error = QStringLiteral("%1 of the new drive could not be kept.").arg(folder);
            return false;
        }
    }
    for (const QString& file : registryFiles)
        QFile::copy(m_folder + u'/' + file, kept + u'/' + file);
    return QDir().rename(kept, m_folder + "/new");
}

bool Wine::addToRegistry(const QString& key, const QString& name, const QString& type, const QString& value) const
{
    return command("wine", { "reg", "add", key, "/v", name, "/t", type, "/d", value, "/f" }).exitCode == 0;
}

bool Wine::resetDrive()
{
    for (const QString& folder : changingFolders) {
        if (!replaceFolder(m_folder + "/new/" + folder, home() + u'/' + folder, m_folder)) {
            m_error = QStringLiteral("%1 of the drive could not be made new.").arg(folder);
            return false;
        }
    }
    for (const QString& file : registryFiles) {
        QFile::remove(m_folder + u'/' + file);
        QFile::copy(m_folder + "/new/" + file, m_folder + u'/' + file);
    }
    for (const char* file : { "/.wslconfig", "/.wslconfig.before-portolan" })
        QFile::remove(home() + file);
    return true;
}

std::unique_ptr<Program> Wine::start(const QString& program, const QStringList& arguments) const
{
    const QStringList all = m_wrapper + QStringList { "wine", program } + arguments;
    return std::make_unique<Program>(m_place, all.first(), all.mid(1));
}

Outcome Wine::run(const QString& program, const QStringList& arguments, int milliseconds) const
{
    const QStringList all = m_wrapper + QStringList { "wine", program } + arguments;
    return test::run(m_place, all.first(), all.mid(1), milliseconds);
}

QList<qint64> Wine::processes(const QString& program) const
{
    QList<qint64> found;
    const QStringList all = QDir("/proc").entryList(QDir::Dirs);
    for (const QString& pid : all) {
        QFile name("/proc/" + pid + "/comm");
        QFile environment("/proc/" + pid + "/environ");
        if (name.open(QFile::ReadOnly) && name.readAll().trimmed() == program.toUtf8() && environment.open(QFile::ReadOnly)
            && environment.readAll().split('\0').contains("WINEPREFIX=" + m_folder.toUtf8()))
            found << pid.toLongLong();
    }
    return found;
}

Outcome Wine::command(const QString& program, const QStringList& arguments) const
{
    const QStringList all = m_wrapper + QStringList { program } + arguments;
    return test::run(m_place, all.first(), all.mid(1), 120000);
}

QString Wine::build() { return qEnvironmentVariable("PORTOLAN_WINDOWS_BUILD", QStringLiteral(PORTOLAN_WINDOWS_BUILD)); }

QString Wine::drive() const { return m_folder + QStringLiteral("/drive_c"); }

QString Wine::home() const
{
    QStringList names = QDir(drive() + "/users").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    names.removeAll("Public");
    return drive() + "/users/" + names.value(0);
}

QString Wine::windowsPath(const QString& path) { return QStringLiteral("Z:") + QString(path).replace(u'/', u'\\'); }

QString Wine::registryValue(const QString& key, const QString& name) const
{
    // "    NAME    REG_SZ    VALUE"
    const QString output = run("reg.exe", { "query", key, "/v", name }).output;
    return output.section("REG_SZ", 1).section(u'\n', 0, 0).trimmed();
}

} // namespace portolan::test

// SPDX-License-Identifier: MIT
#include "tests/windows/support/wsl_world.h"

#include <QDir>
#include <QFile>

namespace portolan::test {

WslWorld::WslWorld(const Twin& twin, Wine& wine)
    : m_program(wine.system() + "/wsl.exe")
{
    // The guest's user is not the test's.
    QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ExeOther);
    QDir(m_folder.path()).mkdir("distributions");
    write("guest", twin.guestName());
    write("helper", PORTOLAN_WSL_GUEST);
    addDistribution("Ubuntu");
    wine.setEnvironment("PORTOLAN_WSL_WORLD", m_folder.path());
    QFile::remove(m_program);
    if (!QFile::copy(Wine::standIns() + "/wsl.exe", m_program))
        qFatal("The stand-in for wsl.exe is not built.");
}

void WslWorld::addDistribution(const QString& name, int version, bool running)
{
    if (!QFile::exists(m_folder.filePath("default")))
        write("default", name);
    QDir().mkpath(folderOf(name) + "/root/var/lib/wsl");
    write("distributions/" + name + "/version", QString::number(version));
    setRunning(name, running);
    setNetworkingMode(m_networkingMode);
}

void WslWorld::removeDistribution(const QString& name) { QDir(folderOf(name)).removeRecursively(); }

void WslWorld::setRunning(const QString& name, bool running)
{
    if (running)
        write("distributions/" + name + "/running", {});
    else
        QFile::remove(folderOf(name) + "/running");
}

bool WslWorld::running(const QString& name) const { return QFile::exists(folderOf(name) + "/running"); }

void WslWorld::setNetworkingMode(const QString& mode)
{
    m_networkingMode = mode;
    for (const QString& name : QDir(m_folder.filePath("distributions")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString program = "distributions/" + name + "/root/var/lib/wsl/wslinfo";
        write(program, "#!/bin/sh\necho " + mode);
        QFile::setPermissions(m_folder.filePath(program), QFile::Permissions::fromInt(0x7755));
    }
}

void WslWorld::make(const QString& useless)
{
    if (useless == "none") {
        QFile::remove(m_program);
    } else if (useless == "empty") {
        removeDistribution("Ubuntu");
    } else if (useless == "wsl1") {
        removeDistribution("Ubuntu");
        addDistribution("Old", 1);
    } else if (useless == "stopped") {
        setRunning("Ubuntu", false);
    } else {
        setNetworkingMode(useless == "mirrored" ? "mirrored" : "none");
    }
}

void WslWorld::setFailure(const QString& text) { write("failure", text); }

void WslWorld::clearFailure() { QFile::remove(m_folder.filePath("failure")); }

QStringList WslWorld::calls() const
{
    QFile file(m_folder.filePath("calls"));
    if (!file.open(QFile::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

QString WslWorld::file(const QString& distribution, const QString& path) const
{
    return folderOf(distribution) + "/root" + path;
}

QString WslWorld::folderOf(const QString& distribution) const
{
    return m_folder.filePath("distributions/" + distribution);
}

void WslWorld::write(const QString& name, const QString& text) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QFile::WriteOnly) || file.write(text.toUtf8() + '\n') < 0)
        qFatal("a file of the stand-in for WSL");
}

} // namespace portolan::test

// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"

#include <QDir>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTest>

namespace portolan::test {

PortolanInstance::PortolanInstance(const Twin& twin)
    : m_twin(twin)
{
    for (const char* name : { "runtime", "config", "data", "cache", "state" })
        QDir(m_folder.path()).mkdir(QLatin1String(name));
    QFile::setPermissions(
        m_folder.filePath(QStringLiteral("runtime")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

PortolanInstance::~PortolanInstance()
{
    if (running())
        quit();
}

void PortolanInstance::start(const QStringList& arguments)
{
    const QStringList usual { "--headless", "--guest", "netns:" + m_twin.guestName() };
    const QStringList command = m_wrapper + QStringList { program() } + (arguments.isEmpty() ? usual : arguments);
    m_process = std::make_unique<Program>(place(), command.first(), command.mid(1));
}

bool PortolanInstance::startAndConnect()
{
    start();
    return QTest::qWaitFor([this] { return guestState() == "connected" || !running(); }, 30000) && running();
}

void PortolanInstance::writeSettings(const QByteArray& text)
{
    QDir(m_folder.path()).mkpath("config/portolan");
    QFile file(m_folder.filePath("config/portolan/portolan.ini"));
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
        qFatal("no settings file");
}

bool PortolanInstance::quit()
{
    (void)command({ "quit" });
    if (m_process->waitForEnd() >= 0)
        return true;
    m_process->kill();
    return false;
}

Outcome PortolanInstance::command(const QStringList& arguments) const
{
    const QStringList command = m_wrapper + QStringList { program() } + arguments;
    return run(place(), command.first(), command.mid(1));
}

QJsonObject PortolanInstance::status() const
{
    constexpr int patience = 10000; // ms
    const QString path = m_folder.filePath("runtime/portolan/default.socket");
    const QString inItsRoot = QStringLiteral("/proc/%1/root").arg(m_process ? m_process->pid() : 0) + path;
    QLocalSocket socket;
    socket.connectToServer(QFile::exists(inItsRoot) ? inItsRoot : path);
    if (!socket.waitForConnected(patience))
        return {};
    socket.write("{\"verb\": \"status\"}\n");
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patience) && !socket.canReadLine())
            return {};
    }
    return QJsonDocument::fromJson(socket.readLine()).object().value("status").toObject();
}

Place PortolanInstance::place() const
{
    Place place = m_twin.host();
    const auto set = [&](const char* name, const char* folder) {
        place.environment.insert(QLatin1String(name), m_folder.filePath(QLatin1String(folder)));
    };
    set("XDG_RUNTIME_DIR", "runtime");
    set("XDG_CONFIG_HOME", "config");
    set("XDG_DATA_HOME", "data");
    set("XDG_CACHE_HOME", "cache");
    set("XDG_STATE_HOME", "state");
    place.environment.insert("HOME", m_folder.path());
    place.environment.insert("LANG", "C.UTF-8");
    place.environment.insert("QT_QPA_PLATFORM", "offscreen");
    for (auto entry = m_environment.begin(); entry != m_environment.end(); ++entry)
        place.environment.insert(entry.key(), entry.value());
    return place;
}

QString PortolanInstance::binaryFolder()
{
    return qEnvironmentVariable("PORTOLAN_BIN", QStringLiteral(PORTOLAN_BUILT_BIN));
}

} // namespace portolan::test

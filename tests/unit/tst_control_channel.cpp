// SPDX-License-Identifier: MIT
#include "core/control/control_channel.h"
#include "core/control/control_client.h"
#include "core/control/instance_files.h"
#include "tests/support/as_user.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace portolan;
using portolan::test::AsUser;

namespace {

constexpr uid_t neighbour = 54321; // nobody has it

} // namespace

/// Two users of one computer.
class tst_ControlChannel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void clientLeavesAnotherUsersServer_data();
    void clientLeavesAnotherUsersServer();
    void serverTellsClientsApart();
    void ownServerIsNamed();
    void folderBelongsToOneUser_data();
    void folderBelongsToOneUser();
    void fallbackFolder_data();
    void fallbackFolder();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("socket"); }

    const QString m_pattern = QDir::tempPath() + "/control-XXXXXX"; // tests change where that is
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ControlChannel::init()
{
    if (::geteuid() != 0)
        QSKIP("Only root can play several users.");
    m_folder = std::make_unique<QTemporaryDir>(m_pattern);
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0777), 0); // the worst case
}

void tst_ControlChannel::clientLeavesAnotherUsersServer_data()
{
    QTest::addColumn<uid_t>("server");
    QTest::addColumn<uid_t>("client");
    QTest::newRow("a neighbour got there first") << neighbour << uid_t(0);
    QTest::newRow("not even root's is believed") << uid_t(0) << neighbour;
    QTest::newRow("access denied") << uid_t(0) << neighbour;
}

void tst_ControlChannel::clientLeavesAnotherUsersServer()
{
    QFETCH(uid_t, server);
    QFETCH(uid_t, client);
    QLocalServer squatter;
    {
        const AsUser user(server);
        const bool open = qstrcmp(QTest::currentDataTag(), "access denied") != 0;
        squatter.setSocketOptions(open ? QLocalServer::WorldAccessOption : QLocalServer::UserAccessOption);
        QVERIFY(squatter.listen(path()));
    }
    ControlClient asking;
    const AsUser user(client);
    const Result<Done> connected = asking.connectTo(path());
    QCOMPARE(connected.error().code, ErrorCode::PermissionDenied);
    QVERIFY(QString::fromStdString(connected.error().context).contains("belongs to another user"));
    QVERIFY(!asking.receive().ok());
}

void tst_ControlChannel::serverTellsClientsApart()
{
    QLocalServer server;
    server.setSocketOptions(QLocalServer::WorldAccessOption);
    QVERIFY(server.listen(path()));
    for (const uid_t user : { uid_t(0), neighbour }) {
        QLocalSocket client;
        {
            const AsUser connecting(user);
            client.connectToServer(path());
        }
        QVERIFY(server.waitForNewConnection(5000));
        QCOMPARE(control_channel::isOwnClient(*server.nextPendingConnection()), user == 0);
    }
}

void tst_ControlChannel::ownServerIsNamed()
{
    QLocalServer server;
    QVERIFY(server.listen(path()));
    ControlClient client;
    QVERIFY(client.connectTo(path()).ok());
    QCOMPARE(client.process(), QCoreApplication::applicationPid());
}

void tst_ControlChannel::folderBelongsToOneUser_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<uid_t>("owner");
    QTest::addColumn<bool>("used");
    QTest::newRow("own") << 0700 << neighbour << true;
    QTest::newRow("readable by others") << 0755 << neighbour << true; // ours below is not
    QTest::newRow("writable by a group") << 0770 << neighbour << false;
    QTest::newRow("writable by all") << 01777 << neighbour << false;
    QTest::newRow("another user's") << 0700 << uid_t(0) << false;
}

void tst_ControlChannel::folderBelongsToOneUser()
{
    QFETCH(int, mode);
    QFETCH(uid_t, owner);
    QFETCH(bool, used);
    const QString folder = m_folder->filePath("run");
    const QByteArray name = QFile::encodeName(folder);
    QVERIFY(QDir().mkdir(folder));
    QVERIFY(::chown(name.constData(), owner, 0) == 0 && ::chmod(name.constData(), static_cast<mode_t>(mode)) == 0);
    qputenv("XDG_RUNTIME_DIR", folder.toUtf8());
    qputenv("TMPDIR", m_folder->path().toUtf8());
    const AsUser user(neighbour);
    const Result<QString> chosen = runtimeFolder();
    QVERIFY(chosen.ok());
    QCOMPARE(chosen.value(), used ? folder + "/portolan" : m_folder->filePath("portolan-54321"));
    struct stat made {};
    QCOMPARE(::stat(QFile::encodeName(chosen.value()).constData(), &made), 0);
    QCOMPARE(made.st_mode & 07777, 0700U);
    QCOMPARE(made.st_uid, neighbour);
}

void tst_ControlChannel::fallbackFolder_data()
{
    QTest::addColumn<QString>("planted");
    QTest::newRow("a neighbour's folder") << "folder";
    QTest::newRow("a link to the user's own folder") << "link";
    QTest::newRow("a file") << "file";
}

/// A neighbour was first in the folder for temporary files.
void tst_ControlChannel::fallbackFolder()
{
    QFETCH(QString, planted);
    const QString path = m_folder->filePath("portolan-54321");
    qunsetenv("XDG_RUNTIME_DIR");
    qputenv("TMPDIR", m_folder->path().toUtf8());
    if (planted == "link") {
        const QString own = m_folder->filePath("own");
        QVERIFY(QDir().mkdir(own) && QFile::link(own, path));
        const QByteArray name = QFile::encodeName(own);
        QVERIFY(::chown(name.constData(), neighbour, 0) == 0 && ::chmod(name.constData(), 0700) == 0);
    } else if (planted == "folder") {
        QVERIFY(QDir().mkdir(path));
    } else {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
    }
    const AsUser user(neighbour);
    const Result<InstanceFiles> files = instanceFiles({});
    QCOMPARE(files.error().code, ErrorCode::PermissionDenied);
    QVERIFY(QString::fromStdString(files.error().context).contains(path + " belongs to another user"));
}

REGISTER_TEST(tst_ControlChannel, QCoreApplication)
#include "tst_control_channel.moc"

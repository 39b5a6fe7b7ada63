// SPDX-License-Identifier: MIT
#include "core/log/rotating_file.h"
#include "core/settings/settings.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace portolan;

namespace {

constexpr rlim_t room = 1000;

/// While this object lives, files cannot grow beyond `room` bytes, and writing fails as on a full disk.
class FullDisk
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit little { room, m_before.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &little);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before {};
};

} // namespace

/// If a file cannot be written because the disk is full, the user gets the system's message.
class tst_FullDisk : public QObject
{
    Q_OBJECT

private slots:
    void log();
    void settings();

private:
    QTemporaryDir m_folder;
    const QString m_reason = qt_error_string(EFBIG);
};

void tst_FullDisk::log()
{
    RotatingFile file(m_folder.filePath("portolan.log"));
    const auto append = [&file] {
        const FullDisk full;
        return file.append(QByteArray(2 * room, 'x'));
    };
    // The first attempt can write a part.
    for (int i = 0; i < 2; ++i) {
        const Result<Done> outcome = append();
        QVERIFY(!outcome.ok());
        QCOMPARE(QString::fromStdString(outcome.error().context), m_reason);
    }
}

void tst_FullDisk::settings()
{
    const QDir folder(m_folder.filePath("settings"));
    const QString path = folder.filePath("portolan.ini");
    Settings settings(path);
    UserSettings user;
    user.notes.setLabel(1, "first");
    QVERIFY(settings.save(user).ok());
    const UserSettings before = user;

    for (uint16_t port = 2; port <= room / 5; ++port)
        user.notes.setLabel(port, "a label");
    const auto save = [&] {
        const FullDisk full;
        return settings.save(user);
    };
    const Result<Done> outcome = save();
    QVERIFY(!outcome.ok());
    QCOMPARE(QString::fromStdString(outcome.error().context),
        QString("The settings could not be saved to %1: %2. They apply until Portolan quits.").arg(path, m_reason));
    // The old file is unchanged, and there is no other.
    QCOMPARE(folder.entryList(QDir::Files), QStringList { "portolan.ini" });
    QVERIFY(Settings(path).load().settings == before);

    QVERIFY(settings.save(user).ok());
    QVERIFY(Settings(path).load().settings == user);
}

REGISTER_TEST(tst_FullDisk, QCoreApplication)
#include "tst_full_disk.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/fake_notifier.h"
#include "ui/tray/bus_notifier_linux.h"

#include <QApplication>
#include <QDBusArgument>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using Kind = Notice::Kind;

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

} // namespace

/// A notification server of the test.
class Server : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Notification {
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    Server(const QString& address, const QStringList& capabilities)
        : m_bus(QDBusConnection::connectToBus(address, QStringLiteral("server")))
        , m_capabilities(capabilities)
    {
        m_bus.registerObject(path, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(service);
    }
    ~Server() override { QDBusConnection::disconnectFromBus(QStringLiteral("server")); }

    QList<Notification> notifications;
    QList<uint> closed;
    int capabilityCalls = 0;

    void giveToken(uint id, const QString& token) { emit ActivationToken(id, token); }
    void invoke(uint id, const QString& key) { emit ActionInvoked(id, key); }
    void close(uint id) { emit NotificationClosed(id, 2); }

public slots:
    QStringList GetCapabilities()
    {
        ++capabilityCalls;
        return m_capabilities;
    }
    uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& body,
        const QStringList& actions, const QVariantMap& hints, int)
    {
        notifications.append({ replaces, title, body, actions, hints });
        return replaces ? replaces : uint(notifications.size() + 40);
    }
    void CloseNotification(uint id) { closed.append(id); }

signals:
    void ActivationToken(uint id, const QString& token);
    void ActionInvoked(uint id, const QString& key);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
    QStringList m_capabilities;
};

class tst_BusNotifier : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void showsWithButtons();
    void processNamesAreNoMarkup_data();
    void processNamesAreNoMarkup();
    void serverWithoutButtons();
    void replacesTheOneBefore();
    void clicksAndChoices();
    void clickBringsToTheFront_data();
    void clickBringsToTheFront();
    void closedNoticeIsNotReplaced();
    void withdraws();
    void withdrawnBeforeItWasShown();
    void nothingIsLeftBehind();
    void noServer();
    void noBus();
    void serverIsReplaced();

private:
    void start(const QStringList& capabilities) { m_server = std::make_unique<Server>(m_address, capabilities); }
    static Notice conflict(const QString& text = "node was refused.")
    {
        return { Kind::Conflict, "Port 80: conflict", text, "Click",
            { { "allow", "Allow" }, { "off", "Switch off" } } };
    }

    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<BusNotifier> m_notifier;
    FakeNotifier* m_otherwise = nullptr;
};

/// A message bus of the test that starts no services automatically.
void tst_BusNotifier::initTestCase()
{
    QGuiApplication::setDesktopFileName("org.portolan.Portolan");
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty())
        QSKIP("dbus-daemon is not installed.");
    QFile configuration(m_folder.filePath("bus.conf"));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write(
        "<busconfig><type>session</type><listen>unix:path=" + QFile::encodeName(m_folder.filePath("bus"))
        + "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
          "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    configuration.close();
    m_daemon.start("dbus-daemon", { "--nofork", "--print-address", "--config-file=" + configuration.fileName() });
    QVERIFY(m_daemon.waitForStarted());
    QTRY_VERIFY(m_daemon.canReadLine());
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

void tst_BusNotifier::init()
{
    auto otherwise = std::make_unique<FakeNotifier>();
    m_otherwise = otherwise.get();
    m_notifier
        = std::make_unique<BusNotifier>(QDBusConnection::connectToBus(m_address, "client"), std::move(otherwise));
}

void tst_BusNotifier::cleanup()
{
    m_notifier.reset();
    QDBusConnection::disconnectFromBus("client");
    m_server.reset();
}

void tst_BusNotifier::cleanupTestCase()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void tst_BusNotifier::showsWithButtons()
{
    start({ "actions", "body", "body-markup" });
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    const Server::Notification& shown = m_server->notifications.first();
    QCOMPARE(shown.title, "Port 80: conflict");
    QCOMPARE(shown.body, "node was refused.");
    QCOMPARE(shown.actions, QStringList({ "default", "Open", "allow", "Allow", "off", "Switch off" }));
    QCOMPARE(shown.hints.value("urgency").toInt(), 1);
    QCOMPARE(shown.hints.value("desktop-entry").toString(), "org.portolan.Portolan");
    int width = 0;
    int height = 0;
    int stride = 0;
    bool alpha = false;
    int bits = 0;
    int channels = 0;
    QByteArray pixels;
    const auto picture = shown.hints.value("image-data").value<QDBusArgument>();
    picture.beginStructure();
    picture >> width >> height >> stride >> alpha >> bits >> channels >> pixels;
    picture.endStructure();
    QCOMPARE(width, 64);
    QCOMPARE(height, 64);
    QCOMPARE(stride, 256);
    QVERIFY(alpha);
    QCOMPARE(bits, 8);
    QCOMPARE(channels, 4);
    QCOMPARE(pixels.size(), 256 * 64);
    QVERIFY(m_otherwise->shown.isEmpty());
}

void tst_BusNotifier::processNamesAreNoMarkup_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::newRow("markup") << QStringList { "body", "body-markup" } << "&lt;b&gt; &amp; co was refused.";
    QTest::newRow("plain") << QStringList { "body" } << "<b> & co was refused.";
}

void tst_BusNotifier::processNamesAreNoMarkup()
{
    QFETCH(QStringList, capabilities);
    start(capabilities);
    m_notifier->show(conflict("<b> & co was refused."));
    QTRY_COMPARE(m_server->notifications.size(), 1);
    QTEST(m_server->notifications.first().body, "body");
}

void tst_BusNotifier::serverWithoutButtons()
{
    start({ "body" });
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    QCOMPARE(m_server->notifications.first().actions, QStringList());
}

void tst_BusNotifier::replacesTheOneBefore()
{
    start({ "actions" });
    m_notifier->show(conflict());
    m_notifier->show(conflict("second")); // while the first is under way
    QTRY_VERIFY(!m_server->notifications.isEmpty() && m_server->notifications.last().body == "second");
    m_notifier->show(conflict("third"));
    QTRY_COMPARE(m_server->notifications.last().body, "third");
    QVERIFY(m_server->notifications.last().replaces != 0);
    Notice other = conflict("another kind");
    other.kind = Kind::NewPort;
    m_notifier->show(other);
    QTRY_COMPARE(m_server->notifications.last().body, "another kind");
    QCOMPARE(m_server->notifications.last().replaces, 0U);
    QCOMPARE(m_server->capabilityCalls, 1);
}

void tst_BusNotifier::clicksAndChoices()
{
    start({ "actions" });
    const QSignalSpy clicks(m_notifier.get(), &Notifier::clicked);
    const QSignalSpy choices(m_notifier.get(), &Notifier::chosen);
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    m_notifier->show(conflict("again")); // answered after the first, whose id is then known
    QTRY_COMPARE(m_server->notifications.size(), 2);
    const uint id = m_server->notifications.last().replaces;
    m_server->invoke(id + 1, "off"); // another program's notification
    m_server->invoke(id, "off");
    QTRY_COMPARE(choices.size(), 1);
    QCOMPARE(choices.at(0).at(0).value<Kind>(), Kind::Conflict);
    QCOMPARE(choices.at(0).at(1).toString(), "off");
    m_server->invoke(id, "default");
    QTRY_COMPARE(clicks.size(), 1);
}

void tst_BusNotifier::clickBringsToTheFront_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<uint>("otherNotice");
    QTest::addColumn<QString>("lent");
    QTest::newRow("token") << "kwin-17" << 0U << "kwin-17";
    QTest::newRow("none") << "" << 0U << "";
    QTest::newRow("another program's") << "kwin-17" << 1U << "";
    QTest::newRow("endless") << QString(256, 'x') << 0U << "";
    QTest::newRow("two lines") << "kwin\n17" << 0U << "";
}

/// Qt and the programs that it starts find the token in the environment, and only while the click is handled.
void tst_BusNotifier::clickBringsToTheFront()
{
    QFETCH(QString, token);
    QFETCH(uint, otherNotice);
    start({ "actions" });
    QStringList lent;
    const auto look = [&] { lent << qEnvironmentVariable("XDG_ACTIVATION_TOKEN"); };
    connect(m_notifier.get(), &Notifier::clicked, this, look);
    connect(m_notifier.get(), &Notifier::chosen, this, look);
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    m_notifier->show(conflict("again")); // answered after the first, whose id is then known
    QTRY_COMPARE(m_server->notifications.size(), 2);
    const uint id = m_server->notifications.last().replaces;
    for (const char* key : { "default", "off" }) {
        m_server->giveToken(id + otherNotice, token);
        m_server->invoke(id, key);
    }
    m_server->invoke(id, "off"); // each token counts once
    QTRY_COMPARE(lent.size(), 3);
    QTEST(lent.at(0), "lent");
    QTEST(lent.at(1), "lent");
    QCOMPARE(lent.at(2), QString());
    QVERIFY(!qEnvironmentVariableIsSet("XDG_ACTIVATION_TOKEN"));
}

void tst_BusNotifier::closedNoticeIsNotReplaced()
{
    start({ "actions" });
    const QSignalSpy closed(m_notifier.get(), &Notifier::closed);
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    m_notifier->show(conflict("again"));
    QTRY_COMPARE(m_server->notifications.size(), 2);
    m_server->close(m_server->notifications.last().replaces);
    QTRY_COMPARE(closed.size(), 1);
    m_notifier->show(conflict("anew"));
    QTRY_COMPARE(m_server->notifications.size(), 3);
    QCOMPARE(m_server->notifications.last().replaces, 0U);
}

void tst_BusNotifier::withdraws()
{
    start({ "actions" });
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    m_notifier->withdraw(Kind::Conflict);
    QTRY_COMPARE(m_server->closed, QList<uint> { 41 });
}

void tst_BusNotifier::withdrawnBeforeItWasShown()
{
    start({ "actions" });
    m_notifier->show(conflict());
    m_notifier->withdraw(Kind::Conflict);
    Notice other = conflict("another kind");
    other.kind = Kind::NewPort;
    m_notifier->show(other);
    QTRY_COMPARE(m_server->notifications.size(), 1);
    QCOMPARE(m_server->notifications.first().body, "another kind");
}

void tst_BusNotifier::nothingIsLeftBehind()
{
    start({ "actions" });
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    m_notifier->show(conflict("again"));
    QTRY_COMPARE(m_server->notifications.size(), 2);
    m_notifier.reset();
    QTRY_COMPARE(m_server->closed.size(), 1);
}

void tst_BusNotifier::noServer()
{
    m_notifier->show(conflict());
    QTRY_COMPARE(m_otherwise->shown.size(), 1);
    const QSignalSpy clicks(m_notifier.get(), &Notifier::clicked);
    m_otherwise->click(Kind::Conflict);
    QCOMPARE(clicks.size(), 1);
    // A server that appears later is used.
    start({ "actions" });
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
}

void tst_BusNotifier::noBus()
{
    auto otherwise = std::make_unique<FakeNotifier>();
    FakeNotifier* shown = otherwise.get();
    BusNotifier notifier(QDBusConnection("none"), std::move(otherwise));
    notifier.show(conflict());
    QCOMPARE(shown->shown.size(), 1);
    notifier.withdraw(Kind::Conflict);
    QCOMPARE(shown->withdrawn.size(), 1);
}

/// The desktop's shell restarts; its successor knows nothing about earlier notifications.
void tst_BusNotifier::serverIsReplaced()
{
    start({ "actions" });
    const QSignalSpy closed(m_notifier.get(), &Notifier::closed);
    m_notifier->show(conflict());
    QTRY_COMPARE(m_server->notifications.size(), 1);
    m_notifier->show(conflict("again"));
    QTRY_COMPARE(m_server->notifications.size(), 2);
    m_server.reset();
    QTRY_COMPARE(closed.size(), 1);
    start({});
    m_notifier->show(conflict("anew"));
    QTRY_COMPARE(m_server->notifications.size(), 1);
    QCOMPARE(m_server->notifications.first().replaces, 0U);
    QCOMPARE(m_server->notifications.first().actions, QStringList());
}

REGISTER_TEST(tst_BusNotifier, QApplication)
#include "tst_bus_notifier.moc"

// SPDX-License-Identifier: MIT
#include "core/settings/setting_text.h"
#include "core/settings/settings.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_Settings : public QObject
{
    Q_OBJECT

private slots:
    void defaultsWithoutAFile();
    void rulesSurvive();
    void everythingSurvives();
    void labelsSurvive_data();
    void labelsSurvive();
    void labelsCannotReverseText();
    void notesEqualToTheDefaultAreDropped();
    void readsWhatPeopleWrite();
    void readsAndWritesPorts_data();
    void readsAndWritesPorts();
    void keepsWhatItDoesNotKnow();
    void invalidLines_data();
    void invalidLines();
    void brokenFile();
    void saysWhenItCannotWrite();
    void pathOfAnInstance();

private:
    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly | QIODevice::Text) ? file.readAll() : QByteArray();
    }
};

void tst_Settings::defaultsWithoutAFile()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath("none/portolan.ini"));
    const auto loaded = settings.load();
    QVERIFY(loaded.settings == UserSettings());
    QVERIFY(loaded.problems.isEmpty());
}

void tst_Settings::rulesSurvive()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("new/folder/portolan.ini");
    Rules rules;
    rules.paused = true;
    rules.refusal = RefusalPreference::Allow;
    rules.refusalError = RefusalError::Eaddrinuse;
    rules.setEnabled(3000, false);
    rules.setEnabled(53, true);
    rules.setAllowedInGuest(80, true);
    rules.ports[8080].ignored = true;
    {
        Settings settings(path);
        (void)settings.load();
        QVERIFY(settings.save({ {}, rules, {} }).ok());
    }
    Settings settings(path);
    const auto loaded = settings.load();
    QVERIFY(loaded.problems.isEmpty());
    QVERIFY(loaded.settings.rules == rules);
    QVERIFY(read(path).contains("3000=off"));
    QVERIFY(read(path).contains("refusal-error=EADDRINUSE"));

    rules.setEnabled(3000, true);
    rules.paused = false;
    QVERIFY(settings.save({ {}, rules, {} }).ok());
    QVERIFY(Settings(path).load().settings.rules == rules);
    QVERIFY(!read(path).contains("3000"));
}

void tst_Settings::everythingSurvives()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    UserSettings user;
    user.rules.mirrorEphemeral = false;
    user.rules.mirrorLimit = 3000;
    user.rules.ignoredRanges = { { 5000, 5010 }, { 9229, 9229 } };
    user.rules.ignoredProcesses = { "steam", "code*", "with, comma", "with \"quotes\"; and more" };
    user.notes.setLabel(3000, "shop");
    user.notes.setScheme(8080, WebScheme::Https);
    user.rules.setIgnored(22, true);
    user.rules.setEnabled({ 5353, Protocol::Udp }, false);
    user.notes.setLabel({ 5353, Protocol::Udp }, "names");
    user.guest = "netns:guest";
    user.adapter = "vEthernet (WSL (Hyper-V firewall))";
    user.interface = "br0";
    user.keepGuestRunning = true;
    Settings settings(path);
    (void)settings.load();
    QVERIFY(settings.save(user).ok());
    const auto loaded = Settings(path).load();
    QCOMPARE(loaded.problems, QStringList());
    QVERIFY(loaded.settings == user);
    for (const char* line : { "ephemeral=ignore", "mirror-limit=3000", "ignored-ports=5000-5010, 9229", "[Labels]\n3000=shop",
             "[Schemes]\n8080=https", "[Ports]\n22=ignore", "5353\\udp=off", "guest=netns:guest", "keep-running=true" })
        QVERIFY2(read(path).contains(line), read(path).constData());

    // Resetting removes them without a trace.
    QVERIFY(settings.save({}).ok());
    const QByteArray text = read(path);
    QVERIFY2(!text.contains("3000") && !text.contains("steam") && !text.contains("guest") && !text.contains("@"),
        text.constData());
    QVERIFY(Settings(path).load().settings == UserSettings());
}

void tst_Settings::labelsSurvive_data()
{
    QTest::addColumn<QString>("label");
    for (const char* label : { "shop", "two words", "a, b,c", "\"quoted\"", "semi;colon", "# hash", "100 %",
             "back\\slash", "a=b", "@home", "@Invalid()", "@ByteArray(x)", "店のサーバー", "Grüße", "🦑 squid",
             "[Ports]", "'", ",", "\\x41", "%U0041", "80", "true", "\u200bzero width" })
        QTest::newRow(label) << QString::fromUtf8(label);
}

void tst_Settings::labelsSurvive()
{
    QFETCH(QString, label);
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    UserSettings user;
    user.notes.setLabel(3000, label.toStdString());
    user.notes.setLabel(3001, "after it");
    Settings settings(path);
    QVERIFY(settings.save(user).ok());
    const auto loaded = Settings(path).load();
    QCOMPARE(loaded.problems, QStringList());
    QCOMPARE(QString::fromStdString(std::string(loaded.settings.notes.label(3000))), label);
    QVERIFY(loaded.settings == user);
}

void tst_Settings::labelsCannotReverseText()
{
    // Right-to-left text is fine; characters that reverse the surrounding text are not.
    QCOMPARE(cleanLabel(QStringLiteral("\u202eshop\u202c \u2067חנות\u2069\u200f \u061c\u200e!")), "shop חנות !");
    QCOMPARE(cleanLabel(QStringLiteral("\u202d \u2066")), "");
    const QString joined = QStringLiteral("👩\u200d💻 می\u200cخواهم");
    QCOMPARE(cleanLabel(joined), joined);
}

void tst_Settings::notesEqualToTheDefaultAreDropped()
{
    PortNotes notes;
    notes.setLabel(82, "shop");
    notes.setLabel(82, "");
    notes.setScheme(83, WebScheme::Https);
    notes.setScheme(83, WebScheme::Http);
    notes.setScheme(443, WebScheme::Https);
    QVERIFY(notes == PortNotes());
    QVERIFY(notes.scheme(3000) == WebScheme::Http);
    QVERIFY(notes.scheme(443) == WebScheme::Https);

    notes.setScheme(443, WebScheme::Http);
    notes.setScheme(3000, WebScheme::Https);
    notes.setLabel(3000, "shop");
    QVERIFY(notes.scheme(443) == WebScheme::Http);
    QVERIFY(notes.scheme(3000) == WebScheme::Https);
    QCOMPARE(notes.label(3000), std::string_view("shop"));
}

void tst_Settings::readsWhatPeopleWrite()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    write(path,
        "; my ports\n"
        "[Mirroring]\n"
        "ephemeral = ignore   ; noisy\n"
        "ignored-ports=5000-5010,9229 , 1 - 9\n"
        "ignored-processes=steam,  code*\n"
        "[Labels]\n"
        "3000=shop, old and new\n"
        "3001 = Laden für Käse ; a comment\n"
        "[Schemes]\n"
        "8444 = https\n"
        "[Ports]\n"
        "53/udp = on\n"
        "[Guest]\n"
        "guest = netns:guest\n"
        "adapter = vEthernet (WSL)\n"
        "interface = ens3\n");
    const auto loaded = Settings(path).load();
    QCOMPARE(loaded.problems, QStringList());
    const Rules& rules = loaded.settings.rules;
    QVERIFY(!rules.mirrorEphemeral);
    QVERIFY((rules.ignoredRanges == std::vector<PortRange> { { 5000, 5010 }, { 9229, 9229 }, { 1, 9 } }));
    QVERIFY((rules.ignoredProcesses == std::vector<std::string> { "steam", "code*" }));
    QVERIFY(rules.wanted({ 53, Protocol::Udp }) && !rules.wanted(53));
    QCOMPARE(loaded.settings.notes.label(3000), std::string_view("shop, old and new"));
    QCOMPARE(loaded.settings.notes.label(3001), std::string_view("Laden für Käse"));
    QVERIFY(loaded.settings.notes.scheme(8444) == WebScheme::Https);
    QCOMPARE(loaded.settings.guest, QString("netns:guest"));
    QCOMPARE(loaded.settings.adapter, QString("vEthernet (WSL)"));
    QCOMPARE(loaded.settings.interface, QString("ens3"));
}

void tst_Settings::readsAndWritesPorts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // as written again; "": invalid
    for (const char* same : { "1", "65535", "5000-5010", "1-65535" })
        QTest::newRow(same) << same << same;
    QTest::newRow("spaces") << "5000 - 5010"
                            << "5000-5010";
    QTest::newRow("one") << "80-80"
                         << "80";
    for (const char* wrong : { "", "0", "65536", "10-5", "-5", "5-", "-", "a", "1-2-3", "+5", "05", "5,6", "1..3" })
        QTest::newRow(qPrintable(QString("no: %1").arg(wrong))) << wrong << "";
}

void tst_Settings::readsAndWritesPorts()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const auto range = parsePortRange(text);
    QCOMPARE(range ? portRangeText(*range) : QString(), read);
}

void tst_Settings::keepsWhatItDoesNotKnow()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    write(path, "[Window]\ngeometry=1 2 3\n\n[Ports]\n99=off\n");
    Settings settings(path);
    Rules rules = settings.load().settings.rules;
    rules.setEnabled(3000, false);
    QVERIFY(settings.save({ {}, rules, {} }).ok());
    QVERIFY(read(path).contains("geometry=1 2 3"));
    QVERIFY(read(path).contains("99=off"));
    QVERIFY(read(path).contains("3000=off"));
}

void tst_Settings::invalidLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("unknown word") << QByteArray("[Ports]\n22=off\n23=sideways\n");
    QTest::newRow("no port") << QByteArray("[Ports]\n22=off\n70000=off\n");
    QTest::newRow("port zero") << QByteArray("[Ports]\n22=off\n0=off\n");
    QTest::newRow("port in disguise") << QByteArray("[Ports]\n22=off\n080=off\n");
    QTest::newRow("no truth") << QByteArray("[Mirroring]\npaused=perhaps\n[Ports]\n22=off\n");
    QTest::newRow("no preference") << QByteArray("[Mirroring]\nrefusal=a, b\n[Ports]\n22=off\n");
    QTest::newRow("no ephemeral word") << QByteArray("[Mirroring]\nephemeral=no\n[Ports]\n22=off\n");
    QTest::newRow("range upside down") << QByteArray("[Mirroring]\nignored-ports=80, 10-5\n[Ports]\n22=off\n");
    QTest::newRow("no scheme") << QByteArray("[Schemes]\n80=ftp\n[Ports]\n22=off\n");
    QTest::newRow("label of no port") << QByteArray("[Labels]\nshop=80\n[Ports]\n22=off\n");
    QTest::newRow("second name of a port") << QByteArray("[Ports]\n080=on\n22=off\n80/tcp=on\n");
    QTest::newRow("no protocol") << QByteArray("[Ports]\n22=off\n80/sctp=on\n");
    QTest::newRow("empty rule") << QByteArray("[Ports]\n22=off\n23=\n");
}

void tst_Settings::invalidLines()
{
    QFETCH(QByteArray, text);
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    write(path, text);
    Settings settings(path);
    const auto loaded = settings.load();
    QCOMPARE(loaded.settings.rules.enabled(22), false);
    QCOMPARE(loaded.problems.size(), 1);
    QVERIFY2(loaded.problems.first().contains(path), qPrintable(loaded.problems.first()));
    QCOMPARE(read(path), text); // left for the user to repair
    QCOMPARE(QDir(folder.path()).entryList({ "*broken*" }).size(), 0);
}

void tst_Settings::brokenFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    const QByteArray text("this is\nno ini file\n\x01\x02\n[Ports]\n22=off\n");
    write(path, text);
    Settings settings(path);
    const auto loaded = settings.load();
    QCOMPARE(loaded.settings.rules.enabled(22), false);
    QCOMPARE(loaded.problems.size(), 1);
    const QStringList kept = QDir(folder.path()).entryList({ "portolan.ini.broken-*" });
    QCOMPARE(kept.size(), 1);
    QVERIFY2(loaded.problems.first().contains(kept.first()), qPrintable(loaded.problems.first()));
    QCOMPARE(read(folder.filePath(kept.first())), text);

    // The next start finds a valid file with everything that could be saved.
    const auto again = Settings(path).load();
    QVERIFY(again.problems.isEmpty());
    QCOMPARE(again.settings.rules.enabled(22), false);
}

void tst_Settings::saysWhenItCannotWrite()
{
    QTemporaryDir folder;
    write(folder.filePath("file"), "a file where a folder should be");
    Settings settings(folder.filePath("file/portolan.ini"));
    Rules rules;
    rules.setEnabled(3000, false);
    const auto saved = settings.save({ {}, rules, {} });
    QVERIFY(!saved.ok());
    const QString context = QString::fromStdString(saved.error().context);
    QVERIFY2(context.startsWith("The settings could not be saved to " + folder.filePath("file/portolan.ini") + ": "),
        qPrintable(context));
}

void tst_Settings::pathOfAnInstance()
{
    QVERIFY(Settings::pathFor({}).endsWith("/portolan/portolan.ini"));
    QVERIFY(Settings::pathFor("two").endsWith("/portolan/portolan-two.ini"));
}

REGISTER_TEST(tst_Settings, QCoreApplication)
#include "tst_settings.moc"

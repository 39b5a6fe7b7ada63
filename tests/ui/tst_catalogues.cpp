// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

/// A text and its translations in a catalogue.
struct Message {
    QString context;
    QString source;
    QString comment;
    bool numerus = false;
    QString type;             ///< "": finished
    QStringList translations; ///< more than one: plural forms

    [[nodiscard]] QString key() const
    {
        return context + ": " + source + (comment.isEmpty() ? QString() : " (" + comment + ')');
    }
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value("numerus") == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value("type").toString();
            if (!message.numerus)
                message.translations << xml.readElementText();
            else
                while (xml.readNextStartElement())
                    message.translations << xml.readElementText();
        } else
            xml.skipCurrentElement();
    }
    return message;
}

/// Every message of a catalogue; empty if the catalogue cannot be read.
QList<Message> readCatalogue(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// All matches of `pattern` in a text, sorted.
QStringList found(const QString& pattern, const QString& text)
{
    QStringList all;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext())
        all << matches.next().captured();
    all.sort();
    return all;
}

/// How a text ends, if that has a meaning: "…" opens a dialog, ":" stands before a field, "." ends a sentence (but not
/// an abbreviation, a single word).
QChar endOf(const QString& text)
{
    const QString trimmed = text.trimmed();
    const QChar last = trimmed.isEmpty() ? QChar() : trimmed.back();
    if (trimmed.endsWith("...") || last == u'…')
        return u'…';
    if (last == u':' || last == u'：')
        return u':';
    if (last == u'.' || last == u'。')
        return u'.';
    if (last == u'?' || last == u'？')
        return u'?';
    return {};
}

/// What a translation has and its source text lacks, or the reverse; "" if nothing.
QString difference(const QString& source, const QString& translation)
{
    struct Part {
        const char* name;
        const char* pattern;
    };
    const Part parts[] = { { "placeholders", "%L?(n|\\d{1,2})" }, { "tags", "</?[a-z]+[^>]*>" }, { "lines", "\\n" } };
    for (const Part& part : parts) {
        if (found(part.pattern, source) != found(part.pattern, translation))
            return part.name;
    }
    // One mnemonic letter; "&&" is a literal sign.
    if (found("(?<!&)&(?=[^&\\s])", source).size() != found("(?<!&)&(?=[^&\\s])", translation).size())
        return "mnemonic";
    const bool abbreviation = endOf(source) == u'.' && !source.contains(u' ');
    if (!abbreviation && endOf(source) != endOf(translation))
        return "end";
    const bool fullWidth = translation.endsWith(u'、'); // the space is part of the sign
    if (source.startsWith(u' ') != translation.startsWith(u' ')
        || (!fullWidth && source.endsWith(u' ') != translation.endsWith(u' ')))
        return "spaces";
    return {};
}

/// All of them, while a test failure would show only the first lines.
void list(const char* what, const QStringList& texts)
{
    for (const QString& text : texts)
        qWarning().noquote() << what << text;
}

QString pathOf(const QString& language)
{
    return QStringLiteral(PORTOLAN_TRANSLATIONS "/portolan_%1.ts").arg(language);
}

} // namespace

/// The catalogues in translations/: complete, faithful to their source texts, and up to date with the sources.
class tst_Catalogues : public QObject
{
    Q_OBJECT

private slots:
    void differences_data();
    void differences();
    void complete_data() { languages(); }
    void complete();
    void faithfulToTheirTexts_data() { languages(); }
    void faithfulToTheirTexts();
    void upToDate_data() { languages(); }
    void upToDate();

private:
    static void languages();
};

void tst_Catalogues::languages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("forms"); // of a plural
    QTest::newRow("German") << "de" << 2;
    QTest::newRow("Japanese") << "ja" << 1;
    QTest::newRow("Simplified Chinese") << "zh_CN" << 1;
    // Every catalogue must be listed here.
    QCOMPARE(QDir(PORTOLAN_TRANSLATIONS).entryList({ "*.ts" }),
        QStringList({ "portolan_de.ts", "portolan_ja.ts", "portolan_zh_CN.ts" }));
}

void tst_Catalogues::differences_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same") << "Port %1: %2." << "ポート %1: %2。" << "";
    QTest::newRow("another order") << "%1 of %2" << "%2 中 %1" << "";
    QTest::newRow("missing placeholder") << "Port %1: %2" << "Port %1" << "placeholders";
    QTest::newRow("wrong placeholder") << "%1 and %2" << "%1 und %3" << "placeholders";
    QTest::newRow("number") << "%n port(s)" << "einige Ports" << "placeholders";
    QTest::newRow("mnemonic") << "&Open" << "開く(&O)" << "";
    QTest::newRow("no mnemonic") << "&Open" << "開く" << "mnemonic";
    QTest::newRow("sign") << "A && B" << "A und B" << "";
    QTest::newRow("dots") << "Preferences…" << "設定" << "end";
    QTest::newRow("three dots") << "Preferences…" << "Einstellungen..." << "";
    QTest::newRow("abbreviation") << "Conn." << "接続" << "";
    QTest::newRow("colon") << "Port:" << "ポート：" << "";
    QTest::newRow("tags") << "<b>Port</b>" << "<b>Port" << "tags";
    QTest::newRow("line") << "one\ntwo" << "eins zwei" << "lines";
    QTest::newRow("space") << "Port " << "Port" << "spaces";
}

void tst_Catalogues::differences()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QTEST(difference(source, translation), "expected");
}

void tst_Catalogues::complete()
{
    QFETCH(QString, language);
    QFETCH(int, forms);
    const QList<Message> messages = readCatalogue(pathOf(language));
    QVERIFY(!messages.isEmpty());
    QStringList missing;
    for (const Message& message : messages) {
        const qsizetype wanted = message.numerus ? forms : 1;
        if (!message.type.isEmpty() || message.translations.size() != wanted || message.translations.contains(QString()))
            missing << message.key();
    }
    list("Not finished:", missing);
    QCOMPARE(missing.size(), 0);
}

void tst_Catalogues::faithfulToTheirTexts()
{
    QFETCH(QString, language);
    QStringList wrong;
    for (const Message& message : readCatalogue(pathOf(language))) {
        for (const QString& translation : message.translations) {
            const QString what = translation.isEmpty() ? QString() : difference(message.source, translation);
            if (!what.isEmpty())
                wrong << what + " in " + message.key() + " -> " + translation;
        }
    }
    list("Not the same", wrong);
    QCOMPARE(wrong.size(), 0);
}

void tst_Catalogues::upToDate()
{
    QFETCH(QString, language);
    const auto keys = [](const QString& path) {
        QSet<QString> all;
        for (const Message& message : readCatalogue(path))
            all << message.key();
        return all;
    };
    QTemporaryDir folder;
    const QString copy = folder.filePath("catalogue.ts");
    QVERIFY(QFile::copy(pathOf(language), copy));
    QProcess lupdate;
    lupdate.start(QStringLiteral(PORTOLAN_LUPDATE), QString(PORTOLAN_LUPDATE_ARGUMENTS).split('|') << "-ts" << copy);
    QVERIFY(lupdate.waitForFinished(60000));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
    const QSet<QString> has = keys(pathOf(language));
    const QSet<QString> wants = keys(copy);
    list("Not in the catalogue:", (wants - has).values());
    list("Not in the sources:", (has - wants).values());
    QVERIFY2(has == wants, "ninja update_translations brings it up to date");
}

REGISTER_TEST(tst_Catalogues, QCoreApplication)
#include "tst_catalogues.moc"

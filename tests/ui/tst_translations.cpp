// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/text/sentences.h"
#include "ui/text/translations.h"

#include <QTest>

using namespace portolan;

class tst_Translations : public QObject
{
    Q_OBJECT

private slots:
    void english();
    void japanese();
    void oneAfterTheOther();
    void languages();
    void localeForALanguage();
};

void tst_Translations::english()
{
    Translations translations;
    translations.use(QLocale(QLocale::English));
    QCOMPARE(sentences::stateWord(PortState::Mirrored), "Mirrored");
}

void tst_Translations::japanese()
{
    Translations translations;
    translations.use(QLocale(QLocale::Japanese));
    QCOMPARE(sentences::stateWord(PortState::Mirrored), "ミラー中");
    QCOMPARE(sentences::stateWord(PortState::Conflict), "競合");
    // A text with a number.
    Snapshot snapshot;
    snapshot.ports = QList<PortFact>(3);
    QCOMPARE(sentences::portCounts(snapshot), "ミラー中 3");
}

void tst_Translations::oneAfterTheOther()
{
    {
        Translations translations;
        translations.use(QLocale(QLocale::Japanese));
        QCOMPARE(QLocale().language(), QLocale::Japanese);
        translations.use(QLocale(QLocale::English));
        QCOMPARE(sentences::stateWord(PortState::Mirrored), "Mirrored");
        QCOMPARE(QLocale().language(), QLocale::English);
        translations.use(QLocale(QLocale::Japanese));
        QCOMPARE(sentences::stateWord(PortState::Mirrored), "ミラー中");
    }
    QCOMPARE(sentences::stateWord(PortState::Mirrored), "Mirrored");
}

void tst_Translations::languages()
{
    const QStringList languages = Translations::languages();
    QCOMPARE(languages.first(), "en");
    QVERIFY(languages.contains("ja"));
    QCOMPARE(languages.count("en"), 1);
    QCOMPARE(Translations::nativeName("en"), "English");
    QCOMPARE(Translations::nativeName("ja"), "日本語");
    QCOMPARE(Translations::nativeName("de"), "Deutsch");
    QCOMPARE(Translations::nativeName("zh_CN"), "简体中文");
}

void tst_Translations::localeForALanguage()
{
    QCOMPARE(Translations::localeFor(""), QLocale::system());
    QCOMPARE(Translations::localeFor("tlh"), QLocale::system());
    QCOMPARE(Translations::localeFor("ja").language(), QLocale::Japanese);
    QCOMPARE(Translations::localeFor("en").language(), QLocale::English);
}

REGISTER_TEST(tst_Translations, QCoreApplication)
#include "tst_translations.moc"

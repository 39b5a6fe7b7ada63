// SPDX-License-Identifier: MIT
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
};

void tst_Translations::english()
{
    installTranslations(QLocale(QLocale::English));
    QCOMPARE(sentences::stateWord(PortState::Mirrored), "Mirrored");
}

void tst_Translations::japanese()
{
    installTranslations(QLocale(QLocale::Japanese));
    QCOMPARE(sentences::stateWord(PortState::Mirrored), "ミラー中");
    QCOMPARE(sentences::stateWord(PortState::Conflict), "競合");
    // With a number in it.
    Snapshot snapshot;
    snapshot.ports = QList<PortFact>(3);
    QCOMPARE(sentences::portCounts(snapshot), "ミラー中 3");
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_translations.moc"

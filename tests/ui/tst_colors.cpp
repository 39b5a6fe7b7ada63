// SPDX-License-Identifier: MIT
#include "tests/ui/pictures/scenes.h"
#include "ui/look/colors.h"

#include <QTest>

using namespace portolan;

class tst_Colors : public QObject
{
    Q_OBJECT

private slots:
    void contrasts();
    void textCanBeRead_data();
    void textCanBeRead();
};

void tst_Colors::contrasts()
{
    QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 10), 210);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(contrast(readable(Qt::yellow, Qt::white), Qt::white) >= 4.5);
    QVERIFY(contrast(readable(Qt::darkBlue, Qt::black), Qt::black) >= 4.5);
    // What can be read already stays as it is.
    QCOMPARE(readable(Qt::black, Qt::white), QColor(Qt::black));
}

void tst_Colors::textCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << QPalette(QColor(0xef, 0xef, 0xef));
    QTest::newRow("dark") << darkPalette();
    QTest::newRow("black") << QPalette(Qt::black, Qt::black);
    QTest::newRow("grey") << QPalette(QColor(0x90, 0x90, 0x90));
    QPalette sepia(QColor(0xe8, 0xd8, 0xb0));
    sepia.setColor(QPalette::Base, QColor(0xf8, 0xee, 0xd0));
    sepia.setColor(QPalette::Text, QColor(0x50, 0x30, 0x10));
    QTest::newRow("sepia") << sepia;
}

void tst_Colors::textCanBeRead()
{
    QFETCH(QPalette, palette);
    const Colors colors(palette);
    for (const QColor& color : { colors.text, colors.dim, colors.good, colors.warning, colors.danger })
        QVERIFY2(contrast(color, colors.surface) >= 4.5, qPrintable(color.name() + " on " + colors.surface.name()));
    QVERIFY2(contrast(colors.danger, colors.dangerTint) >= 4.0, qPrintable(colors.danger.name()));
}

QTEST_MAIN(tst_Colors)
#include "tst_colors.moc"

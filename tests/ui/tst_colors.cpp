// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/pictures/scenes.h"
#include "ui/look/colors.h"
#include "ui/look/marks.h"

#include <QApplication>
#include <QTest>

using namespace portolan;

class tst_Colors : public QObject
{
    Q_OBJECT

private slots:
    void contrasts();
    void readableOnSeveralBackgrounds();
    void everyPairCanBeRead_data();
    void everyPairCanBeRead();
};

void tst_Colors::contrasts()
{
    QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 10), 210);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(contrast(readable(Qt::yellow, { Qt::white }), Qt::white) >= 4.5);
    QVERIFY(contrast(readable(Qt::darkBlue, { Qt::black }), Qt::black) >= 4.5);
    // Readable colours stay unchanged.
    QCOMPARE(readable(Qt::black, { Qt::white }), QColor(Qt::black));
}

void tst_Colors::readableOnSeveralBackgrounds()
{
    const QList<QColor> backgrounds { QColor(0x20, 0x20, 0x20), QColor(0x50, 0x50, 0x50) };
    const QColor color = readable(QColor(0x70, 0x70, 0x70), backgrounds);
    for (const QColor& background : backgrounds)
        QVERIFY(contrast(color, background) >= 4.5);
}

void tst_Colors::everyPairCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << QPalette(QColor(0xef, 0xef, 0xef));
    QTest::newRow("dark") << darkPalette();
    QTest::newRow("high contrast") << highContrastPalette();
    QTest::newRow("black") << QPalette(Qt::black, Qt::black);
    QTest::newRow("grey") << QPalette(QColor(0x90, 0x90, 0x90));
    QPalette sepia(QColor(0xe8, 0xd8, 0xb0));
    sepia.setColor(QPalette::Base, QColor(0xf8, 0xee, 0xd0));
    sepia.setColor(QPalette::Text, QColor(0x50, 0x30, 0x10));
    QTest::newRow("sepia") << sepia;
    for (const QColor& highlight :
        { QColor(Qt::yellow), QColor(Qt::red), QColor(0x20, 0x20, 0x20), QColor(Qt::white) }) {
        QPalette palette = darkPalette();
        palette.setColor(QPalette::Highlight, highlight);
        QTest::addRow("dark, highlight %s", qPrintable(highlight.name())) << palette;
        palette = QPalette(QColor(0xef, 0xef, 0xef));
        palette.setColor(QPalette::Highlight, highlight);
        QTest::addRow("light, highlight %s", qPrintable(highlight.name())) << palette;
    }
}

void tst_Colors::everyPairCanBeRead()
{
    QFETCH(QPalette, palette);
    const Colors colors(palette);
    const auto check = [](const QColor& color, const QColor& background, qreal ratio) {
        QVERIFY2(contrast(color, background) >= ratio,
            qPrintable(QStringLiteral("%1 on %2: %3, not %4")
                           .arg(color.name(), background.name())
                           .arg(contrast(color, background))
                           .arg(ratio)));
    };
    for (const QColor& background : colors.backgrounds()) {
        for (const QColor& color : colors.textColors())
            check(color, background, 4.5);
        for (const Mark mark : { Mark::Good, Mark::Conflict, Mark::Off, Mark::Ignored, Mark::Waiting, Mark::Paused,
                 Mark::Failed, Mark::Info })
            check(markColor(mark, colors), background, 3);
    }
    check(colors.accentText, colors.accent, 4.5);
    for (const QColor& background : { colors.window, colors.surface })
        check(colors.accent, background, 3);
}

REGISTER_TEST(tst_Colors, QApplication)
#include "tst_colors.moc"

// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/look/colors.h"
#include "ui/look/status_icon.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace portolan;

namespace {

const QList<TrayState> states { TrayState::Normal, TrayState::Conflict, TrayState::Paused, TrayState::NoGuest };

QImage onPanel(TrayState state, int size, const QColor& panel)
{
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(panel);
    QPainter(&image).drawPixmap(0, 0, statusIcon(state).pixmap(size));
    return image;
}

/// The percentage of pixels for which `holds(x, y)` is true.
template <typename Predicate> int share(const QImage& image, const Predicate& holds)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += holds(x, y) ? 1 : 0;
    }
    return count * 100 / (image.width() * image.height());
}

} // namespace

class tst_StatusIcon : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void distinctWithoutColour();
    void legible();
};

void tst_StatusIcon::initTestCase_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QColor>("panel");
    for (const int size : { 16, 22, 24, 32, 48 }) {
        for (const char* panel : { "#ffffff", "#dfe3e8", "#808080", "#2b2f36", "#000000" })
            QTest::addRow("%d on %s", size, panel) << size << QColor(QLatin1String(panel));
    }
}

void tst_StatusIcon::distinctWithoutColour()
{
    QFETCH_GLOBAL(int, size);
    QFETCH_GLOBAL(QColor, panel);
    for (int first = 0; first < states.size(); ++first) {
        for (int second = first + 1; second < states.size(); ++second) {
            const QImage one = onPanel(states.at(first), size, panel);
            const QImage other = onPanel(states.at(second), size, panel);
            const int different = share(
                one, [&](int x, int y) { return qAbs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 40; });
            QVERIFY2(different >= 8, qPrintable(QStringLiteral("%1 %2: %3").arg(first).arg(second).arg(different)));
        }
    }
}

void tst_StatusIcon::legible()
{
    QFETCH_GLOBAL(int, size);
    QFETCH_GLOBAL(QColor, panel);
    for (const TrayState state : states) {
        const QImage image = onPanel(state, size, panel);
        const int visible = share(image, [&](int x, int y) { return contrast(image.pixelColor(x, y), panel) >= 3.0; });
        QVERIFY2(visible >= 10, qPrintable(QStringLiteral("%1: %2").arg(int(state)).arg(visible)));
    }
}

REGISTER_TEST(tst_StatusIcon, QApplication)
#include "tst_status_icon.moc"

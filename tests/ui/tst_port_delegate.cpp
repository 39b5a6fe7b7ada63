// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/look/marks.h"
#include "ui/ports/port_delegate.h"
#include "ui/ports/port_table_model.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

using namespace portolan;

namespace {

constexpr QSize cell(260, 40);

QImage painted(const PortDelegate& delegate, const QModelIndex& index, Qt::LayoutDirection direction)
{
    QImage image(cell, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setLayoutDirection(direction);
    QStyleOptionViewItem option;
    option.rect = QRect(QPoint(), cell);
    option.font = QApplication::font();
    option.fontMetrics = QFontMetrics(option.font);
    option.palette = QApplication::palette();
    option.direction = direction;
    option.state = QStyle::State_Enabled;
    delegate.paint(&painter, option, index);
    return image;
}

/// The columns of pixels that contain something, above the line between two rows.
QList<int> inked(const QImage& image)
{
    const QRgb ground = image.pixel(image.width() / 2, 1);
    QList<int> columns;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height() - 2; ++y) {
            if (image.pixel(x, y) != ground) {
                columns.append(x);
                break;
            }
        }
    }
    return columns;
}

} // namespace

class tst_PortDelegate : public QObject
{
    Q_OBJECT

private slots:
    void mirroredForRightToLeft_data();
    void mirroredForRightToLeft();
};

void tst_PortDelegate::mirroredForRightToLeft_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow("switch") << int(PortTableModel::Switch);
    QTest::newRow("number and label") << int(PortTableModel::Port);
    QTest::newRow("name and pid") << int(PortTableModel::Process);
    QTest::newRow("text") << int(PortTableModel::OnHost);
    QTest::newRow("mark and words") << int(PortTableModel::State);
    QTest::newRow("line and rate") << int(PortTableModel::Traffic);
}

/// The mirrored cell shows as much as the left-to-right one, starting at the other edge: nothing overlaps.
void tst_PortDelegate::mirroredForRightToLeft()
{
    QFETCH(int, column);
    QStandardItemModel model(1, PortTableModel::ColumnCount);
    const QModelIndex index = model.index(0, column);
    model.setData(index, column == PortTableModel::Switch ? QString() : QStringLiteral("abcde"));
    model.setData(index, Qt::Checked, Qt::CheckStateRole);
    model.setData(index, int(PortState::Mirrored), PortTableModel::StateRole);
    model.setData(index, int(Mark::Good), PortTableModel::MarkRole);
    model.setData(index, int(Qt::AlignLeft | Qt::AlignVCenter), Qt::TextAlignmentRole);
    if (column == PortTableModel::Port || column == PortTableModel::Process)
        model.setData(index, QStringLiteral("12345"), PortTableModel::DetailRole);
    if (column == PortTableModel::Traffic)
        model.setData(index, QVariant::fromValue(QList<double> { 1, 5, 2, 8, 3 }), PortTableModel::HistoryRole);

    const PortDelegate delegate;
    const QList<int> left = inked(painted(delegate, index, Qt::LeftToRight));
    const QList<int> right = inked(painted(delegate, index, Qt::RightToLeft));
    QVERIFY(left.size() > 10);
    QVERIFY2(qAbs(left.size() - right.size()) <= 4,
        qPrintable(QStringLiteral("%1 columns, %2 from the right").arg(left.size()).arg(right.size())));
    QVERIFY(qAbs(left.first() - (cell.width() - 1 - right.last())) <= 3);
    QVERIFY(qAbs(left.last() - (cell.width() - 1 - right.first())) <= 3);
}

REGISTER_TEST(tst_PortDelegate, QApplication)
#include "tst_port_delegate.moc"

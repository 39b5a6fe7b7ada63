// SPDX-License-Identifier: MIT
#include "ui/ports/filter_chips.h"

#include "ui/look/button.h"
#include "ui/look/colors.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace portolan {

class FilterChips::ChipButton final : public QAbstractButton
{
public:
    explicit ChipButton(const QString& word)
        : m_word(word)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setNumber(0);
    }

    void setNumber(int number)
    {
        const QString text = m_word + u' ' + QString::number(number);
        if (text == this->text())
            return;
        setText(text);
        setAccessibleName(text);
        updateGeometry();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return { fontMetrics().horizontalAdvance(text()) + fontMetrics().height() + 6, controlHeight(fontMetrics()) };
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors colors(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor fill = isChecked() ? colors.accent : palette().color(QPalette::Window);
        if (isDown() || underMouse())
            fill = mixed(fill, isChecked() ? colors.accentText : colors.text, isDown() ? 0.14 : 0.07);
        const QRectF pill = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(QPen(isChecked() ? fill : colors.line, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        if (hasFocus()) {
            painter.setPen(QPen(isChecked() ? colors.accentText : colors.accent, 1.2));
            painter.setBrush(Qt::NoBrush);
            const QRectF ring = pill.adjusted(2.5, 2.5, -2.5, -2.5);
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
        }
        const QColor dim = readable(colors.dim, { palette().color(QPalette::Window) });
        painter.setPen(isChecked() ? colors.accentText : dim);
        painter.setLayoutDirection(Qt::LayoutDirectionAuto);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    QString m_word;
};

FilterChips::FilterChips()
{
    auto* group = new QButtonGroup(this);
    const auto add = [this, group](PortFilterModel::Chip chip, const char* name, const QString& word) {
        auto* button = new ChipButton(word);
        button->setParent(this);
        button->setObjectName(QLatin1String(name));
        group->addButton(button, int(chip));
        m_chips.at(std::size_t(chip)) = button;
    };
    add(PortFilterModel::Chip::All, "chipAll", tr("All"));
    add(PortFilterModel::Chip::Mirrored, "chipMirrored", tr("Mirrored"));
    add(PortFilterModel::Chip::Conflicts, "chipConflicts", tr("Conflicts"));
    add(PortFilterModel::Chip::Off, "chipOff", tr("Off"));
    add(PortFilterModel::Chip::Ignored, "chipIgnored", tr("Ignored"));
    add(PortFilterModel::Chip::Waiting, "chipWaiting", tr("Waiting"));
    m_chips.front()->setChecked(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(group, &QButtonGroup::idToggled, this, [this](int chip, bool on) {
        place();
        if (on)
            emit chosen(PortFilterModel::Chip(chip));
    });
    place();
}

void FilterChips::setCounts(const PortFilterModel::Counts& counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    for (std::size_t chip = 0; chip < count; ++chip)
        m_chips.at(chip)->setNumber(counts.at(chip));
    updateGeometry();
    place();
}

void FilterChips::choose(PortFilterModel::Chip chip) { m_chips.at(std::size_t(chip))->setChecked(true); }

bool FilterChips::wanted(std::size_t chip) const
{
    return chip < always || m_counts.at(chip) > 0 || m_chips.at(chip)->isChecked();
}

QSize FilterChips::sizeOf(std::size_t chips) const
{
    QSize size(-gap, 0);
    for (std::size_t chip = 0; chip < chips; ++chip) {
        if (wanted(chip)) {
            const QSize one = m_chips.at(chip)->sizeHint();
            size = { size.width() + gap + one.width(), qMax(size.height(), one.height()) };
        }
    }
    return size;
}

QSize FilterChips::sizeHint() const { return sizeOf(count); }

QSize FilterChips::minimumSizeHint() const { return sizeOf(always); }

void FilterChips::place()
{
    int left = 0;
    for (std::size_t chip = 0; chip < count; ++chip) {
        ChipButton* button = m_chips.at(chip);
        const QSize size = button->sizeHint();
        // If room is short, chips give way, since the text filter knows the states as well. The chosen one stays
        // visible.
        const bool fits = chip == 0 || button->isChecked() || left + size.width() <= width();
        button->setVisible(wanted(chip) && fits);
        const QRect area(QPoint(left, (height() - size.height()) / 2), size);
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), area));
        if (wanted(chip) && fits)
            left += size.width() + gap;
    }
}

void FilterChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

void FilterChips::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        place();
    }
}

} // namespace portolan

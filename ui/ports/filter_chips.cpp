// SPDX-License-Identifier: MIT
#include "ui/ports/filter_chips.h"

#include "ui/look/button.h"
#include "ui/look/colors.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

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
        const QColor dim = readable(colors.dim, palette().color(QPalette::Window));
        painter.setPen(isChecked() ? colors.accentText : dim);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    QString m_word;
};

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
{
    struct Entry {
        const char* name;
        QString word;
    };
    const std::array<Entry, count> entries { {
        { "chipAll", tr("All") },
        { "chipMirrored", tr("Mirrored") },
        { "chipConflicts", tr("Conflicts") },
        { "chipOff", tr("Off") },
    } };
    auto* group = new QButtonGroup(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (int chip = 0; chip < count; ++chip) {
        auto* button = new ChipButton(entries.at(chip).word);
        button->setObjectName(QLatin1String(entries.at(chip).name));
        group->addButton(button, chip);
        layout->addWidget(button);
        m_chips.at(chip) = button;
    }
    m_chips.front()->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(group, &QButtonGroup::idToggled, this, [this](int chip, bool on) {
        if (on)
            emit chosen(PortFilterModel::Chip(chip));
    });
}

void FilterChips::updateCounts(const PortFilterModel& model)
{
    for (int chip = 0; chip < count; ++chip)
        m_chips.at(chip)->setNumber(model.count(PortFilterModel::Chip(chip)));
}

void FilterChips::choose(PortFilterModel::Chip chip) { m_chips.at(std::size_t(chip))->setChecked(true); }

} // namespace portolan

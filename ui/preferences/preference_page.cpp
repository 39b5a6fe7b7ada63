// SPDX-License-Identifier: MIT
#include "ui/preferences/preference_page.h"

#include "ui/look/choice_buttons.h"
#include "ui/look/colors.h"
#include "ui/look/fonts.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

namespace portolan {

namespace {

constexpr int gap = 16;     ///< between two controls
constexpr int smallGap = 4; ///< between a control and its hint

} // namespace

HintLabel::HintLabel(const QString& text)
    : QLabel(text)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    applyPalette();
}

void HintLabel::setProblem(const QString& text)
{
    m_problem = true;
    setText(text);
    setHidden(text.isEmpty());
    applyPalette();
    if (!text.isEmpty()) {
        QAccessibleEvent told(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&told);
    }
}

void HintLabel::changeEvent(QEvent* event)
{
    // This label sets its own palette, so the application's reaches it only after its parent has it.
    if (event->type() == QEvent::ParentChange || event->type() == QEvent::ApplicationPaletteChange)
        applyPalette();
    QLabel::changeEvent(event);
}

void HintLabel::applyPalette()
{
    const QPalette usual = QApplication::palette(this);
    const Colors colors(usual);
    QPalette own = usual;
    own.setColor(
        QPalette::WindowText, readable(m_problem ? colors.warning : colors.dim, { usual.color(QPalette::Window) }));
    setPalette(own);
}

PreferencePage::PreferencePage()
    : m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
{
    m_layout->setContentsMargins(20, 20, 20, 20);
    m_layout->setSpacing(smallGap);
    m_layout->setAlignment(Qt::AlignTop);
    setWidget(m_content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // it scrolls to the focused control by itself
    // The window's colour, as behind the buttons below.
    viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
}

QSize PreferencePage::minimumSizeHint() const
{
    const int bar = verticalScrollBar()->sizeHint().width();
    return { m_content->minimumSizeHint().width() + bar, fontMetrics().height() * 8 };
}

QCheckBox* PreferencePage::addCheckBox(const char* name, const QString& text, const QString& hint)
{
    auto* box = new CheckBox(text);
    addButton(name, box, hint);
    return box;
}

QRadioButton* PreferencePage::addRadioButton(const char* name, const QString& text, const QString& hint)
{
    auto* button = new RadioButton(text);
    addButton(name, button, hint);
    return button;
}

void PreferencePage::addButton(const char* name, QAbstractButton* button, const QString& hint)
{
    addControl(name, button);
    if (hint.isEmpty())
        return;
    // Below the text, not below the box.
    button->setAccessibleDescription(hint);
    const int indent = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, button)
        + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, button);
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    addHint(hint)->setContentsMargins(leftToRight ? indent : 0, 0, leftToRight ? 0 : indent, 0);
}

void PreferencePage::addLabel(const QString& text, QWidget* control)
{
    auto* label = new QLabel(text);
    label->setFont(bold(label->font()));
    label->setWordWrap(true);
    label->setBuddy(control);
    m_layout->addWidget(label);
}

void PreferencePage::addControl(const char* name, QWidget* control)
{
    control->setObjectName(QLatin1String(name));
    m_layout->addWidget(control);
}

HintLabel* PreferencePage::addHint(const QString& text)
{
    auto* hint = new HintLabel(text);
    m_layout->addWidget(hint);
    return hint;
}

void PreferencePage::addGap() { m_layout->addSpacing(gap - smallGap); }

} // namespace portolan

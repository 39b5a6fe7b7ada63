// SPDX-License-Identifier: MIT
#include "ui/preferences/preferences_dialog.h"

#include "ui/look/button.h"
#include "ui/look/colors.h"
#include "ui/look/status_icon.h"
#include "ui/preferences/desktop_preferences.h"
#include "ui/preferences/general_page.h"
#include "ui/preferences/guest_page.h"
#include "ui/preferences/mirroring_editor.h"
#include "ui/preferences/notifications_page.h"
#include "ui/preferences/ports_page.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace portolan {

namespace {

constexpr int inset = 8; ///< of the sections, and of the text in each

/// Paints a section's name, on a rounded background when selected.
class SectionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors colors(option.palette);
        const QRectF ground = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(option.state & QStyle::State_HasFocus ? QPen(colors.accent, 1) : QPen(Qt::NoPen));
        painter->setBrush(option.state & QStyle::State_Selected ? QBrush(colors.selection) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(ground, 4, 4);
        painter->setPen(colors.text);
        painter->drawText(
            option.rect.adjusted(inset, 0, -inset, 0), Qt::AlignVCenter | Qt::AlignLeading, index.data().toString());
        painter->restore();
    }
};

} // namespace

PreferencesDialog::PreferencesDialog(Core& core, DesktopPreferences& preferences, Autostart& autostart)
    : m_core(core)
    , m_preferences(preferences)
    , m_side(new QWidget)
    , m_sections(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_problem(new HintLabel)
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences – Portolan"));
    setWindowIcon(applicationIcon());
    setAttribute(Qt::WA_QuitOnClose, false);

    m_sections->setObjectName(QStringLiteral("sectionList"));
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setItemDelegate(new SectionDelegate(m_sections));
    m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* editor = new MirroringEditor(m_core, this);
    addSection(tr("General"), new GeneralPage(m_preferences, autostart));
    addSection(tr("Notifications"), new NotificationsPage(m_preferences));
    addSection(tr("Ports"), new PortsPage(m_core, *editor));
    addSection(tr("Guest"), new GuestPage(m_core, *editor));
    connect(m_sections, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_sections->setCurrentRow(0);

    m_side->setAutoFillBackground(true);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(inset, 16, inset, inset);
    side->addWidget(m_sections);

    m_problem->setObjectName(QStringLiteral("savingProblem"));
    auto* close = new Button(tr("&Close"));
    close->setObjectName(QStringLiteral("closeButton"));
    close->setAutoDefault(false); // Enter belongs to the line edits
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(20, 12, 20, 16);
    bottom->setSpacing(16);
    bottom->addWidget(m_problem, 1);
    bottom->addStretch();
    bottom->addWidget(close, 0, Qt::AlignBottom);

    auto* main = new QVBoxLayout;
    main->setSpacing(0);
    main->addWidget(m_pages, 1);
    main->addLayout(bottom);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_side);
    layout->addLayout(main, 1);

    connect(&m_core, &Core::snapshotChanged, this, &PreferencesDialog::tellWhatIsNotSaved);
    connect(&m_preferences, &DesktopPreferences::changed, this, &PreferencesDialog::tellWhatIsNotSaved);
    tellWhatIsNotSaved();
    applyPalette();
    applyMinimumSize();
    resize(QSize(fontMetrics().averageCharWidth() * 112, fontMetrics().height() * 40)
               .boundedTo(screen()->availableSize() * 0.9)
               .expandedTo(minimumSize()));
    m_sections->setFocus();
}

int PreferencesDialog::section() const { return m_sections->currentRow(); }
void PreferencesDialog::setSection(int section) { m_sections->setCurrentRow(section); }

void PreferencesDialog::addSection(const QString& name, QWidget* page)
{
    m_sections->addItem(name);
    m_pages->addWidget(page);
}

void PreferencesDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyMinimumSize();
    else if (event->type() == QEvent::PaletteChange)
        applyPalette();
}

void PreferencesDialog::applyMinimumSize()
{
    const int height = controlHeight(fontMetrics());
    int width = 0;
    for (int row = 0; row < m_sections->count(); ++row) {
        width = qMax(width, fontMetrics().horizontalAdvance(m_sections->item(row)->text()));
        m_sections->item(row)->setSizeHint({ 0, height });
    }
    m_side->setFixedWidth(width + 5 * inset);
    QSize size(m_side->width() + m_pages->minimumSizeHint().width(), fontMetrics().height() * 16);
    if (screen())
        size = size.boundedTo(screen()->availableSize());
    setMinimumSize(size);
}

void PreferencesDialog::applyPalette()
{
    // The list should look like part of the window, not like an input field.
    const QColor ground = mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.04);
    QPalette quiet = palette();
    quiet.setColor(QPalette::Window, ground);
    quiet.setColor(QPalette::Base, ground);
    m_side->setPalette(quiet);
    m_sections->setPalette(quiet);
}

void PreferencesDialog::tellWhatIsNotSaved()
{
    QString problem = m_core.snapshot().unsaved;
    if (problem.isEmpty() && !m_preferences.written())
        problem = tr("The settings could not be saved to %1. They apply until Portolan quits.")
                      .arg(QDir::toNativeSeparators(m_preferences.path()));
    if (problem != m_problem->text() || problem.isEmpty())
        m_problem->setProblem(problem);
}

} // namespace portolan

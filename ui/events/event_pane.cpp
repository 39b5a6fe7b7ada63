// SPDX-License-Identifier: MIT
#include "ui/events/event_pane.h"

#include "ui/events/event_list.h"
#include "ui/events/event_model.h"
#include "ui/look/button.h"
#include "ui/look/colors.h"
#include "ui/look/elided_label.h"
#include "ui/look/fonts.h"
#include "ui/look/hint_edit.h"
#include "ui/text/diagnostics.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QUrl>
#include <QVBoxLayout>

namespace portolan {

EventPane::EventPane(EventModel& model)
    : m_filter(new EventFilterModel(this))
    , m_filterEdit(new HintEdit)
    , m_level(new QComboBox)
    , m_place(new ElidedLabel)
    , m_log(new Button(tr("Log file")))
{
    m_filter->setSourceModel(&model);
    m_list = new EventList(*m_filter);
    m_list->setObjectName(QStringLiteral("eventList"));
    m_filterEdit->setObjectName(QStringLiteral("eventFilterEdit"));
    m_filterEdit->setPlaceholderText(tr("Filter events…"));
    m_filterEdit->setAccessibleName(tr("Filter events"));
    m_filterEdit->setToolTip(tr("Show events that contain these words: a port, a program, a time"));
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_filterEdit->setTextMargins(4, 2, 4, 2);
    m_level->setObjectName(QStringLiteral("eventLevelBox"));
    m_level->setAccessibleName(tr("Level"));
    m_level->setToolTip(tr("Levels to show"));
    m_level->addItem(tr("All levels"), int(Event::Level::Info));
    m_level->addItem(tr("Warnings and errors"), int(Event::Level::Warning));
    m_level->addItem(tr("Errors only"), int(Event::Level::Error));
    m_place->setObjectName(QStringLiteral("logPlace"));
    m_place->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* menu = new QMenu(m_log);
    QAction* open = menu->addAction(tr("Open log folder"), this, &EventPane::openFolder);
    open->setObjectName(QStringLiteral("openLogAction"));
    QAction* copy = menu->addAction(tr("Copy log path"), this, &EventPane::copyPath);
    copy->setObjectName(QStringLiteral("copyLogPathAction"));
    m_log->setObjectName(QStringLiteral("logButton"));
    m_log->setMenu(menu);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_filterEdit, 2);
    row->addWidget(m_level);
    row->addWidget(m_place, 3);
    row->addWidget(m_log);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    // A margin above the first line, in the colour of the list.
    auto* frame = new QFrame;
    frame->setFrameStyle(QFrame::StyledPanel | QFrame::Sunken);
    frame->setBackgroundRole(QPalette::Base);
    frame->setAutoFillBackground(true);
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(0, 4, 0, 4);
    inside->addWidget(m_list);
    layout->addLayout(row);
    layout->addWidget(frame, 1);
    setLogPath({});
    applyPalette();

    connect(m_filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        m_list->viewport()->update(); // the text of an empty list depends on the filter
    });
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setLevel(Event::Level(m_level->currentData().toInt()));
        m_list->viewport()->update();
    });
}

void EventPane::setLogPath(const QString& path)
{
    m_logPath = path;
    const QString native = QDir::toNativeSeparators(path);
    m_place->setText(path.isEmpty() ? QString() : tr("Log: %1").arg(withoutHomes(native)));
    m_place->setToolTip(native);
    m_log->setToolTip(tr("Events are also saved in %1").arg(native));
    m_log->setVisible(!path.isEmpty());
}

void EventPane::openFolder()
{
    const QString folder = QFileInfo(m_logPath).absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        emit told(tr("No program on this computer can show folders. The log is in %1.")
                      .arg(QDir::toNativeSeparators(folder)));
}

void EventPane::copyPath()
{
    QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(m_logPath));
    emit told(tr("Log path copied."));
}

void EventPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyPalette();
}

void EventPane::applyPalette()
{
    QPalette dimmed = palette();
    dimmed.setColor(QPalette::WindowText, Colors(palette()).dim);
    m_place->setPalette(dimmed);
    m_level->setMinimumHeight(controlHeight(fontMetrics()));
    m_place->setFont(scaled(font(), 0.95));
}

} // namespace portolan

// SPDX-License-Identifier: MIT
#include "ui/ports/port_pane.h"

#include "ui/look/hint_edit.h"
#include "ui/ports/filter_chips.h"
#include "ui/ports/port_actions.h"
#include "ui/ports/port_columns.h"
#include "ui/ports/port_details.h"
#include "ui/ports/port_export.h"
#include "ui/ports/port_filter_model.h"
#include "ui/ports/port_table_model.h"
#include "ui/ports/port_table_view.h"
#include "ui/text/sentences.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStyleHints>
#include <QVBoxLayout>

namespace portolan {

namespace {

const QString filterKey = QStringLiteral("table/filter");
const QString chipKey = QStringLiteral("table/states");
const QString detailsOpenKey = QStringLiteral("details/open");
const QString detailsHeightKey = QStringLiteral("details/height");

/// The chips' names in the settings.
const QStringList chipNames { QStringLiteral("all"), QStringLiteral("mirrored"), QStringLiteral("conflicts"),
    QStringLiteral("off"), QStringLiteral("ignored"), QStringLiteral("waiting") };

} // namespace

PortPane::PortPane(Core& core, EventModel& events)
    : m_core(core)
    , m_model(new PortTableModel(this))
    , m_filter(new PortFilterModel(*m_model, this))
    , m_controls(new QHBoxLayout)
    , m_filterEdit(new HintEdit)
    , m_chips(new FilterChips)
    , m_view(new PortTableView(*m_filter))
    , m_actions(new PortActions(core, *m_model, *m_view, this))
    , m_details(new PortDetails(core, *m_model, events))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    m_view->setObjectName(QStringLiteral("portTable"));
    m_filterEdit->setObjectName(QStringLiteral("filterEdit"));
    m_filterEdit->setPlaceholderText(tr("Filter ports, labels, processes…"));
    m_filterEdit->setAccessibleName(tr("Filter"));
    m_filterEdit->setToolTip(tr("Show rows that contain these words (Ctrl+F)"));
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->setTextMargins(4, 2, 4, 2);
    m_filterEdit->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    m_filterEdit->setMaximumWidth(fontMetrics().averageCharWidth() * 40);

    m_controls->setSpacing(8);
    m_controls->addWidget(m_filterEdit, 2);
    m_controls->addWidget(m_chips);
    m_controls->addStretch(1);

    m_splitter->setObjectName(QStringLiteral("detailsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(10);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_details->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(m_controls);
    layout->addWidget(m_splitter, 1);

    connectFilter();
    connectTable();
    connect(&m_core, &Core::snapshotChanged, this, &PortPane::apply);
    apply(m_core.snapshot());
}

PortPane::~PortPane()
{
    // While the table loses its rows it selects others; nobody should react to that any more.
    m_view->disconnect(this);
}

void PortPane::connectFilter()
{
    connect(m_filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        updateEmptyText();
    });
    connect(m_chips, &FilterChips::chosen, this, [this](PortFilterModel::Chip chip) {
        m_filter->setChip(chip);
        updateEmptyText();
    });
    // Return and Down go from the filter to its results; Esc clears the filter, too.
    for (const int key : { Qt::Key_Return, Qt::Key_Enter, Qt::Key_Down }) {
        auto* found = new QShortcut(key, m_filterEdit, nullptr, nullptr, Qt::WidgetShortcut);
        connect(found, &QShortcut::activated, this, [this] {
            if (m_filter->rowCount() > 0 && m_view->currentPort() == PortKey())
                m_view->selectRow(0);
            focusTable();
        });
    }
    auto* leave = new QShortcut(Qt::Key_Escape, m_filterEdit, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        m_filterEdit->clear();
        focusTable();
    });
}

void PortPane::connectTable()
{
    connect(m_model, &PortTableModel::enabledRequested, this, [this](PortKey port, bool enabled) {
        m_core.execute(SetEnabled { port, enabled }, [model = QPointer(m_model), port] {
            if (model)
                model->settleEnabled(port);
        });
    });
    connect(m_model, &PortTableModel::labelRequested, this, [this](PortKey port, const QString& label) {
        m_core.execute(SetLabel { port, label }, [model = QPointer(m_model), port] {
            if (model)
                model->settleLabel(port);
        });
    });
    m_opening.setSingleShot(true);
    connect(&m_opening, &QTimer::timeout, this, &PortPane::showSelected);
    connect(m_view, &PortTableView::selectedPortsChanged, this, &PortPane::showSelected);
    connect(m_view, &PortTableView::detailsRequested, this, [this] { setDetailsOpen(true); });
    connect(m_view, &PortTableView::escaped, this, [this] {
        if (m_details->isVisible())
            setDetailsOpen(false);
        else
            m_view->clearSelection();
    });
    connect(m_view, &PortTableView::menuRequested, m_actions, &PortActions::popup);
    connect(m_actions, &PortActions::labelEditRequested, m_view, &PortTableView::editLabel);
    connect(m_actions, &PortActions::copyRequested, this, [this] { copyText(m_view->selectedText()); });
    connect(m_actions, &PortActions::detailsRequested, this, [this] { setDetailsOpen(!showsDetails()); });
    connect(m_details, &PortDetails::closed, this, [this] {
        setDetailsOpen(false);
        focusTable();
    });
}

void PortPane::setTraffic(const QHash<PortKey, TrafficRate>& traffic) { m_model->setTraffic(traffic); }

void PortPane::focusFilter()
{
    m_filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_filterEdit->selectAll();
}

void PortPane::focusTable() { m_view->setFocus(); }

void PortPane::choose(PortKey port)
{
    const QModelIndex row = m_model->indexOf(port);
    if (!row.isValid())
        return;
    if (!m_filter->mapFromSource(row).isValid()) {
        m_filterEdit->clear();
        m_chips->choose(PortFilterModel::Chip::All);
    }
    const QModelIndex shown = m_filter->mapFromSource(row);
    m_view->selectionModel()->setCurrentIndex(
        shown, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(shown);
    m_view->setFocus();
}

PortKey PortPane::chosen() const { return m_view->currentPort(); }

bool PortPane::showsDetails() const { return !m_details->isHidden(); }

void PortPane::apply(const Snapshot& snapshot)
{
    m_model->apply(snapshot);
    m_chips->setCounts(m_filter->counts());
    m_actions->update(); // the table itself reports selection changes
    followCurrent();
    updateEmptyText();
}

void PortPane::setDetailsOpen(bool open)
{
    m_detailsOpen = open;
    m_opening.stop();
    showSelected();
}

void PortPane::showSelected()
{
    m_actions->setPorts(m_view->selectedPorts(), m_view->currentPort());
    followCurrent();
}

void PortPane::followCurrent()
{
    const PortKey port = m_view->currentPort();
    const bool shown = m_detailsOpen && port != PortKey();
    // Opening must not come between the two clicks of a double click.
    const bool covers = m_view->isPressed() && m_view->currentIsWithin(m_details->sizeHint().height());
    if (shown && !showsDetails() && (covers || m_opening.isActive())) {
        if (!m_opening.isActive())
            m_opening.start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
        return;
    }
    m_opening.stop();
    if (shown)
        m_details->setPort(m_model->fact(m_model->indexOf(port)), m_model->guest());
    if (shown == showsDetails())
        return;
    m_details->setVisible(shown);
    // The details take their room from the table; keep their row visible.
    if (shown)
        QMetaObject::invokeMethod(
            m_view, [view = m_view] { view->scrollTo(view->currentIndex()); }, Qt::QueuedConnection);
}

void PortPane::saveLayout(QSettings& settings) const
{
    m_view->columns().save(settings);
    settings.setValue(filterKey, m_filterEdit->text());
    settings.setValue(chipKey, chipNames.value(int(m_filter->chip())));
    settings.setValue(detailsOpenKey, m_detailsOpen);
    if (showsDetails())
        settings.setValue(detailsHeightKey, m_details->height());
}

void PortPane::restoreLayout(QSettings& settings)
{
    m_view->columns().restore(settings);
    m_filterEdit->setText(settings.value(filterKey).toString());
    m_chips->choose(PortFilterModel::Chip(qMax(qsizetype(0), chipNames.indexOf(settings.value(chipKey).toString()))));
    m_detailsOpen = settings.value(detailsOpenKey, true).toBool();
    if (const int height = settings.value(detailsHeightKey).toInt(); height > 0)
        m_splitter->setSizes({ 10'000, height });
    showSelected();
}

void PortPane::resetLayout()
{
    m_view->columns().reset();
    m_filterEdit->clear();
    m_chips->choose(PortFilterModel::Chip::All);
    m_splitter->setSizes({ 10'000, m_details->sizeHint().height() });
    setDetailsOpen(true);
}

void PortPane::exportPorts()
{
    askAndSavePorts(*window(), [&core = m_core] { return core.snapshot(); });
}

void PortPane::updateEmptyText()
{
    const GuestFact& guest = m_model->guest();
    const QString name = sentences::guestTitle(guest.name);
    if (m_model->rowCount() > 0) {
        m_view->setEmptyText(
            tr("No port matches the filter"), tr("Clear the filter or choose “All” to see every port."));
        return;
    }
    switch (guest.state) {
    case GuestState::Starting:
        m_view->setEmptyText(
            tr("Connecting to %1…").arg(name), tr("Its ports appear here when programs listen on them."));
        break;
    case GuestState::Connected:
        m_view->setEmptyText(tr("Nothing listens in %1 yet").arg(name),
            tr("Start a server there, and it appears here and on this computer's localhost."));
        break;
    case GuestState::Stopped:
        m_view->setEmptyText(
            tr("%1 is not running").arg(name), tr("Its ports appear here automatically when it starts."));
        break;
    case GuestState::Failed:
        m_view->setEmptyText(tr("No connection to %1").arg(name), tr("See the reason above."));
        break;
    }
}

} // namespace portolan

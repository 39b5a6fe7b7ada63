// SPDX-License-Identifier: MIT
#include "ui/ports/port_pane.h"

#include "ui/ports/filter_chips.h"
#include "ui/ports/port_explanation.h"
#include "ui/ports/port_filter_model.h"
#include "ui/ports/port_table_model.h"
#include "ui/ports/port_table_view.h"
#include "ui/text/sentences.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace portolan {

PortPane::PortPane(Core& core, QWidget* parent)
    : QWidget(parent)
    , m_core(core)
    , m_model(new PortTableModel(this))
    , m_filter(new PortFilterModel(this))
    , m_controls(new QHBoxLayout)
    , m_filterEdit(new QLineEdit)
    , m_chips(new FilterChips)
    , m_view(nullptr)
    , m_explanation(new PortExplanation)
{
    m_filter->setSourceModel(m_model);
    m_view = new PortTableView(*m_filter, *m_model);
    m_view->setObjectName(QStringLiteral("portTable"));
    m_filterEdit->setObjectName(QStringLiteral("filterEdit"));
    m_filterEdit->setPlaceholderText(tr("Filter ports, processes…"));
    m_filterEdit->setAccessibleName(tr("Filter"));
    m_filterEdit->setToolTip(tr("Words that a port's row has to contain (Ctrl+F)"));
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->setTextMargins(4, 2, 4, 2);
    m_filterEdit->setMinimumWidth(fontMetrics().averageCharWidth() * 22);
    m_filterEdit->setMaximumWidth(fontMetrics().averageCharWidth() * 40);

    m_controls->setSpacing(8);
    m_controls->addWidget(m_filterEdit, 2);
    m_controls->addWidget(m_chips);
    m_controls->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(m_controls);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_explanation);

    connect(m_filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        updateEmptyText();
    });
    connect(m_chips, &FilterChips::chosen, this, [this](PortFilterModel::Chip chip) {
        m_filter->setChip(chip);
        updateEmptyText();
    });
    connect(m_model, &PortTableModel::enabledRequested, this, &PortPane::setEnabled);
    connect(m_view, &PortTableView::selectedPortChanged, this, &PortPane::explainSelected);
    connect(m_view, &PortTableView::allowedInGuestRequested, this,
        [this](quint16 port, bool allowed) { m_core.setAllowedInGuest(port, allowed); });
    connect(m_view, &PortTableView::dismissRequested, this, [this](quint16 port) { m_core.dismissRefusal(port); });
    connect(m_explanation, &PortExplanation::enabledRequested, this, &PortPane::setEnabled);
    connect(m_explanation, &PortExplanation::allowedInGuestRequested, this,
        [this](quint16 port, bool allowed) { m_core.setAllowedInGuest(port, allowed); });
    connect(
        m_explanation, &PortExplanation::dismissRequested, this, [this](quint16 port) { m_core.dismissRefusal(port); });
    connect(m_explanation, &PortExplanation::retryRequested, this, [this] { m_core.retry(); });
    connect(m_explanation, &PortExplanation::closed, m_view, &QAbstractItemView::clearSelection);
    connect(&m_core, &Core::snapshotChanged, this, &PortPane::apply);
    apply(m_core.snapshot());
}

void PortPane::setTraffic(const QHash<quint16, TrafficRate>& traffic) { m_model->setTraffic(traffic); }

void PortPane::focusFilter()
{
    m_filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_filterEdit->selectAll();
}

void PortPane::focusTable() { m_view->setFocus(); }

void PortPane::choose(quint16 port)
{
    const QModelIndex row = m_model->indexOf(port);
    if (!row.isValid())
        return;
    if (!m_filter->mapFromSource(row).isValid()) {
        m_filterEdit->clear();
        m_chips->choose(PortFilterModel::Chip::All);
    }
    const QModelIndex shown = m_filter->mapFromSource(row);
    m_view->selectRow(shown.row());
    m_view->scrollTo(shown);
    m_view->setFocus();
}

void PortPane::apply(const Snapshot& snapshot)
{
    m_model->apply(snapshot);
    m_chips->updateCounts(*m_filter);
    explainSelected();
    updateEmptyText();
}

void PortPane::setEnabled(quint16 port, bool enabled)
{
    m_core.setEnabled(port, enabled, [model = QPointer(m_model), port] {
        if (model)
            model->settle(port);
    });
}

void PortPane::explainSelected()
{
    const QModelIndex row = m_model->indexOf(m_view->selectedPort());
    const bool hidden = m_explanation->isHidden();
    if (row.isValid())
        m_explanation->explain(m_model->fact(row), m_model->guest());
    else
        m_explanation->clear();
    // The strip takes its room from the table: the row that it speaks of stays in sight.
    if (hidden && !m_explanation->isHidden())
        QMetaObject::invokeMethod(
            m_view, [view = m_view] { view->scrollTo(view->currentIndex()); }, Qt::QueuedConnection);
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
            tr("Connecting to %1…").arg(name), tr("The ports that programs in it listen on appear here."));
        break;
    case GuestState::Connected:
        m_view->setEmptyText(tr("Nothing listens in %1 yet").arg(name),
            tr("Start a server in it and it appears here, and on localhost of this computer."));
        break;
    case GuestState::Stopped:
        m_view->setEmptyText(
            tr("%1 is not running").arg(name), tr("When it starts, its ports appear here by themselves."));
        break;
    case GuestState::Failed:
        m_view->setEmptyText(tr("There is no connection to %1").arg(name), tr("The reason is given above."));
        break;
    }
}

} // namespace portolan

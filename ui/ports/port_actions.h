// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace portolan {

class PortTableModel;

/// What can be done with the chosen ports: the table's context menu, and its keys. UI thread.
class PortActions final : public QObject
{
    Q_OBJECT

public:
    /// `core`, `model` and `view`, whose keys they answer, outlive the actions.
    PortActions(Core& core, PortTableModel& model, QWidget& view, QObject* parent = nullptr);

    /// What they act on from now on; `current` is one of `ports`, or 0 where there are none.
    void setPorts(const QList<quint16>& ports, quint16 current);
    /// Brings words and availability up to what the model says of them.
    void update();
    /// Opens the menu; it deletes itself when closed.
    void popup(const QPoint& place);

signals:
    void labelEditRequested();
    void copyRequested();
    void detailsRequested();

private:
    [[nodiscard]] QAction* add(const char* name, const QList<QKeySequence>& keys, void (PortActions::*act)());
    [[nodiscard]] QList<PortFact> chosen() const;
    [[nodiscard]] PortFact current() const;
    /// Those whose switch means something, and whether that of the current one is on, else of the first.
    [[nodiscard]] QList<PortFact> switchable() const;
    [[nodiscard]] bool switchedOn() const;

    void open();
    void openOther();
    void copyUrl();
    void copyHostEndpoint();
    void copyGuestEndpoint();
    void toggle();
    void allow();
    void ignore();
    void dismiss();

    Core& m_core;
    PortTableModel& m_model;
    QWidget& m_view;
    QList<quint16> m_ports;
    quint16 m_current = 0;
    QAction* m_open;
    QAction* m_openOther;
    QAction* m_copyUrl;
    QAction* m_copyHost;
    QAction* m_copyGuest;
    QAction* m_copyRows;
    QAction* m_label;
    QAction* m_toggle;
    QAction* m_allow;
    QAction* m_ignore;
    QAction* m_dismiss;
    QAction* m_details;
};

void copyText(const QString& text);
/// Opens the port in the browser, the way that is remembered for it.
void openInBrowser(const PortFact& port);

} // namespace portolan

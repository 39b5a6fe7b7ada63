// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"

#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace portolan {

class PortTableModel;

/// The actions on the selected ports: the table's context menu and its shortcuts. UI thread.
class PortActions final : public QObject
{
    Q_OBJECT

public:
    /// `core`, `model` and `view` must outlive the actions. The shortcuts work in `view`.
    PortActions(Core& core, PortTableModel& model, QWidget& view, QObject* parent = nullptr);

    /// Sets the ports to act on; `current` is one of `ports`, or no port if there are none.
    void setPorts(const QList<PortKey>& ports, PortKey current);
    /// Updates texts and availability from the model.
    void update();
    /// Opens the menu, which deletes itself when closed.
    void popup(const QPoint& place);

signals:
    void labelEditRequested();
    void copyRequested();
    void detailsRequested();

private:
    [[nodiscard]] QAction* add(const char* name, const QList<QKeySequence>& keys, std::function<void()> act);
    [[nodiscard]] QList<PortFact> chosen() const;
    [[nodiscard]] PortFact current() const;
    /// The ports that can be switched, and whether the current one (or else the first) is on.
    [[nodiscard]] QList<PortFact> switchable() const;
    [[nodiscard]] bool switchedOn() const;

    void openOther();
    void copyUrl();
    void toggle();
    void allow();
    void ignore();
    void dismiss();

    Core& m_core;
    PortTableModel& m_model;
    QWidget& m_view;
    QList<PortKey> m_ports;
    PortKey m_current;
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
/// Opens the port in the browser, with its remembered scheme.
void openInBrowser(const PortFact& port);

} // namespace portolan

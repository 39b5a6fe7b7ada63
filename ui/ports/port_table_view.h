// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QTableView>

namespace portolan {

class PortColumns;
class PortFilterModel;

/// The table of ports, with a text of its own while it is empty. UI thread.
class PortTableView final : public QTableView
{
    Q_OBJECT

public:
    explicit PortTableView(PortFilterModel& filter);

    [[nodiscard]] PortColumns& columns() const { return *m_columns; }
    /// The ports of the selected rows from top to bottom.
    [[nodiscard]] QList<PortKey> selectedPorts() const;
    /// The one that was selected last; 0: none.
    [[nodiscard]] PortKey currentPort() const;
    /// The selected rows as shown: a line each, cells separated by tabs.
    [[nodiscard]] QString selectedText() const;
    /// Whether a mouse press is changing the selection; it may become a double click.
    [[nodiscard]] bool isPressed() const { return m_pressed; }
    /// Whether the current row ends within the lowest `height` pixels of the table, or below them.
    [[nodiscard]] bool currentIsWithin(int height) const;
    /// Opens the editor for the current port's label.
    void editLabel();
    /// What the empty table shows: a heading and a sentence.
    void setEmptyText(const QString& heading, const QString& sentence);
    [[nodiscard]] QString emptyText() const { return m_emptyHeading + u'\n' + m_emptySentence; }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void selectedPortsChanged();
    /// The user asks for details of the current port, by a double click or by Enter where nothing else handles it.
    void detailsRequested();
    void escaped();
    void menuRequested(const QPoint& place);

protected slots:
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles = {}) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

protected:
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(
        const QModelIndex& index, const QEvent* event) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();
    void paintEmptyText();
    void openCell(const QModelIndex& index);
    [[nodiscard]] QModelIndex selectedCurrent() const;
    [[nodiscard]] QModelIndexList selectedRowsInOrder() const;

    PortFilterModel& m_filter;
    PortColumns* m_columns = nullptr;
    QString m_emptyHeading;
    QString m_emptySentence;
    bool m_pressed = false;
};

} // namespace portolan

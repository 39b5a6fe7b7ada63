// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QObject>

class QMenu;
class QModelIndex;
class QSettings;
class QTableView;

namespace portolan {

/// The columns of the port table: width, order, visibility. They share the table's width, except those that the user
/// resized. UI thread.
class PortColumns final : public QObject
{
    Q_OBJECT

public:
    /// `table` must have its model and its header. It owns this object.
    explicit PortColumns(QTableView& table);

    /// Call when the table's font or width changes.
    void applyFont();
    void fit();
    /// Call when these cells are new or changed. Columns only grow, so that they do not jump as processes come and go.
    void measure(const QModelIndex& first, const QModelIndex& last);

    void setHidden(int column, bool hidden);
    /// Restores the defaults.
    void reset();
    /// Readable: columns by name, widths in font heights, so that they suit another font.
    void save(QSettings& settings) const;
    void restore(QSettings& settings);

    /// The menu to show, hide and reset columns. Deletes itself when closed.
    [[nodiscard]] QMenu* makeMenu();

private:
    [[nodiscard]] bool hidden(int column) const;
    /// The column that takes the remaining width: the state has the longest texts.
    [[nodiscard]] int stretched() const;
    [[nodiscard]] int widthOfText(const QModelIndex& index) const;

    QTableView& m_table;
    QList<int> m_usual;        ///< preferred widths, from the font
    QList<int> m_content;      ///< the widest content so far
    QHash<int, qreal> m_byHand; ///< widths that the user set, in font heights
    bool m_fitting = false;
};

} // namespace portolan

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

/// The columns of the port table: how wide they are, in which order they stand, which are hidden. They share the table's
/// width, unless the user's hand gave them one. UI thread.
class PortColumns final : public QObject
{
    Q_OBJECT

public:
    /// `table` has its model and its header, and owns the columns.
    explicit PortColumns(QTableView& table);

    /// To be called when the table's font or width is another.
    void applyFont();
    void fit();
    /// To be called when these cells are new or changed. Columns only grow, so that they do not dance while processes come
    /// and go.
    void measure(const QModelIndex& first, const QModelIndex& last);

    void setHidden(int column, bool hidden);
    /// As a new user finds them.
    void reset();
    /// Readable, each column by its name; widths in heights of the font, so that they suit another one.
    void save(QSettings& settings) const;
    void restore(QSettings& settings);

    /// To show and hide columns, and to reset them; deletes itself when closed.
    [[nodiscard]] QMenu* makeMenu();

private:
    [[nodiscard]] bool hidden(int column) const;
    /// The column that takes what is left: the state's words are the longest.
    [[nodiscard]] int stretched() const;
    [[nodiscard]] int widthOfText(const QModelIndex& index) const;

    QTableView& m_table;
    QList<int> m_usual;        ///< the width a column likes to have, as the font says
    QList<int> m_content;      ///< the widest that a column had to show
    QHash<int, qreal> m_byHand; ///< what the user made of it, in heights of the font
    bool m_fitting = false;
};

} // namespace portolan

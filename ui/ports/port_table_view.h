// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

namespace portolan {

class PortFilterModel;
class PortTableModel;

/// The table of ports. Shows a text of its own while no row is there. What the user wants done with a port is a signal.
/// UI thread.
class PortTableView final : public QTableView
{
    Q_OBJECT

public:
    explicit PortTableView(PortFilterModel& filter, PortTableModel& model, QWidget* parent = nullptr);

    /// The port of the selected row; 0: none is selected.
    [[nodiscard]] quint16 selectedPort() const;
    /// What the empty table says, a heading and a sentence.
    void setEmptyText(const QString& heading, const QString& sentence);
    [[nodiscard]] QString emptyText() const { return m_emptyHeading + u'\n' + m_emptySentence; }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void selectedPortChanged(quint16 port);
    void allowedInGuestRequested(quint16 port, bool allowed);
    void dismissRequested(quint16 port);

protected slots:
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles = {}) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();
    void measure(const QModelIndex& first, const QModelIndex& last);
    void fitColumns();
    void paintEmptyText();
    void toggle(const QModelIndex& index);
    [[nodiscard]] QModelIndex current() const;

    PortFilterModel& m_filter;
    PortTableModel& m_ports;
    QString m_emptyHeading;
    QString m_emptySentence;
    QList<int> m_wide;    ///< the width a column likes to have, as the font or the user's hand says
    QList<int> m_content; ///< the widest that a column had to show
    bool m_fitting = false;
};

/// Copies the port's URL, or opens it in the browser.
void copyUrl(const QString& url);
void openUrl(const QString& url);

} // namespace portolan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/state.h"

#include <QSortFilterProxyModel>

#include <array>

namespace portolan {

class PortTableModel;

/// The rows that match the filter's text and chip, sorted by the columns' values, not by their texts.
class PortFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Chip { All, Mirrored, Conflicts, Off, Ignored, Waiting };
    static constexpr int chipCount = 6;
    /// How many rows belong to each chip.
    using Counts = std::array<int, chipCount>;

    /// `ports` must outlive the filter.
    explicit PortFilterModel(PortTableModel& ports, QObject* parent = nullptr);

    /// Every word of `text` must occur in a row: in port, label, process, pid, address or state.
    void setText(const QString& text);
    void setChip(Chip chip);
    [[nodiscard]] Chip chip() const { return m_chip; }
    /// Counts all rows of the source, whatever the text filter says.
    [[nodiscard]] Counts counts() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    [[nodiscard]] static bool belongs(PortState state, Chip chip);

    PortTableModel& m_ports;
    QStringList m_words;
    Chip m_chip = Chip::All;
};

} // namespace portolan

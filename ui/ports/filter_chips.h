// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/port_filter_model.h"

#include <QWidget>

#include <array>

namespace portolan {

/// All, Mirrored, Conflicts, Off, and, if they have rows, Ignored and Waiting. Exactly one is chosen. Each shows its
/// number of rows.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    FilterChips();

    void setCounts(const PortFilterModel::Counts& counts);
    void choose(PortFilterModel::Chip chip);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(portolan::PortFilterModel::Chip chip);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class ChipButton;
    static constexpr std::size_t count = PortFilterModel::chipCount;
    static constexpr std::size_t always = 4; ///< these chips are shown even without rows
    static constexpr int gap = 6;

    [[nodiscard]] bool wanted(std::size_t chip) const;
    [[nodiscard]] QSize sizeOf(std::size_t chips) const;
    void place();

    std::array<ChipButton*, count> m_chips {};
    PortFilterModel::Counts m_counts {};
};

} // namespace portolan

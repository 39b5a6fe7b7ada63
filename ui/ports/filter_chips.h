// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/port_filter_model.h"

#include <QWidget>

#include <array>

class QButtonGroup;

namespace portolan {

/// All, Mirrored, Conflicts, Off: one of them is chosen, each says how many rows it has.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);

    /// Reads the numbers from the model again.
    void updateCounts(const PortFilterModel& model);
    void choose(PortFilterModel::Chip chip);

signals:
    void chosen(portolan::PortFilterModel::Chip chip);

private:
    class ChipButton;

    static constexpr int count = 4;
    std::array<ChipButton*, count> m_chips {};
};

} // namespace portolan

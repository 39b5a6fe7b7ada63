// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QWidget>

namespace portolan {

/// The line between host and guest: how many ports are mirrored, and how much flows. Whole while the guest is
/// connected, broken when it is not.
class MirrorLine final : public QWidget
{
    Q_OBJECT

public:
    explicit MirrorLine(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);
    /// Bytes a second.
    void setTraffic(double toGuest, double fromGuest);

    /// The words on the line, and those below it.
    [[nodiscard]] QString label() const { return m_label; }
    [[nodiscard]] QString traffic() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Kind { Flowing, Paused, Absent, Broken };

    QString m_label;
    QString m_short; ///< for a line that is too short for the label
    Kind m_kind = Kind::Absent;
    double m_toGuest = 0;
    double m_fromGuest = 0;
};

} // namespace portolan

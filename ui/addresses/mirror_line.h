// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/addresses/dash_stream.h"
#include "ui/look/marks.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

#include <optional>

namespace portolan {

/// The line between host and guest: how many ports are mirrored, and how much flows. It is whole while the guest is
/// connected, and different for every way in which it is not. What flows to the guest runs above the line towards it,
/// what comes from it below the line. Nothing moves, and no timer runs, while nothing flows, nobody can see it, or the
/// style wants no animation. UI thread.
class MirrorLine final : public QWidget
{
    Q_OBJECT

public:
    explicit MirrorLine(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);
    /// Bytes a second; given again every second while there is a window to show them.
    void setTraffic(double toGuest, double fromGuest);

    /// The words on the line.
    [[nodiscard]] QString label() const { return m_label; }
    /// The words above it ("" when nothing flows) and below it.
    [[nodiscard]] QString above() const;
    [[nodiscard]] QString below() const;
    /// Both ways in words: "310 kB/s to Ubuntu, 12.4 MB/s from Ubuntu".
    [[nodiscard]] QString trafficWords() const;
    [[nodiscard]] bool isMoving() const { return m_motion.isActive(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Kind { Flowing, Empty, Paused, Starting, Stopped, Failed, Unreachable };

    void updateMotion();
    void settle();
    void describe();
    [[nodiscard]] bool animates() const;
    [[nodiscard]] bool inSight() const;
    /// What a length of DashStream's is in pixels, so that all grows with the text.
    [[nodiscard]] double unit() const;
    [[nodiscard]] QRect lanes() const;
    [[nodiscard]] std::optional<Mark> mark() const;
    void paintLine(QPainter& painter, const Colors& colors, double hostEnd, double guestEnd) const;
    void paintDashes(QPainter& painter, const Colors& colors) const;
    void paintRates(QPainter& painter, const Colors& colors, const QRectF& pill) const;

    Kind m_kind = Kind::Starting;
    QString m_guest;
    QString m_label;
    QString m_short; ///< for a line that is too short for the label
    double m_toGuest = 0;
    double m_fromGuest = 0;
    DashStream m_toDashes;
    DashStream m_fromDashes;
    QBasicTimer m_motion;
    QElapsedTimer m_sinceFrame;
};

} // namespace portolan

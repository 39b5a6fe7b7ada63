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

/// The line between host and guest: how many ports are mirrored, and how much flows. It is solid while the guest is
/// connected, and looks different for each kind of failure. Traffic to the guest runs above the line, traffic from it
/// below. No timer runs while nothing flows, the widget is hidden, or the style wants no animation. UI thread.
class MirrorLine final : public QWidget
{
    Q_OBJECT

public:
    MirrorLine();

    void setSnapshot(const Snapshot& snapshot);
    /// Bytes per second. Call every second while the window is visible.
    void setTraffic(double toGuest, double fromGuest);

    /// The text on the line.
    [[nodiscard]] QString label() const { return m_label; }
    /// The text above the line ("" when nothing flows) and below it.
    [[nodiscard]] QString above() const;
    [[nodiscard]] QString below() const;
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
    /// Pixels per DashStream unit, so that everything scales with the text.
    [[nodiscard]] double unit() const;
    void paintLine(QPainter& painter, const Colors& colors, double hostEnd, double guestEnd) const;
    void paintDashes(QPainter& painter, const Colors& colors) const;
    void paintRates(QPainter& painter, const Colors& colors, const QRectF& pill) const;

    Kind m_kind = Kind::Starting;
    std::optional<Mark> m_mark; ///< before the label
    QString m_guest;
    QString m_label;
    QString m_short; ///< if the line is too short for the label
    double m_toGuest = 0;
    double m_fromGuest = 0;
    DashStream m_toDashes;
    DashStream m_fromDashes;
    QBasicTimer m_motion;
    QElapsedTimer m_sinceFrame;
};

} // namespace portolan

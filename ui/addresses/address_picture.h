// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/look/marks.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace portolan {

class AddressCard;
class MarkSign;
class MirrorLine;

/// The picture at the top of the window: this computer with its adapter, the guest with its interface, and the line
/// between them. Below it at most one sentence: why the guest is not connected and what to do, that all ports are
/// paused, or that the masks differ; with a button if a click helps. UI thread.
class AddressPicture final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressPicture(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);
    /// Bytes per second, over all ports.
    void setTraffic(double toGuest, double fromGuest);

signals:
    void retryRequested();
    void resumeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Remedy { None, Retry, Resume };
    struct Note {
        QString text;
        Mark mark = Mark::Info;
        Remedy remedy = Remedy::None;
    };

    [[nodiscard]] static Note noteFor(const Snapshot& snapshot);
    void applyPalette();
    void matchCards();
    void setNote(const Note& note);

    AddressCard* m_host;
    MirrorLine* m_line;
    AddressCard* m_guest;
    MarkSign* m_noteMark;
    QLabel* m_note;
    QPushButton* m_remedy;
    QWidget* m_noteRow;
    Remedy m_remedyKind = Remedy::None;
};

} // namespace portolan

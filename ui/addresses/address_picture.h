// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QWidget>

class QLabel;

namespace portolan {

class AddressCard;
class MirrorLine;

/// The picture on top of the window: this computer and its adapter, the guest and its interface, and the line between
/// them. Below it one sentence when there is something to say: why the guest is not connected, or that the masks
/// differ. UI thread.
class AddressPicture final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressPicture(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);
    /// Bytes a second, over all ports.
    void setTraffic(double toGuest, double fromGuest);

protected:
    void changeEvent(QEvent* event) override;

private:
    class NoteMark;

    void applyPalette();
    void matchCards();
    void setNote(const QString& text, bool urgent);

    AddressCard* m_host;
    MirrorLine* m_line;
    AddressCard* m_guest;
    NoteMark* m_noteMark;
    QLabel* m_note;
    QWidget* m_noteRow;
    bool m_urgent = false;
};

} // namespace portolan
